package parley.sim.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import parley.line.LineState;
import parley.record.Mark;

/**
 * Writes both parties' logs of all lines in one process, without nodes and without a link: real
 * keys, real signatures, every entry decided, stored by the counterpart, and receipted.
 */
public final class AloneWriter {
  /** Both ends of every line after the replay, and what became of each step. */
  public record Alone(PublicRecord record, Map<String, LinePair> lines, List<Outcome> outcomes)
      implements Played {
    private LinePair line(String name) {
      return Objects.requireNonNull(lines.get(name), name);
    }

    private List<Side> sides(LinePair pair) {
      return pair.line().seats().stream().map(seat -> pair.side(seat.party())).toList();
    }

    @Override
    public boolean receipted(Outcome outcome) {
      Side side = line(outcome.step().line()).side(outcome.step().party());
      return side.receipt().head().size() > outcome.place().index();
    }

    @Override
    public List<LineState.Suspension> suspensions(String line) {
      return sides(line(line)).getFirst().state().suspensions(Mark.EXERCISE);
    }

    @Override
    public int entries() {
      return lines.values().stream()
          .flatMap(pair -> sides(pair).stream())
          .mapToInt(side -> side.leaves().size())
          .sum();
    }

    @Override
    public boolean agrees() {
      return lines.values().stream()
          .allMatch(
              pair ->
                  sides(pair).stream().map(side -> side.state().digest()).distinct().count() == 1);
    }
  }

  private AloneWriter() {}

  /**
   * Plays the whole plan.
   *
   * @throws IllegalStateException if a rule forbids a step
   */
  public static Alone play(PublicRecord record, Stage stage) {
    Cast cast = Cast.of(record);
    Map<String, LinePair> lines = new LinkedHashMap<>();
    for (PublicRecord.Line line : record.lines()) {
      lines.put(line.name(), LinePair.open(line, cast, stage));
    }
    List<Outcome> outcomes = new ArrayList<>();
    Places places = new Places();
    for (Step step : Replay.of(record)) {
      Outcome outcome = Objects.requireNonNull(lines.get(step.line())).play(step, places);
      places.put(step, outcome.place());
      outcomes.add(outcome);
    }
    return new Alone(record, lines, List.copyOf(outcomes));
  }
}
