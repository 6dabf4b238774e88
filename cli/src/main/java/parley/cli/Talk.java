package parley.cli;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;
import parley.record.Limits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands by which a post speaks on a line. */
final class Talk {
  private static final String LINE = "The line, by full or short name.";
  private static final String ENTRY = "The entry: party/index, party#epoch/index or its id.";

  private Talk() {}

  /** Every command of this file. */
  static List<Object> commands() {
    return List.of(new Say(), new Request(), new Answer(), new Any());
  }

  /** The author's own language, which goes with every text of record. */
  static final class Tongue {
    @Option(
        names = "--language",
        paramLabel = "TAG",
        description = "The language of the text. Default: that of this command's messages.")
    private @Nullable String tag;

    String of(Session session) {
      return tag == null ? session.texts().language().tag() : tag;
    }
  }

  private static String text(Session session, String typed) throws Failure {
    return typed.equals("-") ? session.readText("-", 4 * Limits.TEXT_CHARS).strip() : typed;
  }

  @Command(
      name = "say",
      header = "Says a text on a line.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  parley say theatre 'Good morning.' --post liaison --as joe-biden",
        "  parley say theatre - --language zh --post liaison --key chen.key < letter.txt",
        "  parley say theatre 'Line check.' --orderwire --post liaison --as joe-biden",
      })
  static final class Say implements Action {
    /** What sort of text it is. */
    static final class Sort {
      @Option(names = "--orderwire", description = "Between operators: logged, not of record.")
      private boolean orderwire;

      @Option(names = "--safety", description = "Safety of life: no suspension stops it.")
      private boolean safety;
    }

    @Mixin private ActOptions act = new ActOptions();
    @Mixin private Tongue tongue = new Tongue();

    @picocli.CommandLine.ArgGroup private Sort sort = new Sort();

    @Parameters(index = "0", paramLabel = "LINE", description = LINE)
    private String line = "";

    @Parameters(index = "1", paramLabel = "TEXT", description = "The text; - is standard input.")
    private String text = "";

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      String kind = sort.orderwire ? "orderwire" : sort.safety ? "safety" : "text";
      Body body = new Body().text("text", text(session, text)).text("language", tongue.of(session));
      return act.write(session, ActOptions.Words.of(line, kind, body.json()));
    }
  }

  @Command(
      name = "request",
      header = "Requests something of the counterpart, with a time to answer by.",
      footerHeading = "%nExample:%n",
      footer =
          "  parley request theatre call 'A call on Tuesday?' --answer-by +48h --post liaison --as joe-biden")
  static final class Request implements Action {
    @Mixin private ActOptions act = new ActOptions();
    @Mixin private Tongue tongue = new Tongue();

    @Parameters(index = "0", paramLabel = "LINE", description = LINE)
    private String line = "";

    @Parameters(
        index = "1",
        paramLabel = "SUBJECT",
        description = "What for, such as call or visit.")
    private String subject = "";

    @Parameters(
        index = "2",
        arity = "0..1",
        paramLabel = "TEXT",
        description = "In the author's words.")
    private @Nullable String text;

    @Option(
        names = "--answer-by",
        paramLabel = "TIME",
        description = "Such as 2024-04-18T13:30:00Z, or from now: +48h, +30m, +2d.")
    private @Nullable String answerBy;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Body body = new Body().text("subject", subject);
      if (text != null) {
        body.text("text", text(session, text)).text("language", tongue.of(session));
      }
      return act.write(session, new ActOptions.Words(line, "request", body.json(), null, answerBy));
    }
  }

  @Command(
      name = "answer",
      header = "Answers a request.",
      footerHeading = "%nExample:%n",
      footer = "  parley answer theatre us.example/7 accepted --post liaison --as chen")
  static final class Answer implements Action {
    @Mixin private ActOptions act = new ActOptions();
    @Mixin private Tongue tongue = new Tongue();

    @Parameters(index = "0", paramLabel = "LINE", description = LINE)
    private String line = "";

    @Parameters(index = "1", paramLabel = "ENTRY", description = ENTRY)
    private String entry = "";

    @Parameters(
        index = "2",
        paramLabel = "ANSWER",
        description = "accepted, declined, countered, given or noted.")
    private String answer = "";

    @Option(names = "--text", paramLabel = "TEXT", description = "In the author's words.")
    private @Nullable String text;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why.")
    private @Nullable String reason;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Body body = new Body().text("answer", answer).text("reason", reason);
      if (text != null) {
        body.text("text", text(session, text)).text("language", tongue.of(session));
      }
      return act.write(session, ActOptions.Words.about(line, "answer", body.json(), entry));
    }
  }

  @Command(
      name = "act",
      header = "Writes an act of any kind, with its fields as JSON.",
      description = "The fields of each kind are in docs/spec/record.md, 'Kinds'.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  parley act theatre link-test --body '{\"text\":\"noon\"}' --post liaison --as joe-biden",
        "  parley act theatre readout --body @readout.json --post liaison --key joe.key",
      })
  static final class Any implements Action {
    @Mixin private ActOptions act = new ActOptions();

    @Parameters(index = "0", paramLabel = "LINE", description = LINE)
    private String line = "";

    @Parameters(index = "1", paramLabel = "KIND", description = "The kind.")
    private String kind = "";

    @Option(
        names = "--body",
        paramLabel = "JSON",
        description = "The fields; @FILE reads them from a file, @- from standard input.")
    private String body = "{}";

    @Option(names = "--re", paramLabel = "ENTRY", description = ENTRY)
    private @Nullable String re;

    @Option(names = "--answer-by", paramLabel = "TIME", description = "A time, or from now: +48h.")
    private @Nullable String answerBy;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      String json =
          body.startsWith("@")
              ? session.readText(body.substring(1), Limits.LARGE_ENTRY_BYTES)
              : body;
      return act.write(
          session, new ActOptions.Words(line, kind, HumanJson.object(json), re, answerBy));
    }
  }
}
