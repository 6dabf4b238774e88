package parley.view;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import parley.line.Grade;
import parley.line.Target;
import parley.record.Json;
import parley.record.When;

/** A row in the making; what is empty or not known gets no cell. */
final class Row {
  private final Map<String, Json> cells = new TreeMap<>();

  /** A row that says which line it is of. */
  static Row of(Line line) {
    return new Row().text("line", line.name());
  }

  Row cell(String column, Optional<? extends Json> value) {
    value.ifPresent(v -> cells.put(column, v));
    return this;
  }

  Row text(String column, String value) {
    return cell(column, value.isEmpty() ? Optional.empty() : Optional.of(new Json.Str(value)));
  }

  Row number(String column, long value) {
    return cell(column, Optional.of(new Json.Int(value)));
  }

  Row flag(String column, boolean value) {
    return cell(column, Optional.of(new Json.Bool(value)));
  }

  Row date(String column, When when) {
    return cell(column, Days.cell(when));
  }

  Row days(String column, When from, When to) {
    return cell(column, Days.between(from, to).cell());
  }

  /** A place of the line. */
  Row place(String column, Line line, Target act) {
    return cell(column, Optional.of(Scope.place(line, act)));
  }

  /** Who stands behind what the row rests on, where that is less than the authors' signatures. */
  Row grade(Line line, Stream<Target> acts) {
    Grade weakest = acts.map(line.state()::grade).reduce(Grade.SIGNED, Grade::with);
    return text("grade", weakest == Grade.SIGNED ? "" : weakest.word());
  }

  Row texts(String column, Collection<String> values) {
    return list(column, Json.strings(List.copyOf(values)).items());
  }

  Row list(String column, List<? extends Json> cells) {
    return cell(
        column, cells.isEmpty() ? Optional.empty() : Optional.of(new Json.Arr(List.copyOf(cells))));
  }

  /** What each party says. */
  Row by(String column, Map<String, Json> cells) {
    return cell(
        column,
        cells.isEmpty()
            ? Optional.empty()
            : Optional.of(new Json.Obj(Map.of("by", new Json.Obj(cells)))));
  }

  Json.Obj json() {
    return new Json.Obj(cells);
  }
}
