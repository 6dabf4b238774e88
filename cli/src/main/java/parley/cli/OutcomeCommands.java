package parley.cli;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;
import parley.record.Json;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What talks came to, and what became of it (docs/spec/commitments.md). */
final class OutcomeCommands {
  private static final String DEGREES =
      "raised, discussed-as-possible, planned, welcomed or agreed";

  private OutcomeCommands() {}

  /** Every command of this file. */
  static List<Object> commands() {
    return List.of(new Outcome(), new Degree(), new Status(), new StatusAssent(), new Objection());
  }

  /** By when, as a date, as it was put, or both. */
  static final class Term {
    @Option(
        names = "--due",
        paramLabel = "DATE",
        description = "By when it is to be done: " + DateText.FORMS)
    private @Nullable String due;

    @Option(names = "--due-phrase", paramLabel = "TEXT", description = "As it was put.")
    private @Nullable String phrase;

    Body on(Body body) throws MalformedException {
      Body term = new Body().text("phrase", phrase);
      return body.group("due", due == null ? term : term.put("when", DateText.when("--due", due)));
    }
  }

  @Command(
      name = "outcome",
      header = "States what a talk came to, at one's own degree.",
      description = "Only what every party calls agreed is a commitment.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  parley outcome theatre --about us.example/31 --text 'A call in June' --owner us.example \\",
        "    --owner cn.example --degree agreed --post commander --as paparo",
        "  parley outcome leaders --about us.example/12 --text 'The commanders will speak' \\",
        "    --owner us.example --owner cn.example --degree agreed \\",
        "    --follow-up theatre/commander:video-call --post leader --as joe-biden",
      })
  static final class Outcome extends LineAct.Perhaps {
    @Mixin private Wording wording = new Wording();
    @Mixin private Topics topics = new Topics();
    @Mixin private Term term = new Term();

    @Option(names = "--owner", required = true, paramLabel = "PARTY", description = "Who does it.")
    private List<String> owners = List.of();

    @Option(names = "--degree", required = true, paramLabel = "DEGREE", description = DEGREES + ".")
    private String degree = "";

    @Option(
        names = "--from",
        paramLabel = EntryLink.FORM,
        description = "The entry, mostly of another line, that it comes from.")
    private @Nullable String from;

    @Option(
        names = "--follow-up",
        paramLabel = "LINE[/POST][:FORM]",
        description =
            "A talk that it calls for on another line, named by its short name; 'talk request"
                + " --follow-up-of' takes it up.")
    private List<String> followUps = List.of();

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Body body =
          term.on(topics.on(wording.on(new Body(), session)))
              .texts("owners", owners)
              .text("degree", degree)
              .list("follow-ups", followUps, Outcome::followUp);
      return say(session, "outcome", linked(session, body, "from", from), about);
    }

    private static Json followUp(String text) {
      int colon = text.indexOf(':');
      String office = colon < 0 ? text : text.substring(0, colon);
      int slash = office.indexOf('/');
      return new Body()
          .text("line", slash < 0 ? office : office.substring(0, slash))
          .text("post", slash < 0 ? null : office.substring(slash + 1))
          .text("form", colon < 0 ? null : text.substring(colon + 1))
          .json();
    }
  }

  /** An act on an outcome or on a report. */
  abstract static class OfOutcome implements Action {
    @Mixin ActOptions act = new ActOptions();

    @Parameters(index = "0", paramLabel = "LINE", description = LineAct.LINE)
    String line = "";

    @Parameters(index = "1", paramLabel = "ENTRY", description = LineAct.ENTRY)
    private String entry = "";

    Exit write(Session session, String kind, Body body)
        throws Failure, MalformedException, IOException {
      return act.write(session, ActOptions.Words.about(line, kind, body.json(), entry));
    }
  }

  @Command(name = "degree", header = "States one's own degree for an outcome's text.")
  static final class Degree extends OfOutcome {
    @Mixin private LineAct.Dated dated = new LineAct.Dated();
    @Mixin private Term term = new Term();

    @Option(
        names = "--degree",
        paramLabel = "DEGREE",
        description = DEGREES + "; agreed is the default.")
    private String degree = "agreed";

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Body body = term.on(new Body().text("degree", degree));
      return write(session, "outcome-degree", dated.on(body));
    }
  }

  @Command(
      name = "outcome-status",
      header = "Reports what became of an outcome.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  parley outcome-status theatre us.example/40 --status kept --by us.example/52 \\",
        "    --post commander --as paparo",
        "  parley outcome-status leaders us.example/12 --status superseded --by us.example/30 \\",
        "    --post leader --as joe-biden",
      })
  static final class Status extends OfOutcome {
    @Mixin private LineAct.Dated dated = new LineAct.Dated();
    @Mixin private StateCommands.Causes causes = new StateCommands.Causes();

    @Option(
        names = "--status",
        required = true,
        paramLabel = "STATUS",
        description = "under-way, kept, not-kept, lapsed, superseded or withdrawn.")
    private String status = "";

    @Option(
        names = "--by",
        paramLabel = EntryLink.FORM,
        description =
            "What shows it, such as the talk by which it was kept; of superseded, the outcome that"
                + " takes its place.")
    private @Nullable String by;

    @Option(names = "--note", paramLabel = "TEXT", description = "In a line.")
    private @Nullable String note;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      EntryLink.Finder links = act.links(session, line);
      Body body = dated.on(new Body().text("status", status).text("note", note));
      body = by == null ? body : body.put("by", links.link(by));
      return write(session, "outcome-status", causes.on(body, links));
    }
  }

  @Command(
      name = "status-assent",
      header = "Assents to another party's report of what became of an outcome.",
      description = "To object to one: 'object --status'.",
      footerHeading = "%nExample:%n",
      footer = "  parley status-assent theatre us.example/41 --post commander --as wu")
  static final class StatusAssent extends OfOutcome {
    @Option(names = "--note", paramLabel = "TEXT", description = "In a line.")
    private @Nullable String note;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      return write(session, "status-assent", new Body().text("note", note));
    }
  }

  @Command(name = "object", header = "Objects to an outcome or to a report on one.")
  static final class Objection extends OfOutcome {
    @ArgGroup(multiplicity = "0..1")
    private StateCommands.Reason reason = new StateCommands.Reason();

    @Option(names = "--status", description = "The entry is a report: object to that.")
    private boolean status;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      String kind = status ? "status-object" : "outcome-object";
      return write(session, kind, reason.on(new Body()));
    }
  }
}
