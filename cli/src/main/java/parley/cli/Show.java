package parley.cli;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import parley.log.MalformedException;
import parley.record.Kind;
import parley.record.Kinds;
import parley.render.Phrase;
import parley.render.message.MessageText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one entry whole, in words. */
@Command(
    name = "show",
    header = "Shows an entry whole, in words: terms, texts, numbers, who signed, how it counts.",
    description =
        "In the language of --lang; texts of record stand in their author's. Times are shown also in"
            + " the time zones that the entry names, and in those of --zone. Hashes are in"
            + " hexadecimal, as in every result for people; the record and --json have base64.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  parley show theatre us.example/31",
      "  parley show theatre cn.example/12 --zone Asia/Shanghai --lang zh",
    })
final class Show implements Action {
  @Mixin private NodeOptions node = new NodeOptions();

  @Parameters(index = "0", paramLabel = "LINE", description = LineAct.LINE)
  private String line = "";

  @Parameters(index = "1", paramLabel = "ENTRY", description = LineAct.ENTRY)
  private String entry = "";

  @Option(names = "--zone", paramLabel = "ZONE", description = "A time zone to show times in too.")
  private List<String> zones = List.of();

  @Override
  public Exit run(Session session) throws Failure, MalformedException, IOException {
    List<ZoneId> places = places();
    try (NodeClient client = node.client(session)) {
      show(session, Printed.find(client, line, entry), places);
    }
    return Exit.OK;
  }

  private List<ZoneId> places() throws MalformedException {
    List<ZoneId> places = new ArrayList<>();
    for (String zone : zones) {
      try {
        places.add(ZoneId.of(zone));
      } catch (DateTimeException e) {
        throw new MalformedException("--zone: a time zone expected, such as Asia/Jakarta", e);
      }
    }
    return places;
  }

  /** Gives the entry as a result. */
  static void show(Session session, Printed printed, List<ZoneId> places) {
    String from = printed.sender(session) + " · " + printed.signers();
    String text = MessageText.shown(printed.to(from, "", ""), session.texts(), places);
    EntryRow row = printed.row();
    session
        .out()
        .result(
            new JsonObject().put("entry", row.json()).put("text", text),
            words -> {
              words.quote(text.stripTrailing());
              words.say(stands(session, row));
              String ladder = LogView.ladder(row.json());
              if (!ladder.isEmpty()) {
                words.say("show.ladder", "ladder", ladder);
              }
              String grade = row.json().text("grade");
              if (!grade.isEmpty()) {
                words.say("show.grade", "grade", Phrase.sayOf("view-word", grade));
              }
            });
  }

  private static Phrase stands(Session session, EntryRow row) {
    String said = row.json().text("verdict");
    String reason = row.json().text("reason");
    if (reason.equals("suspended") && Kinds.is(row.json().text("kind"), Kind.Trait.REPORT)) {
      return Phrase.say("show.observed");
    }
    String verdict =
        session.texts().knows("show-verdict", said)
            ? session.texts().sayOf("show-verdict", said)
            : said;
    return reason.isEmpty()
        ? Phrase.say("show.stands", "verdict", verdict)
        : Phrase.say("show.stands-so", "verdict", verdict, "reason", reason);
  }
}
