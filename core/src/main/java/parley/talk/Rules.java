package parley.talk;

import static parley.talk.BrokenException.require;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.line.Charter;
import parley.line.Holder;
import parley.line.Past;
import parley.line.Rule;
import parley.line.Said;
import parley.record.Json;

/**
 * What an act must be for it to count, judged by what its author had seen (docs/spec/talks.md,
 * "Rules").
 *
 * @param act the act
 * @param past what its author had seen
 * @param acts the acts of the matter that it speaks of, in that past; empty if of none
 */
record Rules(Said act, Past past, List<Said> acts) {
  /** Acts of one party in one matter: a bound for the fold, far above what any talk needs. */
  static final int MAX_ACTS = 1_000;

  /** Acts that may begin a talk, or go on with one. */
  private static final Set<String> TOOK_PLACE = Set.of("talk-begin", "talk-held");

  /** Acts by which content comes on record. */
  private static final Set<String> CONTENT =
      Set.of("readout", "joint-statement", "joint-sign", "concern", "concern-answer", "statement");

  void check() throws BrokenException {
    Json.Obj body = body();
    Times.check(act.entry());
    require(
        body.has("language") || !body.has("text"), Rule.BAD_STATEMENT, "a text is in a language");
    require(
        !(body.has("reason") && body.has("reason-not-given")),
        Rule.BAD_STATEMENT,
        "a reason, or that none is given");
    long mine = acts.stream().filter(a -> a.by().equals(act.by())).count();
    require(mine < MAX_ACTS, Rule.CLOSED, "no more than " + MAX_ACTS + " acts of a party");
    switch (act.kind()) {
      case "sounding" -> sounding();
      case "talk-request", "invitation" -> request();
      case "pass-on", "talk-withdraw", "answer" -> asked();
      case "contact", "concern", "concern-answer", "readout", "statement" -> said();
      case "talk-planned" -> planned();
      default -> ofTalk();
    }
  }

  private Json.Obj body() {
    return act.entry().body();
  }

  private boolean reasoned() {
    return body().has("reason") || body().has("reason-not-given");
  }

  private boolean isTalk() {
    return !acts.isEmpty() && Talks.OPENINGS.contains(acts.getFirst().kind());
  }

  private Talk talk() throws BrokenException {
    require(isTalk(), Rule.BAD_TARGET, act.kind() + " speaks of a talk");
    return TalkFold.of(acts, past.parties());
  }

  private @Nullable Charter charter() {
    return past.charter().orElse(null);
  }

  private void sounding() throws BrokenException {
    require(
        acts.isEmpty() || talk().phase() == Phase.SOUNDED,
        Rule.OUT_OF_ORDER,
        "a request was made already");
    Charter charter = charter();
    boolean candid = charter != null && charter.candour().contains("soundings");
    require(
        !candid || !body().has("text"),
        Rule.NOT_OF_RECORD,
        "the charter keeps what is said at a sounding off the record");
  }

  /** What is planned without a request; planned anew after it was put off. */
  private void planned() throws BrokenException {
    Phase phase = acts.isEmpty() ? Phase.SOUNDED : talk().phase();
    require(
        Set.of(Phase.SOUNDED, Phase.POSTPONED).contains(phase),
        Rule.OUT_OF_ORDER,
        "the talk is " + phase.word());
  }

  /** A request may follow a sounding, and begins a talk else; an invitation stands for itself. */
  private void request() throws BrokenException {
    if (!acts.isEmpty()) {
      require(act.kind().equals("talk-request"), Rule.BAD_TARGET, "an invitation is of no talk");
      require(talk().phase() == Phase.SOUNDED, Rule.OUT_OF_ORDER, "what was asked is asked once");
    }
    Map<String, Addressee> to = TalkFold.addressed(act);
    boolean others = past.parties().containsAll(to.keySet()) && !to.containsKey(act.by());
    require(
        others && to.size() == body().items("to").size(),
        Rule.BAD_STATEMENT,
        "to: one office of each other party concerned");
  }

