package parley.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;
import parley.record.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What was raised and published, what happened and what is ahead (docs/spec/incidents.md). */
final class AffairCommands {
  private AffairCommands() {}

  /** Every command of this file. */
  static List<Object> commands() {
    return List.of(
        new Concern(), new ConcernAnswer(), new Statement(), new Incident(), new Foreseen());
  }

  /** Who else is concerned. */
  static final class Third {
    @Option(names = "--third-party", paramLabel = "NAME", description = "Who else is concerned.")
    private List<String> parties = List.of();

    Body on(Body body) {
      return body.texts("third-parties", parties);
    }
  }

  @Command(name = "concern", header = "Records a concern, position, opportunity or disagreement.")
  static final class Concern extends LineAct.Perhaps {
    @Mixin private Wording wording = new Wording();

    @Option(
        names = "--kind",
        paramLabel = "WORD",
        description = "concern (the default), position, opportunity or disagreement.")
    private String as = "concern";

    @Option(names = "--topic", paramLabel = "TOPIC", description = "A topic of the charter.")
    private @Nullable String topic;

    @Option(names = "--raised-by", paramLabel = "PARTY", description = "If not one's own.")
    private @Nullable String by;

    @Option(
        names = "--certainty",
        paramLabel = "WORD",
        description = "alleged, reported or established; only where it is in doubt.")
    private @Nullable String certainty;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Body body =
          wording
              .on(new Body(), session)
              .text("as", as)
              .text("topic", topic)
              .text("by", by)
              .text("certainty", certainty);
      return say(session, "concern", body, about);
    }
  }

  @Command(name = "concern-answer", header = "Answers a concern, or agrees to disagree.")
  static final class ConcernAnswer extends LineAct.About {
    @Mixin private Wording wording = new Wording();

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
  static final class Statement extends LineAct.Perhaps {
    @Mixin private Publication publication = new Publication();

    @Option(names = "--office", paramLabel = "TEXT", description = "The speaker's office.")
    private @Nullable String office;

    @Option(names = "--relayed-by", paramLabel = "TEXT", description = "Who passed it on.")
    private @Nullable String relayed;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Body body =
          publication.on(new Body(), session).text("office", office).text("relayed-by", relayed);
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
  static final class Incident extends LineAct {
    private static final String POSITION =
        "--position: LAT,LON in degrees with at most seven decimals expected";
    private static final int DECIMALS = 7;

    @Mixin private Wording wording = new Wording();

    @Parameters(index = "1", paramLabel = "NAME", description = "One's own name for it.")
    private String name = "";

    @Option(
        names = "--account-of",
        paramLabel = "ENTRY",
        description = "The other side's account of the same, or one's own to be corrected.")
    private @Nullable String of;

    @Option(
        names = "--on",
        required = true,
        paramLabel = "DATE",
        description = "When it was: " + DateText.FORMS)
    private String on = "";

    @Option(
        names = "--certainty",
        paramLabel = "WORD",
        description = "alleged, reported (the default) or established.")
    private String certainty = "reported";

    @Option(names = "--place", paramLabel = "TEXT", description = "Where.")
    private @Nullable String place;

    @Option(
        names = "--position",
        paramLabel = "LAT,LON",
        description = "Where, in degrees: north and east positive, such as 21.3,-157.9.")
    private @Nullable String position;

    @Mixin private Third third = new Third();
    @Mixin private Topics topics = new Topics();

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Body body =
          wording
              .on(new Body().text("language", session.texts().language().tag()), session)
              .text("name", name)
              .text("certainty", certainty)
              .text("place", place)
              .put("when", DateText.when("--on", on));
      body = position == null ? body : body.put("position", position(position));
      return say(session, "incident", topics.on(third.on(body)), of);
    }

    private static Json.Obj position(String text) throws MalformedException {
      int comma = Terms.cut(text, ',', POSITION);
      return Json.Obj.EMPTY
          .with("latitude", degrees(text.substring(0, comma)))
          .with("longitude", degrees(text.substring(comma + 1)));
    }

    /** In 1e-7 degrees, as the record has it: what is finer is refused, not rounded. */
    private static long degrees(String text) throws MalformedException {
      try {
        return new BigDecimal(text.strip()).movePointRight(DECIMALS).longValueExact();
      } catch (ArithmeticException | NumberFormatException e) {
        throw new MalformedException(POSITION, e);
      }
    }
  }

  @Command(name = "foreseen", header = "Records a date ahead that may raise tension.")
  static final class Foreseen extends LineAct {
    @Mixin private Third third = new Third();

    @Parameters(index = "1", paramLabel = "TITLE", description = "What it is.")
    private String title = "";

    @Option(
        names = "--on",
        required = true,
        paramLabel = "DATE",
        description = "When it will be: " + DateText.FORMS)
    private String on = "";

    @Mixin private Topics topics = new Topics();

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Body body =
          new Body()
              .text("title", title)
              .text("language", session.texts().language().tag())
              .put("when", DateText.when("--on", on));
      return say(session, "foreseen", topics.on(third.on(body)), null);
    }
  }
}
