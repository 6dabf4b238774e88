package parley.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;
import parley.record.Json;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that writes an act of a talk or an affair on a line. */
abstract class LineAct implements Action {
  static final String LINE = "The line, by full or short name.";
  static final String ENTRY = "The entry: party/index, party#epoch/index or its id.";

  @Mixin ActOptions act = new ActOptions();
  @Mixin Facts facts = new Facts();

  @Parameters(index = "0", paramLabel = "LINE", description = LINE)
  String line = "";

  /** When something was, if not when it is written, and where it is to be read. */
  static final class Dated {
    @Option(
        names = "--happened",
        paramLabel = "DATE",
        description = "When it was, if not now: " + DateText.FORMS)
    private @Nullable String happened;

    @Option(names = "--source", paramLabel = "TEXT", description = "Where it is to be read.")
    private List<String> sources = List.of();

    Body on(Body body) throws MalformedException {
      body.texts("sources", sources);
      return happened == null ? body : body.put("when", DateText.when("--happened", happened));
    }
  }

  /** What every act may say of itself. */
  static final class Facts {
    @Mixin private StateCommands.Causes causes = new StateCommands.Causes();
    @Mixin private Dated dated = new Dated();

    @Option(names = "--label", paramLabel = "NAME", description = "Our own name for it.")
    private @Nullable String label;

    Json.Obj on(Body body, EntryLink.Finder links) throws Failure, MalformedException, IOException {
      return causes.on(dated.on(body.text("label", label)), links).json();
    }
  }

  /** A text of record in its author's language. */
  static final class Wording {
    @Option(names = "--text", paramLabel = "TEXT", description = "In the author's own words.")
    private @Nullable String text;

    @Option(
        names = "--language",
        paramLabel = "TAG",
        description = "The text's language. Default: that of this session.")
    private @Nullable String language;

    Body on(Body body, Session session) {
      return text == null
          ? body
          : body.text("text", text)
              .text("language", language == null ? session.texts().language().tag() : language);
    }
  }

  /** Topics of the charter that an act is about. */
  static final class Topics {
    @Option(names = "--topic", paramLabel = "TOPIC", description = "A topic of the charter.")
    private List<String> topics = List.of();

    Body on(Body body) {
      return body.texts("topics", topics);
    }
  }

  /** Who said something in public, and where it is to be found. */
  static final class Publication {
    @Mixin private Wording wording = new Wording();
    @Mixin private Topics topics = new Topics();

    @Option(names = "--speaker", paramLabel = "NAME", description = "Who spoke.")
    private @Nullable String speaker;

    @Option(names = "--unnamed", description = "An official who was not named.")
    private boolean unnamed;

    @Option(names = "--medium", paramLabel = "TEXT", description = "Where it was published.")
    private @Nullable String medium;

    @Option(names = "--link", paramLabel = "URL", description = "Its address there.")
    private @Nullable String link;

    Body on(Body body, Session session) {
      return topics
          .on(wording.on(body, session))
          .text("speaker", speaker)
          .flag("unnamed", unnamed)
          .text("medium", medium)
          .text("link", link);
    }
  }

  /** Until when an answer is asked for. */
  static final class AnswerBy {
    @Option(
        names = "--answer-by",
        paramLabel = "TIME",
        description = "A time, or from now: +48h. Default: as the charter says.")
    @Nullable String time;
  }

  /** Who is asked: an office of each other party, and a person where one is meant. */
  static final class Asked {
    @Option(
        names = "--to",
        paramLabel = "PARTY/POST[:PERSON]",
        description = "Who is asked; a person only where no other will do.")
    private List<String> to = List.of();

    boolean isEmpty() {
      return to.isEmpty();
    }

    Json json() throws MalformedException {
      if (to.isEmpty()) {
        throw new MalformedException("--to: PARTY/POST expected");
      }
      List<Json> asked = new ArrayList<>();
      for (String text : to) {
        int slash = Terms.cut(text, '/', "--to: PARTY/POST expected");
        int colon = text.indexOf(':', slash);
        asked.add(
            new Body()
                .text("party", text.substring(0, slash))
                .text(
                    "post",
                    colon < 0 ? text.substring(slash + 1) : text.substring(slash + 1, colon))
                .text("person", colon < 0 ? null : text.substring(colon + 1))
                .json());
      }
      return new Json.Arr(asked);
    }
  }

  /** An act about an entry. */
  abstract static class About extends LineAct {
    @Parameters(index = "1", paramLabel = "ENTRY", description = ENTRY)
    String entry = "";
  }

  /** An act about an entry that says why. */
  abstract static class Because extends About {
    @ArgGroup(multiplicity = "0..1")
    StateCommands.Reason reason = new StateCommands.Reason();
  }

  /** An act that may be about an entry. */
  abstract static class Perhaps extends LineAct {
    @Option(names = "--about", paramLabel = "ENTRY", description = "The talk. " + ENTRY)
    @Nullable String about;
  }

  /** Looks up other entries for this act. */
  EntryLink.Finder links(Session session) {
    return act.links(session, line);
  }

  /** A link beside a field's name, where one was given. */
  Body linked(Session session, Body body, String key, @Nullable String text)
      throws Failure, MalformedException, IOException {
    return text == null ? body : body.put(key, links(session).link(text));
  }

  Exit say(Session session, String kind, Body body, @Nullable String about)
      throws Failure, MalformedException, IOException {
    return ask(session, kind, body, about, null);
  }

  Exit ask(
      Session session, String kind, Body body, @Nullable String about, @Nullable String answerBy)
      throws Failure, MalformedException, IOException {
    Json.Obj fields = facts.on(body, links(session));
    return act.write(session, new ActOptions.Words(line, kind, fields, about, answerBy));
  }
}
