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

/** What talks came to, what was raised, what happened (docs/spec/commitments.md, incidents.md). */
final class AffairCommands {
  private AffairCommands() {}

  /** Every command of this file. */
  static List<Object> commands() {
    return List.of(
        new Outcome(),
        new Degree(),
        new Status(),
        new Objection(),
        new Concern(),
        new ConcernAnswer(),
        new Statement(),
        new Incident(),
        new Foreseen());
  }

  @Command(
      name = "outcome",
      header = "States what a talk came to, at one's own degree.",
      description = "Only what every party calls agreed is a commitment.",
      footerHeading = "%nExample:%n",
      footer =
          "  parley outcome theatre --about us.example/31 --text 'A call in June' --owner us.example"
              + " --owner cn.example --degree agreed --post commander --as paparo")
  static final class Outcome extends TalkCommand.OnLine {
    @Mixin private TalkCommand.Wording wording = new TalkCommand.Wording();

    @Option(names = "--about", paramLabel = "ENTRY", description = "The talk. " + TalkCommand.ENTRY)
    private @Nullable String about;

    @Option(names = "--owner", required = true, paramLabel = "PARTY", description = "Who does it.")
    private List<String> owners = List.of();

    @Option(
        names = "--degree",
        required = true,
        paramLabel = "DEGREE",
        description = "raised, discussed-as-possible, planned, welcomed or agreed.")
    private String degree = "";

    @Option(names = "--due", paramLabel = "DATE", description = "YYYY-MM-DD or YYYY-MM.")
    private @Nullable String due;

