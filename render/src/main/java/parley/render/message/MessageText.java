package parley.render.message;

import java.time.ZoneId;
import java.util.List;
import parley.render.Texts;

/** A message as plain text, to be read out, faxed or put into an e-mail. */
public final class MessageText {
  private MessageText() {}

  /** The text, in lines ended by LF; what stands inside is indented by two spaces a level. */
  public static String of(Outgoing message, Texts texts) {
    return print(Layout.of(message, texts), texts);
  }

  /**
   * The same of an entry that is looked at and not sent: without addressee and end.
   *
   * @param zones where times are shown too, before those that the act names itself
   */
  public static String shown(Outgoing entry, Texts texts, List<ZoneId> zones) {
    return print(Layout.shown(entry, texts, zones), texts);
  }

  private static String print(List<Row> rows, Texts texts) {
    StringBuilder text = new StringBuilder();
    for (Row row : rows) {
      String indent = "  ".repeat(row.depth());
      String label = row.label().isEmpty() ? "" : row.label() + (row.depth() == 0 ? ". " : " ");
      String name = row.name().isEmpty() ? "" : texts.say("print.name", "name", row.name());
      List<String> lines = row.value().lines().toList();
      boolean one = lines.size() == 1;
      text.append((indent + label + name + (one ? " " + lines.getFirst() : "")).stripTrailing());
      text.append('\n');
      if (!one) {
        lines.forEach(line -> text.append((indent + "  " + line).stripTrailing()).append('\n'));
      }
    }
    return text.toString();
  }
}