  /** Acts that speak of a request or of an invitation. */
  private void asked() throws BrokenException {
    if (isTalk()) {
      require(!act.kind().equals("answer"), Rule.BAD_TARGET, "talk-accept, talk-decline");
      Talk talk = talk();
      live(talk.phase());
      if (act.kind().equals("pass-on")) {
        passOn(talk.addressees());
      } else {
        new Negotiation(act, past, talk).withdraw();
      }
      return;
    }
    require(
        !acts.isEmpty() && acts.getFirst().kind().equals("invitation"),
        Rule.BAD_TARGET,
        "a request or an invitation expected");
    Invitation invitation = Talks.invitation(acts);
    require(invitation.withdrawn() == null, Rule.WITHDRAWN, "the invitation was withdrawn");
    switch (act.kind()) {
      case "pass-on" -> passOn(invitation.addressees());
      case "answer" -> answer(invitation);
      default ->
          require(
              act.by().equals(invitation.act().by())
                  && invitation.act().target().equals(act.re())
                  && reasoned(),
              act.by().equals(invitation.act().by()) ? Rule.BAD_STATEMENT : Rule.BAD_TARGET,
              "who invited withdraws, with a reason or that none is given");
    }
  }

  private void answer(Invitation invitation) throws BrokenException {
    require(invitation.act().target().equals(act.re()), Rule.BAD_TARGET, "an invitation expected");
    Addressee asked = invitation.addressees().get(act.by());
    require(asked != null, Rule.WRONG_POST, "another party was invited");
    Posts.mayAnswer(act, past, java.util.Objects.requireNonNull(asked).post());
  }

  /** What named a person who left is passed on to a successor, or to another office. */
  private void passOn(Map<String, Addressee> addressees) throws BrokenException {
    Addressee asked = addressees.get(act.by());
    require(asked != null, Rule.BAD_TARGET, "nothing was asked of this party");
    Addressee to = TalkFold.passedOn(act);
    Addressee from = java.util.Objects.requireNonNull(asked);
    require(past.posts().containsKey(to.post()), Rule.WRONG_POST, "there is no such post");
    Map<String, Holder> holders = past.holders();
    require(
        !holds(holders, from) && (to.person().isEmpty() || holds(holders, to)),
        Rule.BAD_STATEMENT,
        "from a person who left the post to one who holds it");
  }

  private static boolean holds(Map<String, Holder> holders, Addressee who) {
    Holder holder = holders.get(who.post());
    return holder != null && !who.person().isEmpty() && holder.person().equals(who.person());
  }

  /** Whatever is done about a talk that is over is refused, by the reason that it is over. */
  private static void live(Phase phase) throws BrokenException {
    require(phase != Phase.WITHDRAWN, Rule.WITHDRAWN, "the talk was withdrawn");
    require(!phase.closed(), Rule.CLOSED, "the talk is " + phase.word());
  }

  private void said() throws BrokenException {
    if (isTalk()) {
      content(talk());
    }
    switch (act.kind()) {
      case "readout" -> {
        attributed();
        if (!acts.isEmpty()) {
          tookPlace(talk());
        }
      }
      case "statement" -> {
        attributed();
        require(
            body().has("speaker") || (body().get("unnamed") instanceof Json.Bool b && b.value()),
            Rule.BAD_STATEMENT,
            "a speaker, or that none was named");
      }
      case "concern-answer" -> concernAnswer();
      default ->
          require(
              !body().has("by") || past.parties().contains(body().text("by")),
              Rule.BAD_STATEMENT,
              "by: a party of the line expected");
    }
  }

  private void attributed() throws BrokenException {
    require(
        !(body().has("speaker") && body().has("unnamed")),
        Rule.BAD_STATEMENT,
        "a speaker, or that none was named");
    Json.Obj part = body().object("part");
    require(
        part.integer("number", 0) <= part.integer("of", 0),
        Rule.BAD_STATEMENT,
        "part: beyond the last");
  }