    @Option(names = "--due-phrase", paramLabel = "TEXT", description = "As it was put.")
    private @Nullable String phrase;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Body body = wording.on(new Body(), session).texts("owners", owners).text("degree", degree);
      Body when = new Body().text("phrase", phrase);
      when = due == null ? when : when.put("when", Terms.when(due));
      Json.Obj term = when.json();
      return say(
          session, "outcome", term.members().isEmpty() ? body : body.put("due", term), about);
    }
  }

  @Command(name = "degree", header = "States one's own degree for an outcome's text.")
  static final class Degree extends TalkCommand.About {
    @Option(
        names = "--degree",
        paramLabel = "DEGREE",
        description = "raised, discussed-as-possible, planned, welcomed or agreed (the default).")
    private String degree = "agreed";

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      return act.write(
          session,
          ActOptions.Words.about(
              line, "outcome-degree", new Body().text("degree", degree).json(), entry));
    }
  }

  @Command(name = "outcome-status", header = "Reports what became of an outcome.")
  static final class Status extends TalkCommand.About {
    @Option(
        names = "--status",
        required = true,
        paramLabel = "STATUS",
        description = "under-way, kept, not-kept, lapsed, superseded or withdrawn.")
    private String status = "";

    @Option(names = "--note", paramLabel = "TEXT", description = "In a line.")
    private @Nullable String note;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Body body = new Body().text("status", status).text("note", note);
      return act.write(session, ActOptions.Words.about(line, "outcome-status", body.json(), entry));
    }
  }

  @Command(name = "object", header = "Objects to an outcome or to a report on one.")
  static final class Objection extends TalkCommand.About {
    @ArgGroup(multiplicity = "0..1")
    private StateCommands.Reason reason = new StateCommands.Reason();

    @Option(names = "--status", description = "The entry is a report: object to that.")
    private boolean status;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      String kind = status ? "status-object" : "outcome-object";
      return act.write(
          session, ActOptions.Words.about(line, kind, reason.on(new Body()).json(), entry));
    }
  }

  @Command(name = "concern", header = "Records a concern, position, opportunity or disagreement.")
  static final class Concern extends TalkCommand.OnLine {
    @Mixin private TalkCommand.Wording wording = new TalkCommand.Wording();

    @Option(names = "--about", paramLabel = "ENTRY", description = "The talk. " + TalkCommand.ENTRY)
    private @Nullable String about;

    @Option(
        names = "--kind",
        paramLabel = "WORD",
        description = "concern (the default), position, opportunity or disagreement.")
    private String as = "concern";

    @Option(names = "--topic", paramLabel = "TOPIC", description = "A topic of the charter.")
    private @Nullable String topic;

    @Option(names = "--raised-by", paramLabel = "PARTY", description = "If not one's own.")
    private @Nullable String by;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Body body =
          wording.on(new Body(), session).text("as", as).text("topic", topic).text("by", by);
      return say(session, "concern", body, about);
    }
  }

  @Command(name = "concern-answer", header = "Answers a concern, or agrees to disagree.")
  static final class ConcernAnswer extends TalkCommand.About {
    @Mixin private TalkCommand.Wording wording = new TalkCommand.Wording();

    @Option(
        names = "--answer",
        required = true,
        paramLabel = "WORD",
        description = "answered, noted, agreed-to-disagree or withdrawn.")
    private String as = "";

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Body body = wording.on(new Body(), session).text("as", as);
      return say(session, "concern-answer", body, entry);
    }
  }

  @Command(name = "statement", header = "Records a published statement with its speaker.")
  static final class Statement extends TalkCommand.OnLine {
    @Mixin private TalkCommand.Wording wording = new TalkCommand.Wording();

    @Option(names = "--about", paramLabel = "ENTRY", description = TalkCommand.ENTRY)
    private @Nullable String about;

    @Option(names = "--speaker", paramLabel = "NAME", description = "Who spoke.")
    private @Nullable String speaker;

    @Option(names = "--unnamed", description = "An official who was not named.")
    private boolean unnamed;

    @Option(names = "--medium", paramLabel = "TEXT", description = "Where.")
    private @Nullable String medium;

    @Option(names = "--relayed-by", paramLabel = "TEXT", description = "Who passed it on.")
    private @Nullable String relayed;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Body body =
          wording
              .on(new Body(), session)
              .text("speaker", speaker)
              .flag("unnamed", unnamed)
              .text("medium", medium)
              .text("relayed-by", relayed);
      return say(session, "statement", body, about);
    }
  }

  @Command(
      name = "incident",
      header = "Records what happened, in one's own words; each side names it its own way.",
      footerHeading = "%nExample:%n",
      footer =
          "  parley incident theatre 'A near collision' --certainty reported --on 2026-05-02"
              + " --post liaison --as chen")
  static final class Incident extends TalkCommand.OnLine {
    @Mixin private TalkCommand.Wording wording = new TalkCommand.Wording();

    @Parameters(index = "1", paramLabel = "NAME", description = "One's own name for it.")
    private String name = "";

    @Option(
        names = "--account-of",
        paramLabel = "ENTRY",
        description = "The other side's account of the same, or one's own to be corrected.")
    private @Nullable String of;

    @Option(names = "--on", required = true, paramLabel = "DATE", description = "When it was.")
    private String on = "";

    @Option(
        names = "--certainty",
        paramLabel = "WORD",
        description = "alleged, reported (the default) or established.")
    private String certainty = "reported";

    @Option(names = "--place", paramLabel = "TEXT", description = "Where.")
    private @Nullable String place;

    @Option(names = "--third-party", paramLabel = "NAME", description = "Who else is concerned.")
    private List<String> third = List.of();

    @Option(names = "--topic", paramLabel = "TOPIC", description = "A topic of the charter.")
    private List<String> topics = List.of();

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Body body =
          wording
              .on(new Body().text("language", session.texts().language().tag()), session)
              .text("name", name)
              .text("certainty", certainty)
              .text("place", place)
              .texts("third-parties", third)
              .texts("topics", topics)
              .put("when", Terms.when(on));
      return say(session, "incident", body, of);
    }
  }

  @Command(name = "foreseen", header = "Records a date ahead that may raise tension.")
  static final class Foreseen extends TalkCommand.OnLine {
    @Parameters(index = "1", paramLabel = "TITLE", description = "What it is.")
    private String title = "";

    @Option(names = "--on", required = true, paramLabel = "DATE", description = "When it will be.")
    private String on = "";

    @Option(names = "--topic", paramLabel = "TOPIC", description = "A topic of the charter.")
    private List<String> topics = List.of();

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Body body =
          new Body()
              .text("title", title)
              .text("language", session.texts().language().tag())
              .texts("topics", topics)
              .put("when", Terms.when(on));
      return say(session, "foreseen", body, null);
    }
  }
}
