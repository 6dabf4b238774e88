package parley.cli;

import parley.log.MalformedException;
import parley.record.Json;
import parley.record.ReplyCode;
import parley.record.UtcTime;
import parley.render.Dates;
import parley.render.Phrase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints an entry as a message for one who has no node: numbered, with a reply code. */
@Command(
    name = "message",
    header = "Prints an entry as a numbered message with a reply code.",
    description =
        "For telephone, radio, fax, e-mail or a messenger. Whoever answers names the code; it is"
            + " entered with parley attest --code, and shows that the answer is to this message.",
    footerHeading = "%nExample:%n",
    footer = "  parley message ferry south-quay.example/9")
final class MessageCommand implements Action {
  @Mixin private NodeOptions node = new NodeOptions();

  @Parameters(index = "0", paramLabel = "LINE", description = "The line, by full or short name.")
  private String line = "";

  @Parameters(
      index = "1",
      paramLabel = "ENTRY",
      description = "The entry: party/index, party#epoch/index or its id.")
  private String entry = "";

  @Override
  public Exit run(Session session) throws Failure, MalformedException {
    try (NodeClient client = node.client(session)) {
      EntryRow row = EntryName.parse(entry).find(client, line);
      Json.Obj json = row.json();
      String code = ReplyCode.of(row.leaf()).text();
      session
          .out()
          .result(
              new JsonObject()
                  .put("number", row.place())
                  .put("reply-code", code)
                  .put("kind", json.text("kind"))
                  .put("at", json.text("at"))
                  .put("mark", json.text("mark"))
                  .put("precedence", json.text("precedence"))
                  .put("body", json.object("body")),
              words -> say(words, row, code));
    }
    return Exit.OK;
  }

  private static void say(Out.Words words, EntryRow row, String code) {
    Json.Obj json = row.json();
    words.say("message.number", "number", row.place());
    words.say("message.from", "post", json.text("post"), "time", time(json.text("at")));
    words.say(
        "message.sort",
        "mark",
        json.text("mark"),
        "precedence",
        json.text("precedence"),
        "kind",
        json.text("kind"));
    for (var field : json.object("body").members().entrySet()) {
      String value =
          field.getValue() instanceof Json.Str text ? text.value() : field.getValue().print();
      words.say("message.field", "name", field.getKey());
      words.quote(value);
    }
    if (json.has("answer-by")) {
      words.say("message.answer-by", "time", time(json.text("answer-by")));
    }
    words.say(Phrase.say("message.code", "code", code));
  }

  private static String time(String at) {
    try {
      return Dates.dtg(UtcTime.parse(at, "at"));
    } catch (MalformedException e) {
      return at;
    }
  }
}
