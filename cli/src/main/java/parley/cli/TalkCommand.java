package parley.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;
import parley.record.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Talks, from the first feeler to the last readout (docs/spec/talks.md). */
@Command(
    name = "talk",
    header = "Asks for talks, answers, puts off, records what took place and what was said.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      TalkCommand.Sounding.class,
      TalkRequest.class,
      TalkCommand.Counter.class,
      TalkCommand.Accept.class,
      TalkCommand.Decline.class,
      TalkCommand.Withdraw.class,
      TalkCommand.Postpone.class,
      TalkCommand.Cancel.class,
      TalkRecord.Planned.class,
      TalkRecord.Begin.class,
      TalkRecord.Held.class,
      TalkRecord.Contact.class,
      TalkRecord.CallRecord.class,
      TalkRecord.Aim.class,
      TalkRecord.ReadoutOf.class,
      TalkRecord.Joint.class,
      TalkRecord.Sign.class,
      TalkCommand.Invite.class,
      TalkCommand.PassOn.class,
      TalkFiles.Calendar.class,
      TalkFiles.Propose.class,
      TalkCompare.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  parley talk request theatre --to cn.example/commander --form video-call --begin +72h \\",
      "    --agenda 'maritime-safety:Encounters in May' --post commander --as paparo",
      "  parley talk accept theatre us.example/31 --post commander --as wu",
      "  parley talk held theatre us.example/31 --begin -1h --post commander --as wu",
      "  parley talk readout theatre us.example/31 --text 'Both sides agreed …' \\",
      "    --post commander --as wu",
    })
final class TalkCommand {
  private TalkCommand() {}

  @Command(name = "sounding", header = "Records that a non-binding feeler took place.")
  static final class Sounding extends LineAct {
    @Mixin private Wording wording = new Wording();
    @Mixin private Topics topics = new Topics();

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      return say(session, "sounding", topics.on(wording.on(new Body(), session)), null);
    }
  }

  @Command(name = "counter", header = "Answers a request or a counter with other terms.")
  static final class Counter extends LineAct.About {
    @Mixin private Terms terms = new Terms();
    @Mixin private Wording wording = new Wording();
    @Mixin private AnswerBy answerBy = new AnswerBy();

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Body body = wording.on(new Body().put("terms", terms.json(links(session))), session);
      return ask(session, "talk-counter", body, entry, answerBy.time);
    }
  }

  @Command(
      name = "accept",
      header = "Accepts the terms of a request or a counter.",
      description = "Of a call, with one's own numbers, if they are not among the terms.")
  static final class Accept extends LineAct.About {
    @Mixin private Wording wording = new Wording();
    @Mixin private Calling.Numbers numbers = new Calling.Numbers();

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Body body = numbers.on(wording.on(new Body(), session));
      return say(session, "talk-accept", body, entry);
    }
  }

  @Command(name = "decline", header = "Declines, with a reason or saying that none is given.")
  static final class Decline extends LineAct.Because {
    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      return say(session, "talk-decline", reason.on(new Body()), entry);
    }
  }

  @Command(name = "withdraw", header = "Takes back one's own request, counter or invitation.")
  static final class Withdraw extends LineAct.Because {
    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      return say(session, "talk-withdraw", reason.on(new Body()), entry);
    }
  }

  @Command(name = "postpone", header = "Puts a talk off; one side's word is enough.")
  static final class Postpone extends LineAct.Because {
    @Option(names = "--wording", paramLabel = "TEXT", description = "The very word used.")
    private String wording = "postponed";

    @Option(
        names = "--until",
        paramLabel = "DATE",
        description = "To when, if that was said: " + DateText.FORMS)
    private @Nullable String until;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Body body = reason.on(new Body().text("wording", wording));
      body = until == null ? body : body.put("until", DateText.when("--until", until));
      return say(session, "talk-postpone", body, entry);
    }
  }

  @Command(name = "cancel", header = "Calls a talk off; one side's word is enough.")
  static final class Cancel extends LineAct.Because {
    @Option(names = "--wording", paramLabel = "TEXT", description = "The very word used.")
    private String wording = "cancelled";

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      return say(session, "talk-cancel", reason.on(new Body().text("wording", wording)), entry);
    }
  }

  @Command(name = "invite", header = "Invites; an open act of its own, also for a return visit.")
  static final class Invite extends LineAct {
    @Mixin private Asked asked = new Asked();
    @Mixin private Wording wording = new Wording();
    @Mixin private Topics topics = new Topics();
    @Mixin private AnswerBy answerBy = new AnswerBy();

    @Option(names = "--form", paramLabel = "FORM", description = "visit, meeting, …")
    private @Nullable String form;

    @Option(names = "--place", paramLabel = "TEXT", description = "Where.")
    private @Nullable String place;

    @Option(names = "--occasion", paramLabel = "TEXT", description = "On what occasion.")
    private @Nullable String occasion;

    @Option(
        names = "--return-of",
        paramLabel = EntryLink.FORM,
        description = "The invitation that this one returns.")
    private @Nullable String returned;

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      Body body =
          new Body()
              .put("to", asked.json())
              .text("form", form)
              .text("place", place)
              .text("occasion", occasion);
      body = topics.on(wording.on(linked(session, body, "return-of", returned), session));
      return ask(session, "invitation", body, null, answerBy.time);
    }
  }

  @Command(
      name = "pass-on",
      header = "Passes on what named a person who left the post to its new holder.")
  static final class PassOn extends LineAct.Because {
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
      return say(session, "pass-on", reason.on(new Body().put("to", addressee)), entry);
    }
  }
}
