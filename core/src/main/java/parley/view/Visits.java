package parley.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.line.Causes;
import parley.line.LineFold;
import parley.line.Target;
import parley.record.Json;
import parley.record.When;
import parley.talk.Talk;
import parley.talk.Talks;
import parley.talk.Terms;

/** The meetings of which a visit consists: those that its terms list, and talks that name it. */
final class Visits {
  /** A visit has no more; a row must end somewhere. */
  private static final int MAX_TALKS = 64;

  private record Part(Line line, Talk talk) {}

  private final Scope scope;
  private final Map<LineFold.Place, List<Part>> parts = new HashMap<>();

  /** The visits of every line given. */
  Visits(Scope scope) {
    this.scope = scope;
    for (Line line : scope.all()) {
      for (Talk talk : TalkRows.of(line, scope)) {
        of(talk)
            .ifPresent(
                v -> parts.computeIfAbsent(v, k -> new ArrayList<>()).add(new Part(line, talk)));
      }
    }
  }

  /**
   * The visit that the talk is part of, by the act that began it, whichever of its acts is named;
   * as it is named where none of the lines holds it.
   */
  Optional<LineFold.Place> of(Talk talk) {
    return Causes.link(talk.terms().json().object("of")).map(v -> opening(v).orElse(v));
  }

  private Optional<LineFold.Place> opening(LineFold.Place place) {
    return scope
        .line(place)
        .flatMap(
            line -> {
              Optional<Target> act = line.state().target(place.origin(), place.index());
              return act.flatMap(line.state().domain(Talks.class)::talk)
                  .map(t -> line.state().place(t.opening().target()));
            });
  }

  /** Where the visit stands, as a cell. */
  Json place(LineFold.Place visit) {
    return scope.place(visit);
  }

  /** Each part with how certain it is: by the visit's terms, or by what became of the talk. */
  List<Json> parts(Line line, Talk visit) {
    List<Json> cells = new ArrayList<>();
    for (Json item : visit.terms().json().items("parts")) {
      if (item instanceof Json.Obj part) {
        cells.add(listed(part));
      }
    }
    List<Part> talks = parts.getOrDefault(line.state().place(visit.opening().target()), List.of());
    talks.stream().limit(MAX_TALKS).forEach(p -> cells.add(cell(p)));
    return cells;
  }

  private static Json listed(Json.Obj part) {
    Json.Obj cell =
        Json.Obj.EMPTY.with("with", part.text("with")).with("status", part.text("certainty"));
    cell = part.has("level") ? cell.with("level", part.text("level")) : cell;
    return dated(cell, When.of(part.object("when")));
  }

  private static Json cell(Part part) {
    Terms terms = part.talk().terms();
    String level = Contact.level(part.line(), terms);
    Json.Obj cell =
        Json.Obj.EMPTY
            .with("talk", Scope.place(part.line(), part.talk().opening().target()))
            .with("status", part.talk().phase().word());
    cell = level.isEmpty() ? cell : cell.with("level", level);
    return dated(cell, Contact.when(part.talk(), terms));
  }

  private static Json dated(Json.Obj cell, When when) {
    return Days.cell(when).map(w -> cell.with("when", w)).orElse(cell);
  }

  /** Whether one talk is part of the other: then the same hours are no conflict. */
  boolean nested(Line line, Talk talk, Line otherLine, Talk other) {
    return contains(line, talk, other) || contains(otherLine, other, talk);
  }

  private boolean contains(Line line, Talk visit, Talk part) {
    return of(part).filter(line.state().place(visit.opening().target())::equals).isPresent();
  }
}
