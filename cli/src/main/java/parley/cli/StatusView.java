package parley.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;
import parley.record.Json;
import parley.record.UtcTime;
import parley.render.Durations;
import parley.render.SafeText;
import parley.render.Table;
import parley.render.Texts;

/** How a node and its lines stand. */
final class StatusView {
  private StatusView() {}

  /** The whole status. */
  static void status(Session session, Json.Obj status) {
    session
        .out()
        .result(
            new JsonObject().put("status", status),
            words -> {
              words.say(
                  "status.node",
                  "party",
                  status.text("party"),
                  "version",
                  status.text("version"),
                  "started",
                  status.text("started"));
              if (!status.text("clock").equals("trusted")) {
                words.say("status.clock");
              }
              if (!status.text("failure").isEmpty()) {
                words.say("status.failure", "what", status.text("failure"));
              }
              words.table(lanes(session.texts(), status));
              notes(words, status);
            });
  }

  /** The lines, without more. */
  static void lines(Session session, Json.Obj answer) {
    session
        .out()
        .result(
            new JsonObject().put("lines", new Json.Arr(answer.items("lines"))),
            words -> {
              words.table(lanes(session.texts(), answer));
              notes(words, answer);
            });
  }

  /** One line with its state. */
  static void line(Session session, Json.Obj row) {
    session
        .out()
        .result(
            new JsonObject().put("line", row),
            words -> {
              Json.Obj lines = Json.Obj.EMPTY.with("lines", List.of(row));
              words.say(
                  "line.is",
                  "line",
                  row.text("line"),
                  "parties",
                  String.join(", ", row.texts("parties")));
              if (row.has("charter")) {
                words.say("line.charter", "hash", row.object("state").text("charter"));
              } else {
                words.say("charter.no-force");
              }
              words.table(lanes(session.texts(), lines));
              posts(words, row.object("state").object("parties"));
              notes(words, lines);
              words.say("line.digest", "hash", row.text("digest"));
            });
  }

  private static void posts(Out.Words words, Json.Obj parties) {
    for (var party : parties.members().entrySet()) {
      Json.Obj posts = parties.object(party.getKey()).object("posts");
      for (String post : posts.members().keySet()) {
        String person = posts.object(post).text("person");
        String holder = person.isEmpty() ? "-" : person;
        words.say("line.post", "party", party.getKey(), "post", post, "holder", holder);
      }
    }
  }

  private static Table lanes(Texts texts, Json.Obj status) {
    Table table =
        Table.of(
            texts.say("status.line"),
            texts.say("status.entries"),
            texts.say("status.peer"),
            texts.say("status.state"),
            texts.say("status.path"),
            texts.say("status.receipt"),
            texts.say("status.backlog"));
    Instant now = time(status.text("time"));
    for (Json.Obj line : objects(status.items("lines"))) {
      String size = Long.toString(line.integer("size", 0));
      for (Json.Obj lane : objects(line.items("lanes"))) {
        table.row(
            SafeText.inline(line.text("name")),
            size,
            SafeText.inline(lane.text("party")),
            SafeText.inline(lane.text("state")),
            SafeText.inline(lane.has("address") ? lane.text("address") : "-"),
            age(texts, now, time(lane.text("receipted-at"))),
            Long.toString(lane.integer("backlog", 0)));
      }
      if (line.items("lanes").isEmpty()) {
        table.row(SafeText.inline(line.text("name")), size, "-", "-", "-", "-", "-");
      }
    }
    return table;
  }

  /** The age of a receipt by the node's own clock, or the receipt's time where that is not told. */
  private static String age(Texts texts, @Nullable Instant now, @Nullable Instant receipt) {
    if (receipt == null) {
      return "-";
    }
    if (now == null || now.isBefore(receipt)) {
      return UtcTime.print(receipt);
    }
    return texts.say(Durations.words(Duration.between(receipt, now)));
  }

  private static @Nullable Instant time(String text) {
    try {
      return text.isEmpty() ? null : UtcTime.parse(text, "time");
    } catch (MalformedException e) {
      return null;
    }
  }

  private static void notes(Out.Words words, Json.Obj status) {
    for (Json.Obj line : objects(status.items("lines"))) {
      String name = line.text("name");
      if (!line.text("stopped").isEmpty()) {
        words.say("status.stopped", "line", name, "why", line.text("stopped"));
      }
      if (!line.has("log")) {
        words.say("status.not-joined", "line", line.text("line"));
      }
      alone(words, line);
      for (Json.Obj flag : objects(line.items("suspensions"))) {
        suspended(words, name, flag);
      }
      if (line.integer("attachments-awaited", 0) > 0) {
        words.say("status.awaited", "line", name, "count", line.integer("attachments-awaited", 0));
      }
      for (Json.Obj left : objects(line.items("left"))) {
        words.say(
            "status.left",
            "line",
            name,
            "party",
            left.text("party"),
            "backlog",
            left.integer("backlog", 0));
      }
      for (Json.Obj lane : objects(line.items("lanes"))) {
        Json.Obj attachments = lane.object("attachments");
        if (!attachments.members().isEmpty()) {
          words.say(
              "status.attachments",
              "line",
              name,
              "party",
              lane.text("party"),
              "stored",
              attachments.integer("stored", 0),
              "named",
              attachments.integer("named", 0));
        }
        failures(words, lane);
      }
    }
  }

  private static void suspended(Out.Words words, String line, Json.Obj flag) {
    String party = flag.text("party");
    String wording = flag.text("wording");
    String mark = flag.text("mark");
    if (flag.has("attested-by")) {
      words.say(
          "status.suspended-attested",
          "line",
          line,
          "party",
          party,
          "wording",
          wording,
          "mark",
          mark);
    } else {
      words.say("status.suspended", "line", line, "party", party, "wording", wording, "mark", mark);
    }
    String from = flag.text("from");
    if (!from.isEmpty() && Instant.parse(from).isAfter(Instant.now())) {
      words.say("status.suspended-from", "line", line, "time", from);
    }
  }

  /** Who is not there, and what rests on one side's word. */
  private static void alone(Out.Words words, Json.Obj line) {
    String name = line.text("name");
    for (String party : line.texts("absent")) {
      words.say("status.alone", "line", name, "party", party);
    }
    Json.Obj grades = line.object("attested");
    if (!grades.members().isEmpty()) {
      words.say(
          "status.attested",
          "line",
          name,
          "attested",
          grades.integer("attested", 0),
          "assented",
          grades.integer("assented", 0),
          "disputed",
          grades.integer("disputed", 0));
    }
  }

  private static void failures(Out.Words words, Json.Obj lane) {
    for (Json.Obj failure : objects(lane.items("failures"))) {
      words.say(
          "status.path-failed",
          "party",
          lane.text("party"),
          "address",
          failure.text("address"),
          "what",
          failure.text("what"),
          "at",
          failure.text("at"));
    }
  }

  private static List<Json.Obj> objects(List<Json> items) {
    List<Json.Obj> objects = new ArrayList<>();
    for (Json item : items) {
      if (item instanceof Json.Obj object) {
        objects.add(object);
      }
    }
    return objects;
  }
}
