package parley.cli;

import parley.record.Json;
import parley.render.Phrase;

/** What became of an act: where it stands and whether it counts. */
final class Placed {
  private Placed() {}

  /** Says the node's answer. NO if it stands in the log without effect; REFUSED by a rule. */
  static Exit result(Session session, Json.Obj answer) {
    String place = EntryRow.place(answer.text("origin"), answer.integer("index", 0));
    String verdict = answer.text("verdict");
    String reason = answer.text("reason");
    session
        .out()
        .result(
            new JsonObject().put("place", place).put("placed", answer),
            words -> {
              words.say("placed.at", "place", place, "id", answer.text("id"));
              if (answer.get("again") instanceof Json.Bool(boolean again) && again) {
                words.say("placed.again");
              }
              if (!verdict.equals("effective")) {
                words.say(Phrase.say("placed.no-effect", "verdict", verdict, "reason", reason));
              }
            });
    return switch (verdict) {
      case "effective" -> Exit.OK;
      case "refused" -> Exit.REFUSED;
      default -> Exit.NO;
    };
  }
}
