package parley.node.api;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import parley.line.LineFold;
import parley.line.Reading;
import parley.node.engine.LineDesk;
import parley.node.node.Node;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Mark;
import parley.render.ViewText;
import parley.view.Beside;
import parley.view.Line;
import parley.view.Question;
import parley.view.View;
import parley.view.Views;

/** Tables computed from the record (docs/spec/views.md). */
final class ViewPages {
  private final Node node;

  ViewPages(Node node) {
    this.node = node;
  }

  /** Every view with its clock and columns. */
  Reply list(Call call) {
    List<Json> views = new ArrayList<>();
    for (View.Outline view : Views.all()) {
      views.add(ViewText.outline(view));
    }
    return Reply.ok(Json.Obj.EMPTY.with("views", views));
  }

  /** One view, as JSON or as comma-separated values. */
  Reply view(Call call) throws ApiError {
    String name = call.path("view");
    View.Outline outline =
        Views.all().stream()
            .filter(v -> v.name().equals(name))
            .findFirst()
            .orElseThrow(() -> ApiError.notFound("no-such-view", "no such view"));
    Question question = question(call);
    View view = node.engine().read(() -> Views.of(name, lines(), question)).orElseThrow();
    Json.Obj json =
        ViewText.outline(outline)
            .with("now", question.nowSeconds())
            .with("rows", view.rows())
            .with("left", view.left());
    return switch (call.query("format")) {
      case "", "json" -> Reply.ok(json);
      case "csv" -> Reply.text("text/csv; charset=utf-8; header=present", ViewText.csv(json));
      default -> throw ApiError.malformed("format: json or csv expected");
    };
  }

  /** The names that persons of a line's posts have, or had, as written. */
  List<String> names(String line) {
    Question all =
        new Question(
            shortName(line),
            "",
            Mark.REAL,
            Optional.empty(),
            Optional.empty(),
            node.engine().clock().millis() / 1_000,
            true,
            Question.MAX_ROWS);
    View posts = node.engine().read(() -> Views.of("posts", lines(), all)).orElseThrow();
    return posts.rows().stream()
        .map(row -> row.text("name"))
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }

  private Question question(Call call) throws ApiError {
    String line = call.query("line");
    return new Question(
        line.isEmpty() ? line : shortName(Lines.id(node, line)),
        call.query("party"),
        mark(call.query("mark")),
        day(call, "from"),
        day(call, "to"),
        call.number("now", node.engine().clock().millis() / 1_000, 1L << 40),
        call.query("history").equals("true"),
        (int) Math.max(1, call.number("limit", Question.MAX_ROWS, Question.MAX_ROWS)));
  }

  private String shortName(String line) {
    return node.engine().read(() -> Lines.desk(node, line).descriptor().name());
  }

  private static Mark mark(String word) throws ApiError {
    for (Mark mark : Mark.values()) {
      if (mark.word().equals(word.toLowerCase(Locale.ROOT))) {
        return mark;
      }
    }
    if (!word.isEmpty()) {
      throw ApiError.malformed("mark: exercise, test or real expected");
    }
    return Mark.REAL;
  }

  private static Optional<LocalDate> day(Call call, String name) throws ApiError {
    String text = call.query(name);
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      throw ApiError.malformed(name + ": a day YYYY-MM-DD expected");
    }
  }

  private List<Line> lines() {
    return node.engine().lines().stream()
        .map(desk -> new Line(desk.descriptor().name(), desk.state(), new Kept(node, desk)))
        .toList();
  }

  /** What the node holds beside the fold: entries, and what its counterparts receipted. */
  private record Kept(Node node, LineDesk desk) implements Beside {
    @Override
    public Optional<Entry> entry(LineFold.Place place) {
      byte[] leaf = node.store().read(place.origin(), place.index(), place.index() + 1).getFirst();
      return Reading.of(leaf) instanceof Reading.Read read
          ? Optional.of(read.signed().entry())
          : Optional.empty();
    }

    @Override
    public Optional<Boolean> stored(LineFold.Place place) {
      boolean own = desk.own().map(o -> o.toString().equals(place.origin())).orElse(false);
      return own
          ? Optional.of(desk.lanes().stream().allMatch(l -> l.receipted() > place.index()))
          : Optional.empty();
    }
  }
}
