package parley.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;
import parley.record.Json;
import parley.record.Limits;
import parley.record.Names;
import parley.record.ReplyCode;
import parley.record.UtcTime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Logs what a party said by another medium: attested by one's own party, and by nobody else. */
@Command(
    name = "attest",
    header = "Logs what a party said by telephone, radio, fax, e-mail, note or in person.",
    description = {
      "The act counts at the grade 'attested by us', below what its speaker signed. It is judged by"
          + " the rules of its kind. What needs a signature (keys, charters, epochs, receipts) is"
          + " refused. With --code, the reply code of the printed message that is answered."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  parley attest ferry north-quay.example text --text 'All clear.' --medium radio --post watch --as mira",
      "  parley attest ferry north-quay.example answer --field answer=accepted --re south-quay.example/9 --code K7QF-3MXA-P --medium fax --post watch --as mira",
    })
final class Attest implements Action {
  private static final int DATE_CHARS = 10;

  @Mixin private ActOptions act = new ActOptions();
  @Mixin private Talk.Tongue tongue = new Talk.Tongue();
  @Mixin private Contact contact = new Contact();

  @Parameters(index = "0", paramLabel = "LINE", description = "The line, by full or short name.")
  private String line = "";

  @Parameters(
      index = "1",
      paramLabel = "PARTY",
      description = "Who did it; one's own party for an own act by another medium.")
  private String party = "";

  @Parameters(index = "2", paramLabel = "KIND", description = "The kind of act.")
  private String kind = "";

  @Option(
      names = "--body",
      paramLabel = "JSON",
      description = "The fields of the act; @FILE reads them from a file, @- from standard input.")
  private String body = "{}";

  @Option(names = "--field", paramLabel = "NAME=TEXT", description = "One field of the act.")
  private List<String> fields = List.of();

  @Option(names = "--text", paramLabel = "TEXT", description = "The field text, with its language.")
  private @Nullable String text;

  @Option(names = "--re", paramLabel = "ENTRY", description = "The entry that it speaks of.")
  private @Nullable String re;

  @Option(names = "--answer-by", paramLabel = "TIME", description = "A time, or from now: +48h.")
  private @Nullable String answerBy;

  /** What is told of the contact itself. */
  static final class Contact {
    @Option(
        names = "--medium",
        required = true,
        paramLabel = "MEDIUM",
        description = "in-person, telephone, radio, fax, e-mail, note or messenger.")
    private String medium = "";

    @Option(names = "--when", paramLabel = "DATE", description = "The day. Default: today, UTC.")
    private @Nullable String when;

    @Option(names = "--time", paramLabel = "TIME", description = "The time, where it is known.")
    private @Nullable String time;

    @Option(names = "--their-post", paramLabel = "POST", description = "The post that spoke.")
    private @Nullable String post;

    @Option(names = "--person", paramLabel = "NAME", description = "Who spoke, as was said.")
    private @Nullable String person;

    @Option(names = "--note", paramLabel = "TEXT", description = "What else is to be known of it.")
    private @Nullable String note;

    @Option(
        names = "--code",
        paramLabel = "CODE",
        description = "The reply code of the message that is answered.")
    private @Nullable String code;

    private Body body(String language, Instant now) throws MalformedException {
      String at = Terms.time("--time", time);
      String day = UtcTime.print(now).substring(0, DATE_CHARS);
      String date = when != null ? when : at == null ? day : at.substring(0, DATE_CHARS);
      String precision = date.length() == DATE_CHARS ? "day" : "month";
      Body body =
          new Body()
              .text("medium", medium)
              .put("when", Json.Obj.EMPTY.with("precision", precision).with("date", date))
              .text("time", at)
              .text("post", post)
              .text("person", person)
              .text("text", note)
              .text("reply-code", code == null ? null : ReplyCode.parse(code).text());
      return note == null ? body : body.text("language", language);
    }
  }

  @Override
  public Exit run(Session session) throws Failure, MalformedException, IOException {
    Names.party(party, "PARTY");
    Names.token(kind, "KIND");
    Body wrapped =
        contact
            .body(tongue.of(session), Instant.now())
            .text("for", party)
            .text("kind", kind)
            .put("body", inside(session));
    return act.write(session, new ActOptions.Words(line, "attested", wrapped.json(), re, answerBy));
  }

  private Json.Obj inside(Session session) throws Failure, MalformedException {
    String json =
        body.startsWith("@") ? session.readText(body.substring(1), Limits.LARGE_ENTRY_BYTES) : body;
    Json.Obj inside = HumanJson.object(json);
    for (String field : fields) {
      int equals = field.indexOf('=');
      if (equals < 1) {
        throw new MalformedException("--field: NAME=TEXT expected");
      }
      inside = inside.with(field.substring(0, equals), field.substring(equals + 1));
    }
    return text == null ? inside : inside.with("text", text).with("language", tongue.of(session));
  }
}
