package parley.view;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import parley.line.Said;
import parley.record.Json;
import parley.record.When;
import parley.talk.Talk;

/** Each postponement or cancellation of a talk, with each side's wording and cause side by side. */
final class AccountRows {
  /** What makes a talk one that can be put off again. */
  private static final Set<String> RENEWALS = Set.of("talk-accept", "talk-planned");

  private AccountRows() {}

  static Stream<Item> accounts(Scope scope) {
    Claims claims = Claims.of(scope);
    List<Item> items = new ArrayList<>();
    for (Line line : scope.lines()) {
      for (Talk talk : TalkRows.of(line, scope)) {
        for (String kind : List.of("talk-postpone", "talk-cancel")) {
          for (List<Said> acts : told(talk, kind)) {
            When first = Days.of(acts.getFirst());
            items.add(new Item(first, talk.parties(), () -> row(line, talk, acts, claims)));
          }
        }
      }
    }
    return items.stream();
  }

  /**
   * What the sides say of one postponement stands together: until a side that spoke of it speaks
   * anew, or the talk was agreed or planned again.
   */
  private static List<List<Said>> told(Talk talk, String kind) {
    List<List<Said>> told = new ArrayList<>();
    Set<String> spoke = new HashSet<>();
    for (Said act : talk.acts()) {
      if (RENEWALS.contains(act.kind())) {
        spoke.clear();
      } else if (act.kind().equals(kind)) {
        if (spoke.isEmpty() || !spoke.add(act.by())) {
          told.add(new ArrayList<>());
          spoke.clear();
        }
        spoke.add(act.by());
        told.getLast().add(act);
      }
    }
    return told;
  }

  private static Row row(Line line, Talk talk, List<Said> acts, Claims claims) {
    Map<String, Map<String, Json>> cells = new TreeMap<>();
    for (Said act : acts) {
      Json.Obj body = act.entry().body();
      String by = act.by();
      put(cells, "wordings", by, Optional.of(new Json.Str(body.text("wording"))));
      put(cells, "dates", by, Days.cell(Days.of(act)));
      put(cells, "until", by, Days.cell(When.of(body.object("until"))));
      String reason = Scope.text(line, act.target(), body, "reason");
      put(
          cells,
          "reasons",
          by,
          reason.isEmpty() ? Optional.empty() : Optional.of(new Json.Str(reason)));
    }
    Row row =
        Row.of(line)
            .place("talk", line, talk.opening().target())
            .text("kind", acts.getFirst().kind())
            .list("acts", acts.stream().map(a -> Scope.place(line, a.target())).toList())
            .by("causes", claims.causes(line, acts))
            .flag("causes-differ", claims.differ(line, acts))
            .grade(line, acts.stream().map(Said::target));
    cells.forEach(row::by);
    return row;
  }

  private static void put(
      Map<String, Map<String, Json>> cells, String column, String party, Optional<Json> cell) {
    cell.ifPresent(c -> cells.computeIfAbsent(column, k -> new TreeMap<>()).put(party, c));
  }
}
