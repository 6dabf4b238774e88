package parley.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.record.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What took place, and what each side and both say of it. */
final class TalkRecord {
  private static final int DATE_CHARS = "yyyy-mm-dd".length();

  private TalkRecord() {}

  /** States something of a talk, or of one that no request is on record for. */
  abstract static class Stated extends LineAct {
    @Mixin Terms terms = new Terms();

    @Parameters(index = "1", arity = "0..1", paramLabel = "ENTRY", description = ENTRY)
    @Nullable String entry;

    /** States it, with the terms where more than its times was given. */
    Exit state(Session session, String kind, Body body)
        throws Failure, MalformedException, IOException {
      Json.Obj given = terms.json(links(session));
      boolean times = List.of("begin", "end").containsAll(given.members().keySet());
      boolean stated = terms.hasForm() || !times;
      return say(session, kind, stated ? body.put("terms", given) : body, entry);
    }
  }

  @Command(name = "planned", header = "States that a talk is planned, with no request on record.")
  static final class Planned extends Stated {
    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Body body = new Body().put("terms", terms.json(links(session)));
      return say(session, "talk-planned", body, entry);
    }
  }

  @Command(
      name = "begin",
      header = "States that a talk is under way.",
      description =
          "With --begin and no --form, the terms stay as agreed, and the day is that of the act.")
  static final class Begin extends Stated {
    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      String began = terms.span(new Body()).json().text("begin");
      Body body = new Body();
      if (!began.isEmpty()) {
        String day = began.substring(0, DATE_CHARS);
        body.put("when", DateText.when("--begin", day));
      }
      return state(session, "talk-begin", body);
    }
  }

  @Command(
      name = "held",
      header = "States that a talk took place.",
      description =
          "--begin and --end are when it took place; of a talk with no request on record, which"
              + " needs --form, its terms have them too.")
  static final class Held extends Stated {
    @Mixin private Topics topics = new Topics();

    @Option(
        names = "--certainty",
        paramLabel = "WORD",
        description = "alleged, reported or established; only where it is in doubt.")
    private @Nullable String certainty;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Body body = topics.on(terms.span(new Body()).text("certainty", certainty));
      return state(session, "talk-held", body);
    }
  }

  @Command(
      name = "contact",
      header = "States that there was a contact that was no talk.",
      footerHeading = "%nExample:%n",
      footer =
          "  parley talk contact theatre flight --happened 2024-03-30 --post commander --as paparo")
  static final class Contact extends LineAct {
    @Mixin private Wording wording = new Wording();
    @Mixin private Topics topics = new Topics();

    @Parameters(
        index = "1",
        paramLabel = "FORM",
        description = "In what form, such as flight, inspection or message.")
    private String form = "";

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Body body = topics.on(wording.on(new Body().text("form", form), session));
      return say(session, "contact", body, null);
    }
  }

  @Command(
      name = "record",
      header = "Records a call: when, by what numbers, whether the words matched.")
  static final class CallRecord extends LineAct.About {
    @Mixin private Calling.Numbers numbers = new Calling.Numbers();
    @Mixin private Calling.Interpreters interpreters = new Calling.Interpreters();

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
              .text("begin", Terms.time("--begin", begin))
              .text("end", Terms.time("--end", end))
              .text("challenge", challenge);
      return say(session, "call-record", interpreters.on(numbers.on(body)), entry);
    }
  }

  @Command(name = "aim", header = "States what one's own side aims at, before a talk.")
  static final class Aim extends LineAct.About {
    @Mixin private Wording wording = new Wording();
    @Mixin private Topics topics = new Topics();

    @Option(names = "--no-outcome-sought", description = "No specific outcome is sought.")
    private boolean open;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Body body = topics.on(wording.on(new Body(), session));
      return say(
          session, "talk-aim", open ? body.put("specific", new Json.Bool(false)) : body, entry);
    }
  }

  @Command(name = "readout", header = "Gives one's own public account of a talk.")
  static final class ReadoutOf extends LineAct.About {
    private static final String EXPECTED = "--part: N/M expected, such as 1/3";

    @Mixin private Publication publication = new Publication();

    @Option(
        names = "--part",
        paramLabel = "N/M",
        description = "Which of how many entries, where one text needs several.")
    private @Nullable String part;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Body body = publication.on(new Body(), session);
      return say(session, "readout", part == null ? body : body.put("part", part(part)), entry);
    }

    private static Json.Obj part(String text) throws MalformedException {
      if (!text.matches("[0-9]{1,2}/[0-9]{1,2}")) {
        throw new MalformedException(EXPECTED);
      }
      int slash = text.indexOf('/');
      return Json.Obj.EMPTY
          .with("number", Long.parseLong(text.substring(0, slash)))
          .with("of", Long.parseLong(text.substring(slash + 1)));
    }
  }

  @Command(name = "joint", header = "Proposes a joint statement; the other side signs its bytes.")
  static final class Joint extends LineAct.About {
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

  @Command(
      name = "sign",
      header = "Shows the other side's joint statement and signs it as it stands.",
      description = "With --hash, only if the texts are those that were read: see 'parley show'.")
  static final class Sign extends LineAct.About {
    @Option(
        names = "--hash",
        paramLabel = "HASH",
        description = "What the texts must have for a hash, in hexadecimal.")
    private @Nullable String expected;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Printed printed;
      try (NodeClient client = act.client(session)) {
        printed = Printed.find(client, line, entry);
      }
      if (!printed.act().kind().equals("joint-statement")) {
        throw new MalformedException("ENTRY: a joint statement expected");
      }
      Hash hash = Hash.sha256(printed.act().body().object("texts").bytes());
      if (expected != null && !HashText.parse("--hash", expected).equals(hash)) {
        throw new MalformedException("--hash: the texts have the hash " + hash.hex());
      }
      Show.show(session, printed, List.of());
      session
          .out()
          .result(
              new JsonObject().put("hash", hash.hex()),
              words -> words.say("sign.text", "hash", hash.hex()));
      return say(session, "joint-sign", new Body().text("hash", hash.base64()), entry);
    }
  }
}
