package parley.commitment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.line.Causes;
import parley.line.LineFold;
import parley.line.LineState;
import parley.record.Json;
import parley.record.Kind;
import parley.record.Kinds;
import parley.record.Mark;

/**
 * What commitments call for on other lines, and which requests took that up. A follow-up is pending
 * until an act that asks, on that line, names the outcome among its causes.
 */
public final class Cascade {
  /**
   * A follow-up of a commitment.
   *
   * @param commitment the text that calls for it
   * @param called what it calls for
   * @param taken the act that took it up, whatever became of that since; empty while pending
   */
  public record Step(
      LineFold.Place commitment, Wording.FollowUp called, Optional<Causes.Caused> taken) {}

  private final Causes causes;

  /** Looks for requests among these. */
  public Cascade(Causes causes) {
    this.causes = causes;
  }

  /** The follow-ups of every commitment of one line, in the order of the line. */
  public List<Step> of(LineState line, Mark mark) {
    List<Step> steps = new ArrayList<>();
    for (Outcome outcome : line.domain(Commitments.class).all()) {
      Optional<Wording> agreed = outcome.commitment();
      if (outcome.mark() == mark && agreed.isPresent()) {
        List<LineFold.Place> places = agreed.get().acts().stream().map(line::place).toList();
        steps.addAll(of(agreed.get(), mark, places));
      }
    }
    return steps;
  }

  /** Each request takes up one follow-up: two of one form on one line are two talks. */
  private List<Step> of(Wording wording, Mark mark, List<LineFold.Place> places) {
    Set<Causes.Caused> asked = new LinkedHashSet<>();
    places.forEach(p -> asked.addAll(causes.naming(p)));
    asked.removeIf(a -> !asks(a) || a.act().entry().mark() != mark);
    List<Step> steps = new ArrayList<>();
    for (Wording.FollowUp called : wording.followUps()) {
      Optional<Causes.Caused> taken = asked.stream().filter(a -> answers(a, called)).findFirst();
      taken.ifPresent(asked::remove);
      steps.add(new Step(places.getFirst(), called, taken));
    }
    return steps;
  }

  private static boolean asks(Causes.Caused act) {
    return Kinds.is(act.act().kind(), Kind.Trait.ASKS);
  }

  private static boolean answers(Causes.Caused asked, Wording.FollowUp called) {
    Json.Obj body = asked.act().entry().body();
    Set<String> posts = new HashSet<>();
    for (Json to : body.items("to")) {
      posts.add(to instanceof Json.Obj addressee ? addressee.text("post") : "");
    }
    String form = body.object("terms").text("form");
    return asked.line().equals(called.line())
        && (called.post().isEmpty() || posts.contains(called.post()))
        && (called.form().isEmpty() || called.form().equals(form));
  }
}
