package parley.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;
import parley.record.Json;
import parley.render.ViewText;
import parley.view.Views;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tables computed from the record; the ones asked for most are commands of their own. */
final class ViewCommand {
  private ViewCommand() {}

  /** Every command of this file. */
  static List<Object> commands() {
    return List.of(
        new Any(),
        new Lines(),
        new Posts(),
        new Talks(),
        new Commitments(),
        new Concerns(),
        new Incidents(),
        new Due(),
        new Silence());
  }

  /** What a view is asked, and how it is shown. */
  static final class Asked {
    @Mixin private NodeOptions node = new NodeOptions();

    @Option(names = "--line", paramLabel = "LINE", description = "Only this line.")
    private @Nullable String line;

    @Option(names = "--party", paramLabel = "NAME", description = "Only rows about this party.")
    private @Nullable String party;

    @Option(
        names = "--mark",
        paramLabel = "MARK",
        description = "real, exercise or test. Default: real.")
    private @Nullable String mark;

    @Option(names = "--from", paramLabel = "DATE", description = "From this day on, YYYY-MM-DD.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DATE", description = "Up to this day, YYYY-MM-DD.")
    private @Nullable String to;

    @Option(
        names = "--now",
        paramLabel = "SECONDS",
        description = "Count what is open up to this time, in seconds since 1970.")
    private @Nullable String now;

    @Option(names = "--history", description = "Also what has been replaced or settled.")
    private boolean history;

    @Option(names = "--limit", paramLabel = "N", description = "The newest so many rows.")
    private @Nullable String limit;

    @Option(names = "--csv", description = "Comma-separated values with all columns, for a script.")
    private boolean csv;

    @Option(names = "--cards", description = "Every row whole, a cell a line.")
    private boolean cards;

    Exit show(Session session, String view) throws Failure, MalformedException {
      try (NodeClient client = node.client(session)) {
        Json.Obj answer = client.getJson("views/" + EntryName.escaped(view) + query());
        if (csv) {
          session.out().raw(ViewText.csv(answer));
          return Exit.OK;
        }
        ViewText text = new ViewText(session.texts(), answer);
        session
            .out()
            .result(
                new JsonObject().put("view", answer),
                words -> {
                  if (cards) {
                    text.cards().forEach(words::quote);
                  } else {
                    words.table(text.table());
                  }
                  text.about().forEach(words::quote);
                  long left = answer.integer("left", 0);
                  if (left > 0) {
                    words.say("view-form.left", "n", left);
                  }
                });
        return Exit.OK;
      }
    }

    private String query() {
      StringJoiner query = new StringJoiner("&", "?", "");
      query.setEmptyValue("");
      add(query, "line", line);
      add(query, "party", party);
      add(query, "mark", mark);
      add(query, "from", from);
      add(query, "to", to);
      add(query, "now", now);
      add(query, "limit", limit);
      add(query, "history", history ? "true" : null);
      return query.toString();
    }

    private static void add(StringJoiner query, String name, @Nullable String value) {
      if (value != null) {
        query.add(name + "=" + EntryName.escaped(value));
      }
    }
  }

  /** A view that is a command of its own, of the same name. */
  abstract static class Named implements Action {
    @Mixin private Asked asked = new Asked();

    @Override
    public final Exit run(Session session) throws Failure, MalformedException {
      return asked.show(session, getClass().getAnnotation(Command.class).name());
    }
  }

  @Command(
      name = "view",
      header = "Shows a table computed from the record, or lists the tables.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  parley view",
        "  parley view silence --line theatre",
        "  parley view intervals --csv > intervals.csv",
      })
  static final class Any implements Action {
    @Mixin private Asked asked = new Asked();

    @Parameters(arity = "0..1", paramLabel = "VIEW", description = "Which; none lists them.")
    private @Nullable String view;

    @Override
    public Exit run(Session session) throws Failure, MalformedException {
      if (view != null) {
        return asked.show(session, view);
      }
      List<Json> views = new ArrayList<>();
      Views.all().forEach(v -> views.add(ViewText.outline(v)));
      session
          .out()
          .result(
              new JsonObject().put("views", new Json.Arr(views)),
              words ->
                  Views.all()
                      .forEach(
                          v ->
                              words.say(
                                  "view-form.listed",
                                  "name",
                                  v.name(),
                                  "about",
                                  session.texts().sayOf("view", v.name()))));
      return Exit.OK;
    }
  }

  @Command(
      name = "lines",
      header = "Shows how lines stand: what is stated beside what is observed.",
      footerHeading = "%nExample:%n",
      footer = "  parley lines --mark exercise --cards")
  static final class Lines extends Named {}

  @Command(
      name = "posts",
      header = "Shows who holds which post, who held it, and how long it stood vacant.",
      footerHeading = "%nExample:%n",
      footer = "  parley posts --line defence-ministers --history")
  static final class Posts extends Named {}

  @Command(
      name = "talks",
      header = "Shows talks: asked for, scheduled, postponed, held, read out.",
      footerHeading = "%nExample:%n",
      footer = "  parley talks --line theatre --from 2026-01-01")
  static final class Talks extends Named {}

  @Command(
      name = "commitments",
      header = "Shows what was agreed, by when, and whether it was kept.",
      description = "What was only raised, planned or welcomed is in: parley view outcomes.",
      footerHeading = "%nExample:%n",
      footer = "  parley commitments --cards")
  static final class Commitments extends Named {}

  @Command(
      name = "concerns",
      header = "Shows concerns, positions and standing disagreements, and their answers.",
      footerHeading = "%nExample:%n",
      footer = "  parley concerns --party cn.example")
  static final class Concerns extends Named {}

  @Command(
      name = "incidents",
      header = "Shows incidents by each side's account, and what followed from them.",
      footerHeading = "%nExample:%n",
      footer = "  parley incidents --from 2026-01-01")
  static final class Incidents extends Named {}

  @Command(
      name = "due",
      header = "Shows what waits for an answer, what is overdue, and for how long.",
      footerHeading = "%nExample:%n",
      footer = "  parley due --party cn.example")
  static final class Due extends Named {}

  @Command(
      name = "silence",
      header = "Shows how long lines were silent, and are: time without a held talk.",
      footerHeading = "%nExample:%n",
      footer = "  parley silence --line defence-ministers")
  static final class Silence extends Named {}
}
