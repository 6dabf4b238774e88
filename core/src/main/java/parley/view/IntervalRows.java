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
  private IntervalRows() {}

  static Stream<Item> intervals(Scope scope) {
    List<Item> items = new ArrayList<>();
    for (Line line : scope.lines()) {
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

  private static Item answer(Line line, Talk talk, Said answer) {
    Said asked = talk.proposals().getFirst().act();
    return item(
        line,
        new Ends("request-answer", Days.of(asked), Days.of(answer)),
        List.of(asked.by(), answer.by()),
        r -> ends(r, line, talk, asked, answer));
  }

  private static Item readout(Line line, Talk talk, When held, Said readout) {
    return item(
        line,
        new Ends("talk-readout", held, Days.of(readout)),
        List.of(readout.by()),
        r -> ends(r, line, talk, talk.opening(), readout));
  }

  private static Row ends(Row row, Line line, Talk talk, Said start, Said end) {
    return row.place("start", line, start.target())
        .place("end", line, end.target())
        .place("talk", line, talk.opening().target())
        .text("by", end.by());
  }

  /** From what to what, and when both were. */
  record Ends(String what, When from, When to) {}

  static Item item(Line line, Ends ends, List<String> parties, UnaryOperator<Row> places) {
    return new Item(
        ends.to(),
        parties,
        () ->
            places.apply(
                Row.of(line)
                    .text("what", ends.what())
                    .date("start-date", ends.from())
                    .date("end-date", ends.to())
                    .days("days", ends.from(), ends.to())));
  }
}
