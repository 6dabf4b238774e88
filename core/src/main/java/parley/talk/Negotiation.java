package parley.talk;

import static parley.talk.BrokenException.require;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.line.Past;
import parley.line.Rule;
import parley.line.Said;
import parley.line.Target;
import parley.record.Json;

/** Proposals and answers to them. */
record Negotiation(Said act, Past past, Talk talk) {

  /** A counter, an acceptance or a refusal speaks of a proposal that still stands. */
  void reply() throws BrokenException {
    Proposal proposal = proposal();
    require(talk.phase().negotiable(), Rule.OUT_OF_ORDER, "the talk is " + talk.phase().word());
    require(proposal.withdrawn() == null, Rule.WITHDRAWN, "the proposal was withdrawn");
    require(!proposal.declined(), Rule.CLOSED, "the proposal was declined");
    asked();
    require(
        talk.proposals().stream().noneMatch(p -> ownCounter(p, proposal)),
        Rule.OUT_OF_ORDER,
        "a counter of this party's own stands against it");
    if (act.kind().equals("talk-counter")) {
      return;
    }
    require(!proposal.replies().containsKey(act.by()), Rule.OUT_OF_ORDER, "it is answered already");
    require(
        talk.agreed() == null || proposal.act().compareTo(talk.agreed().act()) > 0,
        Rule.OUT_OF_ORDER,
        "later terms are agreed");
    Json.Obj body = act.entry().body();
    require(
        act.kind().equals("talk-accept") || body.has("reason") || body.has("reason-not-given"),
        Rule.BAD_STATEMENT,
        "a reason, or that none is given");
  }

  /** Only a proposal of one's own that is not yet agreed is taken back; a talk is cancelled. */
  void withdraw() throws BrokenException {
    Proposal proposal = talk.proposal(act.re());
    require(
        proposal != null && proposal.act().by().equals(act.by()),
        Rule.BAD_TARGET,
        "a proposal of one's own expected");
    Proposal own = Objects.requireNonNull(proposal);
    require(own.withdrawn() == null, Rule.WITHDRAWN, "it was withdrawn already");
    require(
        !own.agreed(talk.parties()), Rule.OUT_OF_ORDER, "what is agreed is cancelled, by its name");
    Json.Obj body = act.entry().body();
    require(
        body.has("reason") || body.has("reason-not-given"),
        Rule.BAD_STATEMENT,
        "a reason, or that none is given");
  }

  private void asked() throws BrokenException {
    Addressee asked = talk.addressees().get(act.by());
    Posts.mayAnswer(act, past, asked == null ? ownPost() : asked.post());
  }

  /** Who asked is answered to the office that asked. */
  private String ownPost() {
    return talk.proposals().getFirst().act().entry().post();
  }

  private boolean ownCounter(Proposal counter, Proposal parent) {
    return counter.act().by().equals(act.by())
        && parent.act().target().equals(counter.parent())
        && counter.withdrawn() == null
        && !counter.agreed(talk.parties());
  }

  /**
   * The proposal spoken of; a counter may also speak of its acceptance, to change what is agreed.
   */
  private Proposal proposal() throws BrokenException {
    Target re = Objects.requireNonNull(act.re());
    @Nullable Proposal found = talk.proposal(re);
    if (found == null && act.kind().equals("talk-counter")) {
      found =
          talk.proposals().stream()
              .filter(p -> p.replies().values().stream().anyMatch(r -> accepts(r, re)))
              .findFirst()
              .orElse(null);
    }
    require(found != null, Rule.BAD_TARGET, "a proposal expected");
    return Objects.requireNonNull(found);
  }

  private static boolean accepts(Said reply, Target re) {
    return reply.target().equals(re) && reply.kind().equals("talk-accept");
  }
}
