package parley.view;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import parley.commitment.Commitments;
import parley.incident.Effects;
import parley.incident.Incidents;
import parley.incident.Register;
import parley.line.Causes;
import parley.line.LineActs;
import parley.line.LineFold;
import parley.line.LineState;
import parley.line.Matters;
import parley.line.Target;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Mark;
import parley.record.When;
import parley.talk.Talks;

/** The lines that a question is put to, and the question. */
record Scope(List<Line> all, Question question) {
  private static final int SHORT_CHARS = 300;

  /** The lines to show; what they refer to is looked up on every line. */
  List<Line> lines() {
    String only = question.line();
    return all.stream().filter(l -> only.isEmpty() || l.name().equals(only)).toList();
  }

  Mark mark() {
    return question.mark();
  }

  /** The day until which what is open is counted. */
  When today() {
    return Days.on(question.nowSeconds());
  }

  /** Whether a row of that date is asked for; one of which no date is known always is. */
  boolean asked(When when) {
    boolean over = question.from().filter(d -> when.isOver(d)).isPresent();
    boolean ahead =
        question
            .to()
            .filter(d -> when.earliest().filter(e -> e.isAfter(d)).isPresent())
            .isPresent();
    return !over && !ahead;
  }

  /** Whether the question is about one of these parties. */
  boolean concerns(Collection<String> parties) {
    return question.party().isEmpty() || parties.contains(question.party());
  }

  /** The line that holds the entry, by whichever of its names. */
  Optional<Line> line(LineFold.Place place) {
    return all.stream()
        .filter(l -> l.state().target(place.origin(), place.index()).isPresent())
        .findFirst();
  }

  static Json.Obj place(Line line, Target act) {
    LineFold.Place place = line.state().place(act);
    return place(line.name(), place);
  }

  private static Json.Obj place(String line, LineFold.Place place) {
    return Json.Obj.EMPTY
        .with("line", line)
        .with("origin", place.origin())
        .with("index", place.index());
  }

  /** A place as a cell; of an entry that none of the lines holds, without a line. */
  Json.Obj place(LineFold.Place place) {
    return line(place)
        .map(l -> place(l.name(), place))
        .orElseGet(
            () -> Json.Obj.EMPTY.with("origin", place.origin()).with("index", place.index()));
  }

  /** A text of an act, cut short: as the fold keeps it, else from the log. */
  static String text(Line line, Target act, Json.Obj kept, String field) {
    String text = kept.text(field);
    if (text.isEmpty()) {
      Optional<Entry> entry = line.beside().entry(line.state().place(act)).map(Entry::act);
      text = entry.map(e -> e.body().text(field)).orElse("");
    }
    int end = Math.min(text.length(), SHORT_CHARS);
    boolean cutsPair = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
    return text.length() <= SHORT_CHARS ? text : text.substring(0, cutsPair ? end - 1 : end) + "…";
  }

  /** Every act of every line that names a cause. */
  Causes causes() {
    return Causes.of(all.stream().map(Scope::acts).toList());
  }

  private static LineActs acts(Line line) {
    LineState state = line.state();
    List<Matters.Matter> matters =
        Stream.of(
                state.suspensionHistory(),
                state.domain(Talks.class).matters(),
                state.domain(Commitments.class).matters(),
                state.domain(Incidents.class).matters())
            .flatMap(Collection::stream)
            .toList();
    return LineActs.of(line.name(), state, matters);
  }

  /** The incidents of every line. */
  Register register() {
    Map<String, LineState> states = new LinkedHashMap<>();
    all.forEach(l -> states.put(l.name(), l.state()));
    return new Register(states, mark());
  }

  /** What followed from the incidents of a register. */
  Effects effects(Register register) {
    return new Effects(register, causes(), mark());
  }

  /** Whether a line of that name is to be shown. */
  Predicate<String> shown() {
    return name -> question.line().isEmpty() || name.equals(question.line());
  }

  Line line(String name) {
    return all.stream().filter(l -> l.name().equals(name)).findFirst().orElseThrow();
  }
}
