package parley.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.record.Json;
import parley.record.UtcTime;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Talks, from the first feeler to the last readout (docs/spec/talks.md). */
@Command(
    name = "talk",
    header = "Asks for talks, answers, puts off, records what took place and what was said.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      TalkCommand.Sounding.class,
      TalkCommand.Ask.class,
      TalkCommand.Counter.class,
      TalkCommand.Accept.class,
      TalkCommand.Decline.class,
      TalkCommand.Withdraw.class,
      TalkCommand.Postpone.class,
      TalkCommand.Cancel.class,
      TalkCommand.Planned.class,
      TalkCommand.Begin.class,
      TalkCommand.Held.class,
      TalkCommand.CallRecord.class,
      TalkCommand.Aim.class,
      TalkCommand.ReadoutOf.class,
      TalkCommand.Joint.class,
      TalkCommand.Sign.class,
      TalkCommand.Invite.class,
      TalkCommand.PassOn.class,
      TalkFiles.Calendar.class,
      TalkFiles.Propose.class,
      TalkFiles.Compare.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  parley talk request theatre --to cn.example/commander --form video-call --begin +72h \\",
      "    --agenda 'maritime-safety:Encounters in May' --post commander --as paparo",
      "  parley talk accept theatre us.example/31 --post commander --as wu",
      "  parley talk held theatre us.example/31 --post commander --as wu",
      "  parley talk readout theatre us.example/31 'Both sides agreed …' --post commander --as wu",
    })
final class TalkCommand {
  static final String LINE = "The line, by full or short name.";
  static final String ENTRY = "The entry: party/index, party#epoch/index or its id.";

  private TalkCommand() {}

  /** What every act may say of itself. */
  static final class Facts {
    @Mixin private StateCommands.Causes causes = new StateCommands.Causes();

    @Option(names = "--label", paramLabel = "NAME", description = "Our own name for it.")
    private @Nullable String label;

    @Option(
        names = "--happened",
        paramLabel = "DATE",
        description = "When it was, if not now: YYYY-MM-DD or YYYY-MM.")
    private @Nullable String happened;

    Json.Obj on(Body body) throws MalformedException {
      Body with = body.text("label", label);
      with = happened == null ? with : with.put("when", Terms.when(happened));
      return causes.on(with).json();
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

  /** An act on a line. */
  abstract static class OnLine implements Action {
    @Mixin ActOptions act = new ActOptions();
    @Mixin Facts facts = new Facts();

    @Parameters(index = "0", paramLabel = "LINE", description = LINE)
    String line = "";

    Exit say(Session session, String kind, Body body, @Nullable String about)
        throws Failure, MalformedException, IOException {
      return act.write(session, new ActOptions.Words(line, kind, facts.on(body), about, null));
    }
  }

  /** An act about an entry. */
  abstract static class About extends OnLine {
    @Parameters(index = "1", paramLabel = "ENTRY", description = ENTRY)
    String entry = "";
  }

  /** An act about an entry that says why. */
  abstract static class Because extends About {
    @ArgGroup(multiplicity = "0..1")
    StateCommands.Reason reason = new StateCommands.Reason();
  }

  /** Who is asked: an office of each other party, and a person where one is meant. */
  static final class Asked {
    @Option(
        names = "--to",
        required = true,
        paramLabel = "PARTY/POST[:PERSON]",
        description = "Who is asked; a person only where no other will do.")
    private List<String> to = List.of();

    Json json() throws MalformedException {
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

  @Command(name = "sounding", header = "Records that a non-binding feeler took place.")
  static final class Sounding extends OnLine {
    @Mixin private Wording wording = new Wording();

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      return say(session, "sounding", wording.on(new Body(), session), null);
    }
  }

  @Command(name = "request", header = "Asks for a talk.")
  static final class Ask extends OnLine {
    @Mixin private Asked asked = new Asked();
    @Mixin private Terms terms = new Terms();
    @Mixin private Wording wording = new Wording();

    @Option(names = "--aim", paramLabel = "TEXT", description = "What one's own side aims at.")
    private @Nullable String aim;

    @Option(
        names = "--answer-by",
        paramLabel = "TIME",
        description = "A time, or from now: +48h. Default: as the charter says.")
    private @Nullable String answerBy;

    @Option(names = "--after", paramLabel = "ENTRY", description = "The sounding that it follows.")
    private @Nullable String after;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Body body = new Body().put("to", asked.json()).put("terms", terms.json()).text("aim", aim);
      Json.Obj fields = facts.on(wording.on(body, session));
      return act.write(
          session, new ActOptions.Words(line, "talk-request", fields, after, answerBy));
    }
  }

  @Command(name = "counter", header = "Answers a request or a counter with other terms.")
  static final class Counter extends About {
    @Mixin private Terms terms = new Terms();
    @Mixin private Wording wording = new Wording();

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Body body = wording.on(new Body().put("terms", terms.json()), session);
      return say(session, "talk-counter", body, entry);
    }
  }

  @Command(name = "accept", header = "Accepts the terms of a request or a counter.")
  static final class Accept extends About {
    @Mixin private Wording wording = new Wording();

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      return say(session, "talk-accept", wording.on(new Body(), session), entry);
    }
  }

