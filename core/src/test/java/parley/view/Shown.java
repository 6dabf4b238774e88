package parley.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import parley.line.Draft;
import parley.line.LineBuilder;
import parley.line.Place;
import parley.line.Story;
import parley.line.Verdict;
import parley.record.Json;

/** A line on which a test tells a story and looks at views of it. */
final class Shown {
  /** A day long after every story's. */
  static final Question NOW = at("2026-04-01");

  final LineBuilder line;
  final Story story;
  final List<Line> lines;

  Shown(LineBuilder line) {
    this.line = line;
    this.story = new Story(line);
    this.lines = new ArrayList<>(List.of(of("test", line)));
  }

  static Line of(String name, LineBuilder line) {
    return new Line(name, line.referee().state(), Beside.NONE);
  }

  static Question at(String day) {
    return Question.at(LocalDate.parse(day).atStartOfDay().toEpochSecond(ZoneOffset.UTC));
  }

  /** Tells an act that counts; pairs of braces are places of earlier ones. */
  Place say(String act, Object... places) {
    return say(draft(act, places));
  }

  Place say(Draft act) {
    Place place = act.place();
    assertThat(line.verdict(place)).as("%s", place).isEqualTo(new Verdict.Effective());
    return place;
  }

  Draft draft(String act, Object... places) {
    String told = act;
    for (Object place : places) {
      int at = told.indexOf("{}");
      told = told.substring(0, at) + place + told.substring(at + 2);
    }
    return story.draft(told);
  }

  /** The rows of a view; no row has a cell that its columns do not name. */
  List<Json.Obj> rows(String name, Question question) {
    View view = Views.of(name, lines, question).orElseThrow();
    for (Json.Obj row : view.rows()) {
      assertThat(view.columns()).as(name).containsAll(row.members().keySet());
    }
    return view.rows();
  }

  /** The only row. */
  Json.Obj row(String name) {
    List<Json.Obj> rows = rows(name, NOW);
    assertThat(rows).hasSize(1);
    return rows.getFirst();
  }

  /** The place of an entry as a cell. */
  static Json.Obj cell(Place place) {
    return Json.Obj.EMPTY
        .with("line", "test")
        .with("origin", place.log().origin().toString())
        .with("index", place.index());
  }

  /** Some columns of a row in their written form; {@code -} where there is no cell. */
  static String cells(Json.Obj row, String... columns) {
    List<String> cells = new ArrayList<>();
    for (String column : columns) {
      Json cell = row.get(column);
      cells.add(cell == null ? "-" : cell.print().replace("\"", ""));
    }
    return String.join(" ", cells);
  }

  static String day(String date) {
    return "{date:" + date + ",precision:day}";
  }
}
