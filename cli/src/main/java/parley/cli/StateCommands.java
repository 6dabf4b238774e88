package parley.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;
import parley.record.Json;
import parley.record.Kinds;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What changes the state of a line: suspension in whole or in part, resumption, the end. */
final class StateCommands {
  private static final String LINE = "The line, by full or short name.";
  private static final String ENTRY = "An entry: party/index, party#epoch/index, or its id.";

  private StateCommands() {}

  /** Every command of this file. */
  static List<Object> commands() {
    return List.of(new Suspend(), new AgreeToResume(), new Resume(), new Terminate());
  }

  /** Why, or that no reason is given: one of both is said. */
  static final class Reason {
    @Option(names = "--reason", paramLabel = "TEXT", description = "Why.")
    private @Nullable String text;

    @Option(
        names = "--reason-not-given",
        description = "State that no reason is given: which is a statement, not a gap.")
    private boolean notGiven;

    Body on(Body body) {
      return body.text("reason", text).flag("reason-not-given", notGiven);
    }
  }

  /** What the author says that the act follows from. */
  static final class Causes {
    @Option(
        names = "--because",
        paramLabel = "LABEL",
        description = "The label of what this follows from, such as an incident.")
    private List<String> labels = List.of();

    @Option(
        names = "--because-entry",
        paramLabel = EntryLink.FORM,
        description = "The entry that this follows from, on this line or another.")
    private List<String> entries = List.of();

    @Option(
        names = "--because-text",
        paramLabel = "TEXT",
        description = "What this follows from, in words.")
    private List<String> texts = List.of();

    Body on(Body body, EntryLink.Finder links) throws Failure, MalformedException, IOException {
      List<Json> causes = new ArrayList<>(body.json().items("because"));
      labels.forEach(label -> causes.add(Json.Obj.EMPTY.with("label", label)));
      for (String entry : entries) {
        causes.add(Json.Obj.EMPTY.with("entry", links.link(entry)));
      }
      texts.forEach(text -> causes.add(Json.Obj.EMPTY.with("text", text)));
      return causes.isEmpty() ? body : body.put("because", new Json.Arr(causes));
    }
  }

  /** Stops acts on a line, in the very words used, with a reason or a cause. */
  abstract static class Stop implements Action {
    @Mixin private ActOptions act = new ActOptions();
    @Mixin private Causes causes = new Causes();

    @ArgGroup(multiplicity = "0..1")
    private Reason reason = new Reason();

    @Parameters(paramLabel = "LINE", description = LINE)
    private String line = "";

    @Option(
        names = "--wording",
        required = true,
        paramLabel = "TEXT",
        description = "The very word used.")
    private String wording = "";

    Exit stop(Session session, String kind, Body body)
        throws Failure, MalformedException, IOException {
      Json.Obj fields =
          causes.on(reason.on(body.text("wording", wording)), act.links(session, line)).json();
      return act.write(session, ActOptions.Words.of(line, kind, fields));
    }
  }

  @Command(
      name = "suspend",
      header = "Suspends the line, or some kinds or topics of it, for one's own party.",
      description = "Writing, mirroring and receipts go on; safety of life always passes.",
      footerHeading = "%nExample:%n",
      footer =
          "  parley suspend theatre --wording cancelled --reason 'The visit of …' --post liaison --as chen")
  static final class Suspend extends Stop {
    @Option(names = "--kind", paramLabel = "KIND", description = "Only this kind of act.")
    private List<String> kinds = List.of();

    @Option(names = "--topic", paramLabel = "TOPIC", description = "Only this topic.")
    private List<String> topics = List.of();

    @Option(
        names = "--from",
        paramLabel = "TIME",
        description = "From when, after notice: a time, or from now: +48h.")
    private @Nullable String from;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      for (String kind : kinds) {
        if (Kinds.find(kind) == null) {
          throw new MalformedException("--kind: there is no kind of act " + kind);
        }
      }
      Body body =
          new Body()
              .texts("kinds", kinds)
              .texts("topics", topics)
              .text("from", Terms.time("--from", from));
      return stop(session, "suspend", body);
    }
  }

  @Command(
      name = "terminate",
      header = "Ends the line, for good: nobody can clear it.",
      description =
          "What remains are receipts, tests and the safety of life; talks need a new line.",
      footerHeading = "%nExample:%n",
      footer =
          "  parley terminate theatre --wording terminated --reason-not-given --post liaison --as chen")
  static final class Terminate extends Stop {
    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      return stop(session, "terminate", new Body());
    }
  }

  @Command(
      name = "agree-to-resume",
      header = "States that one's own party agreed to resume what was suspended.",
      description =
          "It clears nothing: whoever suspended says 'resume', and contacts show the rest.",
      footerHeading = "%nExample:%n",
      footer = "  parley agree-to-resume theatre cn.example/31 --post liaison --as joe-biden")
  static final class AgreeToResume implements Action {
    @Mixin private ActOptions act = new ActOptions();
    @Mixin private Causes causes = new Causes();

    @Parameters(index = "0", paramLabel = "LINE", description = LINE)
    private String line = "";

    @Parameters(index = "1", paramLabel = "ENTRY", description = "The suspension. " + ENTRY)
    private String entry = "";

    @Option(names = "--text", paramLabel = "TEXT", description = "In what words.")
    private @Nullable String text;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Json.Obj fields = causes.on(new Body().text("text", text), act.links(session, line)).json();
      return act.write(session, ActOptions.Words.about(line, "agreed-to-resume", fields, entry));
    }
  }

  @Command(
      name = "resume",
      header = "Ends a suspension that one's own party set.",
      footerHeading = "%nExample:%n",
      footer = "  parley resume theatre cn.example/31 --post liaison --as chen")
  static final class Resume implements Action {
    @Mixin private ActOptions act = new ActOptions();

    @Parameters(index = "0", paramLabel = "LINE", description = LINE)
    private String line = "";

    @Parameters(index = "1", paramLabel = "ENTRY", description = "The suspension. " + ENTRY)
    private String entry = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why.")
    private @Nullable String reason;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Body body = new Body().text("reason", reason);
      return act.write(session, ActOptions.Words.about(line, "resume", body.json(), entry));
    }
  }
}