  @Command(name = "decline", header = "Declines, with a reason or saying that none is given.")
  static final class Decline extends Because {
    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      return say(session, "talk-decline", reason.on(new Body()), entry);
    }
  }

  @Command(name = "withdraw", header = "Takes back one's own request, counter or invitation.")
  static final class Withdraw extends Because {
    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      return say(session, "talk-withdraw", reason.on(new Body()), entry);
    }
  }

  @Command(name = "postpone", header = "Puts a talk off; one side's word is enough.")
  static final class Postpone extends Because {
    @Option(names = "--wording", paramLabel = "TEXT", description = "The very word used.")
    private String wording = "postponed";

    @Option(names = "--until", paramLabel = "DATE", description = "YYYY-MM-DD or YYYY-MM.")
    private @Nullable String until;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Body body = reason.on(new Body().text("wording", wording));
      body = until == null ? body : body.put("until", Terms.when(until));
      return say(session, "talk-postpone", body, entry);
    }
  }

  @Command(name = "cancel", header = "Calls a talk off; one side's word is enough.")
  static final class Cancel extends Because {
    @Option(names = "--wording", paramLabel = "TEXT", description = "The very word used.")
    private String wording = "cancelled";

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      return say(session, "talk-cancel", reason.on(new Body().text("wording", wording)), entry);
    }
  }

  /** States something of a talk, or of one that no request is on record for. */
  abstract static class Stated extends OnLine {
    @Mixin Terms terms = new Terms();

    @Parameters(index = "1", arity = "0..1", paramLabel = "ENTRY", description = ENTRY)
    @Nullable String entry;

    Body terms() throws MalformedException {
      Json.Obj given = terms.json();
      return given.members().isEmpty() ? new Body() : new Body().put("terms", given);
    }
  }

  @Command(name = "planned", header = "States that a talk is planned, with no request on record.")
  static final class Planned extends Stated {
    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      return say(session, "talk-planned", terms(), entry);
    }
  }

  @Command(name = "begin", header = "States that a talk is under way.")
  static final class Begin extends Stated {
    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      return say(session, "talk-begin", terms(), entry);
    }
  }

  @Command(name = "held", header = "States that a talk took place.")
  static final class Held extends Stated {
    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      return say(session, "talk-held", terms(), entry);
    }
  }

  @Command(name = "record", header = "Records a call: when, and whether the words matched.")
  static final class CallRecord extends About {
    @Option(names = "--begin", required = true, paramLabel = "TIME", description = "Its begin.")
    private String begin = "";

    @Option(names = "--end", paramLabel = "TIME", description = "Its end.")
    private @Nullable String end;

    @Option(
        names = "--challenge",
        required = true,
        paramLabel = "WORD",
        description = "matched, not-matched or not-asked: the words read back.")
    private String challenge = "";

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Body body =
          new Body()
              .text("begin", UtcTime.print(ActOptions.time(begin, Instant.now())))
              .text("end", end == null ? null : UtcTime.print(ActOptions.time(end, Instant.now())))
              .text("challenge", challenge);
      return say(session, "call-record", body, entry);
    }
  }

  @Command(name = "aim", header = "States what one's own side aims at, before a talk.")
  static final class Aim extends About {
    @Mixin private Wording wording = new Wording();

    @Option(names = "--no-outcome-sought", description = "No specific outcome is sought.")
    private boolean open;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Body body = wording.on(new Body(), session);
      return say(
          session, "talk-aim", open ? body.put("specific", new Json.Bool(false)) : body, entry);
    }
  }

  @Command(name = "readout", header = "Gives one's own public account of a talk.")
  static final class ReadoutOf extends About {
    @Mixin private Wording wording = new Wording();

    @Option(names = "--speaker", paramLabel = "NAME", description = "Who spoke.")
    private @Nullable String speaker;

    @Option(names = "--medium", paramLabel = "TEXT", description = "Where it was published.")
    private @Nullable String medium;

    @Option(names = "--topic", paramLabel = "TOPIC", description = "A topic that it mentions.")
    private List<String> topics = List.of();

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Body body =
          wording
              .on(new Body(), session)
              .text("speaker", speaker)
              .text("medium", medium)
              .texts("topics", topics);
      return say(session, "readout", body, entry);
    }
  }

  @Command(name = "joint", header = "Proposes a joint statement; the other side signs its bytes.")
  static final class Joint extends About {
    @Option(
        names = "--in",
        required = true,
        paramLabel = "LANG=TEXT",
        description = "The statement in one language; both sides sign all of them.")
    private Map<String, String> texts = Map.of();

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      return say(session, "joint-statement", new Body().words("texts", texts), entry);
    }
  }

  @Command(name = "sign", header = "Signs the other side's joint statement as it stands.")
  static final class Sign extends About {
    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      EntryRow row;
      try (NodeClient client = act.client(session)) {
        row = EntryName.parse(entry).find(client, line);
      }
      Hash hash = Hash.sha256(row.body().object("texts").bytes());
      return say(session, "joint-sign", new Body().text("hash", hash.base64()), entry);
    }
  }

  @Command(name = "invite", header = "Invites; an open act of its own, also for a return visit.")
  static final class Invite extends OnLine {
    @Mixin private Asked asked = new Asked();
    @Mixin private Wording wording = new Wording();

    @Option(names = "--form", paramLabel = "FORM", description = "visit, meeting, …")
    private @Nullable String form;

    @Option(names = "--place", paramLabel = "TEXT", description = "Where.")
    private @Nullable String place;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Body body = new Body().put("to", asked.json()).text("form", form).text("place", place);
      return say(session, "invitation", wording.on(body, session), null);
    }
  }

  @Command(
      name = "pass-on",
      header = "Passes on what named a person who left the post to its new holder.")
  static final class PassOn extends About {
    @Option(
        names = "--to",
        required = true,
        paramLabel = "POST[:PERSON]",
        description = "A post of one's own party, and who holds it.")
    private String to = "";

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      int colon = to.indexOf(':');
      Json.Obj addressee =
          new Body()
              .text("post", colon < 0 ? to : to.substring(0, colon))
              .text("person", colon < 0 ? null : to.substring(colon + 1))
              .json();
      return say(session, "pass-on", new Body().put("to", addressee), entry);
    }
  }
}
