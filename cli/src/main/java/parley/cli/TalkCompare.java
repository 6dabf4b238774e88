package parley.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import parley.log.MalformedException;
import parley.readout.Finding;
import parley.record.Fields;
import parley.record.Json;
import parley.render.Hints;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Two readouts of one talk side by side. */
@Command(
    name = "compare",
    header = "Puts two readouts of one talk side by side and shows where they do not fit.",
    description = {
      "Topics, dates with weekdays, numbers, names against the register of posts, contrary terms:"
          + " hints for a person to look at, never a verdict; no language model is used."
    })
final class TalkCompare implements Action {
  @Mixin private NodeOptions node = new NodeOptions();

  @Parameters(index = "0", paramLabel = "LINE", description = LineAct.LINE)
  private String line = "";

  @Parameters(index = "1", paramLabel = "READOUT", description = LineAct.ENTRY)
  private String one = "";

  @Parameters(index = "2", paramLabel = "READOUT", description = "The other side's.")
  private String other = "";

  @Override
  public Exit run(Session session) throws Failure, MalformedException, IOException {
    Json.Obj answer;
    try (NodeClient client = node.client(session)) {
      EntryRow first = EntryName.parse(one).find(client, line);
      EntryRow second = EntryName.parse(other).find(client, line);
      answer =
          client.getJson(
              EntryName.linePath(line)
                  + "/compare?one="
                  + EntryName.escaped(first.origin())
                  + "&one-index="
                  + first.index()
                  + "&other="
                  + EntryName.escaped(second.origin())
                  + "&other-index="
                  + second.index());
    }
    show(session, answer);
    return Exit.OK;
  }

  private static void show(Session session, Json.Obj answer) throws MalformedException {
    List<String> hints = new ArrayList<>();
    for (Json item : answer.items("findings")) {
      hints.add(session.texts().say(Hints.of(finding(item))));
    }
    session
        .out()
        .result(
            new JsonObject().put("compared", answer).putTexts("hints", hints),
            words -> {
              for (Json item : answer.items("accounts")) {
                Json.Obj account = (Json.Obj) item;
                words.say("talk-files.account", "side", account.text("side"));
                words.quote(account.text("text"));
              }
              hints.forEach(words::quote);
              if (hints.isEmpty()) {
                words.say("talk-files.no-hint");
              }
            });
  }

  private static Finding finding(Json item) throws MalformedException {
    Fields f = Fields.of(item, "finding");
    String word = f.text("sort", 40).toUpperCase(Locale.ROOT).replace('-', '_');
    for (Finding.Sort sort : Finding.Sort.values()) {
      if (sort.name().equals(word)) {
        return new Finding(
            sort,
            ((Json.Obj) item).text("side"),
            (int) f.integer("from", 0, Integer.MAX_VALUE),
            (int) f.integer("to", 0, Integer.MAX_VALUE),
            ((Json.Obj) item).text("said"),
            ((Json.Obj) item).text("expected"),
            ((Json.Obj) item).text("about"));
      }
    }
    throw new MalformedException("finding.sort: no such sort");
  }
}