  private void concernAnswer() throws BrokenException {
    Concern concern =
        Talk.concerns(acts).stream()
            .filter(c -> c.act().target().equals(act.re()))
            .findFirst()
            .orElse(null);
    require(concern != null, Rule.BAD_TARGET, "a concern expected");
    Concern of = java.util.Objects.requireNonNull(concern);
    require(!of.state().equals("withdrawn"), Rule.WITHDRAWN, "the concern was withdrawn");
    boolean raiser = act.by().equals(of.raisedBy());
    boolean fits =
        switch (body().text("as")) {
          case "withdrawn" -> raiser || act.by().equals(of.act().by());
          case "agreed-to-disagree" -> true;
          default -> !raiser;
        };
    require(fits, Rule.BAD_TARGET, "the other side answers; who raised it withdraws it");
  }

  private void content(Talk talk) throws BrokenException {
    require(
        !CONTENT.contains(act.kind()) || !talk.offRecord(charter()),
        Rule.NOT_OF_RECORD,
        "by agreement, what was said at this talk is not of record");
  }

  /** What is said of a talk presupposes that it was agreed to take place, or did. */
  private void tookPlace(Talk talk) throws BrokenException {
    if (talk.phase() != Phase.HELD) {
      live(talk.phase());
    }
    require(talk.phase().agreed(), Rule.OUT_OF_ORDER, "the talk is only " + talk.phase().word());
  }

  private void ofTalk() throws BrokenException {
    if (TOOK_PLACE.contains(act.kind())) {
      Times.past(act.entry());
      if (act.re() == null) {
        require(body().has("terms"), Rule.BAD_STATEMENT, "terms: what it was, without a request");
        return;
      }
    }
    Talk talk = talk();
    require(talk.parties().contains(act.by()), Rule.WRONG_POST, "a talk between other parties");
    content(talk);
    switch (act.kind()) {
      case "talk-counter", "talk-accept", "talk-decline" -> {
        live(talk.phase());
        new Negotiation(act, past, talk).reply();
      }
      case "talk-postpone", "talk-cancel" -> {
        live(talk.phase());
        require(
            Set.of(Phase.PLANNED, Phase.SCHEDULED, Phase.POSTPONED).contains(talk.phase()),
            Rule.OUT_OF_ORDER,
            "the talk is only " + talk.phase().word());
      }
      case "talk-begin", "talk-held", "call-record" -> observed(talk);
      case "talk-aim" -> aim(talk.phase());
      case "joint-sign" -> jointSign(talk);
      default -> tookPlace(talk);
    }
  }

  /** Each side states once that a talk began, was held, or what the call was. */
  private void observed(Talk talk) throws BrokenException {
    tookPlace(talk);
    require(
        talk.phase() != Phase.HELD || !act.kind().equals("talk-begin"),
        Rule.CLOSED,
        "the talk is held");
    require(
        talk.acts(act.kind()).stream().noneMatch(a -> a.by().equals(act.by())),
        Rule.OUT_OF_ORDER,
        "this was stated already");
    if (act.kind().equals("call-record")) {
      Times.past(act.entry());
      require(talk.terms().form().endsWith("-call"), Rule.BAD_TARGET, "the talk was to be no call");
    }
  }

  /** An aim is one only if it was stated beforehand: after the talk, its date must say so. */
  private void aim(Phase phase) throws BrokenException {
    if (!(phase == Phase.HELD && body().has("when"))) {
      live(phase);
      require(phase.negotiable(), Rule.OUT_OF_ORDER, "the talk is " + phase.word());
    }
  }

  private void jointSign(Talk talk) throws BrokenException {
    JointStatement statement =
        talk.jointStatements().stream()
            .filter(s -> s.act().target().equals(act.re()))
            .findFirst()
            .orElse(null);
    require(
        statement != null && !statement.act().by().equals(act.by()),
        Rule.BAD_TARGET,
        "the other side's joint statement expected");
    JointStatement of = java.util.Objects.requireNonNull(statement);
    require(!of.signed().containsKey(act.by()), Rule.OUT_OF_ORDER, "it is signed already");
    require(of.hash().equals(body().text("hash")), Rule.DIFFERING_TEXT, "these are other texts");
  }
}
