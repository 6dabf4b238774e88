package parley.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import parley.log.MalformedException;
import parley.record.Json;
import parley.record.UtcTime;
import parley.render.calendar.CalendarFault;
import parley.render.calendar.CalendarReader;
import parley.render.calendar.CalendarWriter;
import parley.render.calendar.Proposal;
import parley.render.calendar.ScheduledTalk;
import parley.render.calendar.Span;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Talks as calendar files. */
final class TalkFiles {
  private static final int FILE_BYTES = 1 << 20;

  private TalkFiles() {}

  @Command(
      name = "calendar",
      header = "Writes the terms of a request or a counter as an iCalendar file.",
      description = "With both sides' local times. Nothing of a calendar file is of record.")
  static final class Calendar implements Action {
    @Mixin private NodeOptions node = new NodeOptions();

    @Parameters(index = "0", paramLabel = "LINE", description = LineAct.LINE)
    private String line = "";

    @Parameters(index = "1", paramLabel = "ENTRY", description = LineAct.ENTRY)
    private String entry = "";

    @Option(
        names = "--zone",
        paramLabel = "ZONE",
        description = "Our time zone, then theirs. Default: those of the terms, else UTC.")
    private List<String> zones = List.of();

    @Option(names = "--sequence", paramLabel = "N", description = "0 for the first version.")
    private int sequence;

    @Option(names = "--cancelled", description = "Strike it out of the diary.")
    private boolean cancelled;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      EntryRow row;
      try (NodeClient client = node.client(session)) {
        row = EntryName.parse(entry).find(client, line);
      }
      Json.Obj terms = row.body().object("terms");
      if (terms.members().isEmpty()) {
        throw new MalformedException("ENTRY: a request or a counter with terms expected");
      }
      List<String> named = zones.isEmpty() ? terms.texts("timezones") : zones;
      ScheduledTalk talk =
          new ScheduledTalk(
              row.json().text("id"),
              sequence,
              cancelled,
              UtcTime.parse(row.json().text("at"), "at"),
              span(terms),
              zone(named, 0),
              zone(named, 1),
              terms.text("form"),
              terms.text("occasion"),
              terms.text("place"),
              row.json().text("post"),
              asked(row.body()),
              row.body().text("text"));
      session.out().raw(CalendarWriter.write(talk, session.texts()));
      return Exit.OK;
    }

    private static Span span(Json.Obj terms) throws MalformedException {
      if (terms.has("begin")) {
        Instant begin = UtcTime.parse(terms.text("begin"), "terms.begin");
        String end = terms.text("end");
        return new Span.Hours(begin, end.isEmpty() ? begin : UtcTime.parse(end, "terms.end"));
      }
      Json.Obj when = terms.object("when");
      if (!when.text("precision").equals("day")) {
        throw new MalformedException("ENTRY: terms with a time or a day expected");
      }
      LocalDate first = LocalDate.parse(when.text("date"));
      return new Span.Days(first, when.has("until") ? LocalDate.parse(when.text("until")) : first);
    }

    private static ZoneId zone(List<String> named, int index) throws MalformedException {
      try {
        return index < named.size() ? ZoneId.of(named.get(index)) : ZoneOffset.UTC;
      } catch (DateTimeException e) {
        throw new MalformedException("--zone: a time zone expected", e);
      }
    }

    private static List<String> asked(Json.Obj body) {
      List<String> asked = new ArrayList<>();
      for (Json item : body.items("to")) {
        Json.Obj to = (Json.Obj) item;
        asked.add(to.text("party") + "/" + to.text("post"));
      }
      return asked;
    }
  }

  @Command(
      name = "propose",
      header = "Reads an iCalendar file and shows the terms that it proposes.",
      description = {
        "Every fault of the file is named; nothing is fetched and nothing is written. What is shown"
            + " are options of 'talk request' and 'talk counter'."
      })
  static final class Propose implements Action {
    @Parameters(paramLabel = "FILE", description = "The file; - reads standard input.")
    private String file = "";

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      String text = session.readText(file, FILE_BYTES);
      Proposal proposal = CalendarReader.read(text.getBytes(StandardCharsets.UTF_8));
      Json.Obj terms =
          new Body()
              .text(
                  "begin", proposal.span() instanceof Span.Hours h ? UtcTime.print(h.begin()) : "")
              .text("end", proposal.span() instanceof Span.Hours h ? UtcTime.print(h.end()) : "")
              .text("on", proposal.span() instanceof Span.Days d ? d.first().toString() : "")
              .text("zone", proposal.zone())
              .text("place", proposal.place())
              .text("agenda", proposal.summary())
              .json();
      List<String> faults =
          proposal.faults().stream().map(f -> session.texts().say(f.phrase())).toList();
      session
          .out()
          .result(
              new JsonObject()
                  .put("terms", terms)
                  .put("cancels", proposal.cancels())
                  .putTexts("faults", faults),
              words -> {
                terms
                    .members()
                    .forEach(
                        (name, value) ->
                            words.say(
                                "talk-files.option",
                                "name",
                                name,
                                "value",
                                ((Json.Str) value).value()));
                faults.forEach(words::quote);
              });
      return proposal.faults().stream().anyMatch(CalendarFault::isFatal) ? Exit.BAD_INPUT : Exit.OK;
    }
  }
}
