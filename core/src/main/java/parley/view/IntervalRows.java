package parley.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import parley.line.Said;
import parley.record.When;
import parley.talk.Phase;
import parley.talk.Talk;

/** How long answers, readouts and fulfilment took, where both ends are of record. */
final class IntervalRows {
  /** From one date to another, and the word for what lies between. */
  record Span(String what, When from, When to) {}

  private IntervalRows() {}

  static Stream<Item> intervals(Scope scope) {
    List<Item> items = new ArrayList<>();
    for (Line line : scope.lines()) {
      line.state().exchanges().stream()
          .filter(e -> e.request().entry().mark() == scope.mark())
          .forEach(e -> e.answers().values().forEach(a -> items.add(plain(line, e.request(), a))));
      for (Talk talk : TalkRows.of(line, scope)) {
        TalkRows.answer(talk).ifPresent(a -> items.add(answer(line, talk, a)));
        if (talk.phase() == Phase.HELD) {
          When held = Contact.when(talk, talk.terms());
          TalkRows.readouts(talk).values().forEach(r -> items.add(readout(line, talk, held, r)));
        }
      }
    }
    return Stream.concat(items.stream(), OutcomeRows.kept(scope));
  }

  /** A request and its answer that are of no talk. */
  private static Item plain(Line line, Said asked, Said answer) {
    return item(
        line, answered(asked, answer), parties(asked, answer), r -> ends(r, line, asked, answer));
  }

  private static Item answer(Line line, Talk talk, Said answer) {
    Said asked = talk.proposals().getFirst().act();
    return item(
        line,
        answered(asked, answer),
        parties(asked, answer),
        r -> of(talk, line, ends(r, line, asked, answer)));
  }

  private static Span answered(Said asked, Said answer) {
    return new Span("request-answer", Days.of(asked), Days.of(answer));
  }

  private static List<String> parties(Said asked, Said answer) {
    return List.of(asked.by(), answer.by());
  }

  private static Item readout(Line line, Talk talk, When held, Said readout) {
    return item(
        line,
        new Span("talk-readout", held, Days.of(readout)),
        List.of(readout.by()),
        r -> of(talk, line, ends(r, line, talk.opening(), readout)));
  }

  private static Row of(Talk talk, Line line, Row row) {
    return row.place("talk", line, talk.opening().target());
  }

  private static Row ends(Row row, Line line, Said start, Said end) {
    return row.place("start", line, start.target())
        .place("end", line, end.target())
        .text("by", end.by())
        .grade(line, Stream.of(start.target(), end.target()));
  }

  static Item item(Line line, Span span, List<String> parties, UnaryOperator<Row> places) {
    return new Item(
        span.to(),
        parties,
        () ->
            places.apply(
                Row.of(line)
                    .text("what", span.what())
                    .date("start-date", span.from())
                    .date("end-date", span.to())
                    .days("days", span.from(), span.to())));
  }
}
