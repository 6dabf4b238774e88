package parley.sim.world;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import parley.commitment.Commitments;
import parley.commitment.Outcome;
import parley.commitment.Wording;
import parley.incident.Incidents;
import parley.line.LineFold;
import parley.line.LineState;
import parley.line.Matters;
import parley.line.Said;
import parley.line.Target;
import parley.talk.Proposal;
import parley.talk.Talk;
import parley.talk.Talks;

/**
 * What must hold of a line's business, asked of the acts themselves: what is agreed bears the act
 * of everybody concerned, no act is lost, and none is there that its author did not say.
 */
final class Agreements {
  private final LineState state;
  private final List<Act> acts;
  private final Consumer<String> violated;
  private final Map<String, Act> byPlace = new HashMap<>();

  Agreements(LineState state, List<Act> acts, Consumer<String> violated) {
    this.state = state;
    this.acts = acts;
    this.violated = violated;
    acts.forEach(a -> byPlace.put(a.judged().origin() + " " + a.judged().index(), a));
  }

  void check() {
    state.domain(Talks.class).talks().forEach(this::talk);
    state.domain(Commitments.class).all().forEach(this::outcome);
    kept("a talk", state.domain(Talks.class).matters(), Set.of("answer", "lapse"), Talks.class);
    kept("an outcome", state.domain(Commitments.class).matters(), Set.of(), Commitments.class);
    kept("an incident", state.domain(Incidents.class).matters(), Set.of(), Incidents.class);
  }

  private @Nullable Act act(Target target) {
    LineFold.Place place = state.place(target);
    return byPlace.get(place.origin() + " " + place.index());
  }

  /** Terms in force were proposed by one and accepted by every other party concerned. */
  private void talk(Talk talk) {
    Proposal agreed = talk.agreed();
    if (agreed == null) {
      return;
    }
    Act proposal = act(agreed.act().target());
    Set<String> signed = new TreeSet<>();
    if (proposal != null && proposal.effective()) {
      signed.add(proposal.party());
      proposal.about().stream()
          .filter(a -> a.kind().equals("talk-accept") && a.effective())
          .forEach(a -> signed.add(a.party()));
    }
    if (!signed.containsAll(talk.parties())) {
      violated.accept("terms are in force that only these signed: " + signed);
    }
  }

  /** A commitment is what every party of the line called agreed, by its last word on that text. */
  private void outcome(Outcome outcome) {
    for (Wording wording : outcome.wordings()) {
      boolean all = outcome.agreed(wording);
      Set<String> agree = new TreeSet<>();
      state.parties().stream().filter(p -> agrees(p, wording)).forEach(agree::add);
      if (all != agree.containsAll(state.parties())) {
        violated.accept("agreed " + all + ", but by these: " + agree);
      }
    }
  }

  private boolean agrees(String party, Wording wording) {
    List<Act> texts = wording.acts().stream().map(this::act).filter(a -> a != null).toList();
    boolean agrees = false;
    for (Act act : acts) {
      boolean word =
          texts.contains(act)
              || (act.kind().equals("outcome-degree") && texts.contains(act.re()))
              || (act.kind().equals("outcome-object") && texts.contains(act.re()));
      if (word && act.effective() && act.party().equals(party)) {
        agrees = act.word("degree").equals("agreed");
      }
    }
    return agrees;
  }

  /** Each act stands in one matter, once, as its author wrote it. */
  private void kept(
      String what,
      java.util.Collection<Matters.Matter> matters,
      Set<String> shared,
      Class<? extends parley.line.Domain> domain) {
    Set<String> kinds = new TreeSet<>(state.domain(domain).kinds());
    kinds.removeAll(shared);
    long written =
        acts.stream()
            .filter(a -> kinds.contains(a.kind()))
            .filter(a -> a.effective() || (a.stopped() && reports(a)))
            .count();
    long held = 0;
    for (Matters.Matter matter : matters) {
      for (Said said : matter.acts()) {
        Act act = act(said.target());
        held += kinds.contains(said.kind()) ? 1 : 0;
        if (act == null || !act.kind().equals(said.kind()) || !act.party().equals(said.by())) {
          violated.accept(what + " bears an act that nobody wrote: " + said.kind());
        }
      }
    }
    if (written != held) {
      violated.accept(what + " lost or doubled an act: " + written + " written, " + held + " kept");
    }
  }

  private static boolean reports(Act act) {
    return parley.record.Kinds.is(act.kind(), parley.record.Kind.Trait.REPORT);
  }
}
