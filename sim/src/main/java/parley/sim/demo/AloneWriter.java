package parley.sim.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.record.Ref;

/**
 * Writes both parties' logs of all lines in one process, without nodes and without a link: real
 * keys, real signatures, every entry decided, stored by the counterpart, and receipted.
 */
public final class AloneWriter {
  /** Both ends of every line after the replay, and what became of each step. */
  public record Played(PublicRecord record, Map<String, LinePair> lines, List<Outcome> outcomes) {}

  private AloneWriter() {}

  /**
   * Plays the whole plan.
   *
   * @throws IllegalStateException if a rule forbids a step
   */
  public static Played play(PublicRecord record, Stage stage) {
    Cast cast = Cast.of(record);
    Map<String, LinePair> lines = new LinkedHashMap<>();
    for (PublicRecord.Line line : record.lines()) {
      lines.put(line.name(), LinePair.open(line, cast, stage));
    }
    List<Outcome> outcomes = new ArrayList<>();
    Map<String, Ref> places = new HashMap<>();
    for (Step step : Replay.of(record)) {
      @Nullable Ref re = step.re().isEmpty() ? null : Objects.requireNonNull(places.get(step.re()));
      Outcome outcome = Objects.requireNonNull(lines.get(step.line())).play(step, re);
      places.put(step.name(), outcome.place());
      outcomes.add(outcome);
    }
    return new Played(record, lines, List.copyOf(outcomes));
  }
}
