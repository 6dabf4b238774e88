package parley.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import parley.line.Causes;
import parley.line.Said;
import parley.record.Json;
import parley.talk.Addressee;
import parley.talk.Concern;
import parley.talk.Invitation;
import parley.talk.Talks;
import parley.talk.Terms;

/** What was raised and answered, and who was invited. */
final class SaidRows {
  private SaidRows() {}

  static Stream<Item> concerns(Scope scope) {
    return scope.lines().stream()
        .flatMap(
            line ->
                line.state().domain(Talks.class).concerns().stream()
                    .filter(c -> c.act().entry().mark() == scope.mark())
                    .map(
                        c ->
                            new Item(
                                Days.of(c.act()), line.state().parties(), () -> concern(line, c))));
  }

  private static Row concern(Line line, Concern concern) {
    Json.Obj body = concern.act().entry().body();
    Map<String, Json> answers = new TreeMap<>();
    for (Said answer : concern.answers()) {
      answers.put(answer.by(), new Json.Str(answer.entry().body().text("as")));
    }
    Row row =
        Row.of(line)
            .place("concern", line, concern.act().target())
            .text("topic", body.text("topic"))
            .text("as", concern.as())
            .text("raised-by", concern.raisedBy())
            .text("by", concern.act().by())
            .date("when", Days.of(concern.act()))
            .text("text", Scope.text(line, concern.act().target(), body, "text"))
            .by("answers", answers)
            .text("state", concern.state())
            .texts("disagreement", concern.disagreeing())
            .grade(
                line,
                Stream.concat(Stream.of(concern.act()), concern.answers().stream())
                    .map(Said::target));
    return Optional.ofNullable(concern.act().re())
        .flatMap(line.state().domain(Talks.class)::talk)
        .map(t -> row.place("talk", line, t.opening().target()))
        .orElse(row);
  }

  /** Each invitation, by each party invited. */
  static Stream<Item> invitations(Scope scope) {
    return scope.lines().stream()
        .flatMap(
            line ->
                line.state().domain(Talks.class).invitations().stream()
                    .filter(i -> i.act().entry().mark() == scope.mark())
                    .flatMap(
                        i -> i.addressees().values().stream().map(a -> item(scope, line, i, a))));
  }

  private static Item item(Scope scope, Line line, Invitation invitation, Addressee to) {
    return new Item(
        Days.of(invitation.act()),
        List.of(invitation.act().by(), to.party()),
        () -> invitation(scope, line, invitation, to));
  }

  private static Row invitation(Scope scope, Line line, Invitation invitation, Addressee now) {
    Json.Obj body = invitation.act().entry().body();
    Json.Obj asked = asked(body, now.party());
    boolean passedOn =
        !asked.text("post").equals(now.post()) || !asked.text("person").equals(now.person());
    String person = now.person().isEmpty() ? now.post() : now.post() + " " + now.person();
    return Row.of(line)
        .place("invitation", line, invitation.act().target())
        .text("from", invitation.act().by())
        .text("to", now.party())
        .text("post", asked.text("post"))
        .text("person", asked.text("person"))
        .text("form", body.text("form"))
        .date("when", Days.of(invitation.act()))
        .text("state", state(line, invitation, now, passedOn))
        .text("passed-on-to", passedOn ? person : "")
        .cell("return-of", Causes.link(body.object("return-of")).map(scope::place))
        .flag("addressee-left", now.left(line.state()))
        .by("unknown", People.unknown(line.state(), List.of(now), Terms.NONE))
        .grade(
            line,
            Stream.concat(
                    Stream.of(invitation.act()),
                    Stream.ofNullable(invitation.answers().get(now.party())))
                .map(Said::target));
  }

  private static Json.Obj asked(Json.Obj body, String party) {
    for (Json item : body.items("to")) {
      if (item instanceof Json.Obj to && to.text("party").equals(party)) {
        return to;
      }
    }
    return Json.Obj.EMPTY;
  }

  /** The answer, if there is one; else what keeps it from being given. */
  private static String state(Line line, Invitation of, Addressee now, boolean passedOn) {
    String state = of.state(now.party());
    if (!state.equals("open")) {
      return state;
    }
    if (of.lapse() != null) {
      return "lapsed";
    }
    if (now.left(line.state())) {
      return "addressee-left";
    }
    return passedOn ? "passed-on" : "open";
  }
}
