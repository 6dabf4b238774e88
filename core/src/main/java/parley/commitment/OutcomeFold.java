package parley.commitment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.line.Causes;
import parley.line.Said;
import parley.line.Target;
import parley.record.Json;
import parley.record.When;

/**
 * What the acts of one matter come to, in causal order. Total: acts that crossed may meet a state
 * in which they would have been refused, and have a defined effect there all the same.
 */
final class OutcomeFold {
  /** Under this name a kept body bears the hash of what makes two texts the same. */
  static final String SAME = "same";

  private final Said opening;
  private final List<Wording> wordings = new ArrayList<>();
  private final Map<Target, Integer> wordingByAct = new HashMap<>();
  private final Map<String, Integer> wordingBySame = new HashMap<>();
  private final List<Report> reports = new ArrayList<>();
  private final Map<Target, Integer> reportByAct = new HashMap<>();

  private OutcomeFold(Said opening) {
    this.opening = opening;
  }

  /** The state of a matter that has at least one act, on a line of these parties. */
  static Outcome of(List<Said> acts, List<String> parties) {
    OutcomeFold fold = new OutcomeFold(acts.getFirst());
    acts.forEach(fold::take);
    return new Outcome(
        parties, fold.opening.target(), fold.opening.entry().mark(), fold.wordings, fold.reports);
  }

  private void take(Said act) {
    switch (act.kind()) {
      case "outcome" -> word(act);
      case "outcome-degree" -> stance(act, Optional.of(degree(act)));
      case "outcome-object" -> stance(act, Optional.empty());
      case "outcome-status" -> report(act);
      case "status-assent" -> answer(act, true);
      case "status-object" -> answer(act, false);
      default -> throw new IllegalStateException("no kind of this domain: " + act.kind());
    }
  }

  private static Degree degree(Said act) {
    return Degree.of(act.entry().body().text("degree"));
  }

  private void word(Said act) {
    Json.Obj body = act.entry().body();
    Integer same = wordingBySame.putIfAbsent(body.text(SAME), wordings.size());
    if (same == null) {
      wordings.add(wording(act, body));
    } else {
      Wording known = wordings.get(same);
      List<Target> acts = new ArrayList<>(known.acts());
      acts.add(act.target());
      wordings.set(same, changed(known, acts, known.stances()));
    }
    int at = same == null ? wordings.size() - 1 : same;
    wordingByAct.put(act.target(), at);
    put(at, act, Optional.of(degree(act)));
  }

  private static Wording wording(Said act, Json.Obj body) {
    List<Wording.FollowUp> followUps = new ArrayList<>();
    for (Json item : body.items("follow-ups")) {
      if (item instanceof Json.Obj f) {
        followUps.add(new Wording.FollowUp(f.text("line"), f.text("post"), f.text("form")));
      }
    }
    return new Wording(
        List.of(act.target()),
        act.by(),
        body.text("language"),
        body.text("label"),
        body.texts("owners"),
        body.texts("topics"),
        When.of(body.object("when")),
        followUps,
        Map.of());
  }

  private static Wording changed(Wording w, List<Target> acts, Map<String, Stance> stances) {
    return new Wording(
        acts,
        w.by(),
        w.language(),
        w.label(),
        w.owners(),
        w.topics(),
        w.when(),
        w.followUps(),
        stances);
  }

  private void stance(Said act, Optional<Degree> degree) {
    Integer at = wordingByAct.get(act.re());
    if (at != null) {
      put(at, act, degree);
    }
  }

  private void put(int at, Said act, Optional<Degree> degree) {
    Wording known = wordings.get(at);
    Map<String, Stance> stances = new HashMap<>(known.stances());
    Due due = Due.of(act.entry().body().object("due"));
    stances.put(act.by(), new Stance(act.target(), degree, due));
    wordings.set(at, changed(known, known.acts(), stances));
  }

  private void report(Said act) {
    Target of = act.re();
    if (of == null) {
      return;
    }
    Json.Obj body = act.entry().body();
    reportByAct.put(act.target(), reports.size());
    reports.add(
        new Report(
            act.target(),
            act.by(),
            of,
            Progress.of(body.text("status")),
            Causes.link(body.object("by")),
            When.of(body.object("when")),
            act.stopped(),
            Map.of()));
  }

  private void answer(Said act, boolean assents) {
    Integer at = reportByAct.get(act.re());
    if (at != null) {
      reports.set(at, reports.get(at).answered(act.by(), assents));
    }
  }
}
