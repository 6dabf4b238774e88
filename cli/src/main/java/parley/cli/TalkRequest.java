package parley.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;
import parley.record.Json;
import parley.record.Origin;
import parley.render.Phrase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks for a talk, also for one that an outcome of another line calls for. */
@Command(
    name = "request",
    header = "Asks for a talk.",
    description =
        "With --follow-up-of, for what a commitment calls for on this line: the form, and the office"
            + " of every other party, are those of its follow-up unless other ones are named; the"
            + " request names the outcome as its cause, which is what takes the follow-up up.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  parley talk request theatre --to cn.example/commander --form video-call --begin +72h \\",
      "    --post commander --as paparo",
      "  parley talk request theatre --follow-up-of leaders:us.example/40 --post commander --as paparo",
    })
final class TalkRequest extends LineAct {
  @Mixin private Asked asked = new Asked();
  @Mixin private Terms terms = new Terms();
  @Mixin private Wording wording = new Wording();
  @Mixin private AnswerBy answerBy = new AnswerBy();

  @Option(names = "--aim", paramLabel = "TEXT", description = "What one's own side aims at.")
  private @Nullable String aim;

  @Option(names = "--after", paramLabel = "ENTRY", description = "The sounding that it follows.")
  private @Nullable String after;

  @Option(
      names = "--follow-up-of",
      paramLabel = EntryLink.FORM,
      description = "The outcome, mostly of another line, that calls for this talk.")
  private @Nullable String followed;

  @Override
  public Exit run(Session session) throws Failure, MalformedException, IOException {
    Json.Obj given = terms.json(links(session));
    Body body =
        followed == null
            ? new Body().put("to", asked.json()).put("terms", given)
            : followUp(session, followed, given);
    Body request = wording.on(body.text("aim", aim), session);
    return ask(session, "talk-request", request, after, answerBy.time);
  }

  /** What the outcome calls for on this line, with the link back to it. */
  private Body followUp(Session session, String outcome, Json.Obj given)
      throws Failure, MalformedException, IOException {
    try (NodeClient client = act.client(session)) {
      EntryRow row = EntryLink.parse(outcome, line).find(client);
      Json.Obj state = client.getJson(EntryName.linePath(line));
      Json.Obj called = called(row, state.text("name"), given.text("form"));
      act.markAs(row.mark());
      String form = called.text("form");
      Json.Obj agreed = given.has("form") || form.isEmpty() ? given : given.with("form", form);
      Json cause = Json.Obj.EMPTY.with("entry", row.ref().json());
      return new Body()
          .put("to", asked.isEmpty() ? offices(state, called.text("post")) : asked.json())
          .put("terms", agreed)
          .put("because", new Json.Arr(List.of(cause)));
    }
  }

  /** The first follow-up on this line, of the form that is asked for, where one is. */
  private Json.Obj called(EntryRow outcome, String name, String form)
      throws Failure, MalformedException {
    for (Json item : outcome.body().items("follow-ups")) {
      if (item instanceof Json.Obj called
          && called.text("line").equals(name)
          && (form.isEmpty()
              || called.text("form").isEmpty()
              || called.text("form").equals(form))) {
        return called;
      }
    }
    throw new Failure(
        Exit.NOT_FOUND, Phrase.say("follow-up.none", "entry", outcome.place(), "line", name));
  }

  /** The post of every other party of the line. */
  private Json offices(Json.Obj shown, String post) throws MalformedException {
    if (post.isEmpty()) {
      throw new MalformedException("--to: the follow-up names no post; PARTY/POST expected");
    }
    List<Json> offices = new ArrayList<>();
    String own = Origin.parse(shown.text("log"), "log").party();
    for (String party : shown.object("state").object("parties").members().keySet()) {
      if (!party.equals(own)) {
        offices.add(new Body().text("party", party).text("post", post).json());
      }
    }
    return new Json.Arr(offices);
  }
}
