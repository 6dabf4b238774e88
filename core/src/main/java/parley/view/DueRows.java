package parley.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import parley.line.LineFold;
import parley.line.LineState;
import parley.line.Said;
import parley.line.Target;
import parley.record.UtcTime;
import parley.talk.Invitation;
import parley.talk.Proposal;
import parley.talk.Talk;
import parley.talk.Talks;

/** What asks for an answer, and how long there is for it; with the history, what did. */
final class DueRows {
  private final Scope scope;
  private final Line line;
  private final List<Item> items;

  /** Acts of talks and invitations that ask, with the parties asked. */
  private final Map<Target, Set<String>> asking = new HashMap<>();

  /** Of these, what was taken back, countered or overtaken: it asks for nothing any more. */
  private final Set<Target> settled = new HashSet<>();

  private DueRows(Scope scope, Line line, List<Item> items) {
    this.scope = scope;
    this.line = line;
    this.items = items;
  }

  static Stream<Item> due(Scope scope) {
    List<Item> items = new ArrayList<>();
    scope.lines().forEach(line -> new DueRows(scope, line, items).add());
    return Stream.concat(items.stream(), PromiseRows.due(scope));
  }

  private void add() {
    TalkRows.of(line, scope).forEach(this::talk);
    line.state().domain(Talks.class).invitations().stream()
        .filter(i -> i.act().entry().mark() == scope.mark())
        .forEach(this::invitation);
    line.state().asked(false).forEach(this::asked);
    if (scope.question().history()) {
      line.state().asked(true).forEach(this::asked);
    }
  }

  private void talk(Talk talk) {
    for (Proposal proposal : talk.proposals()) {
      Set<String> to = new TreeSet<>(talk.parties());
      to.remove(proposal.act().by());
      boolean open = !talk.phase().closed() && talk.open().contains(proposal);
      to.removeIf(
          p -> proposal.replies().containsKey(p) && proposal.act().entry().answerBy() == null);
      open(proposal.act(), to, open);
    }
  }

  private void invitation(Invitation invitation) {
    Set<String> to = new TreeSet<>(invitation.addressees().keySet());
    boolean timed = invitation.act().entry().answerBy() != null;
    to.removeIf(p -> invitation.answers().containsKey(p) && !timed);
    open(invitation.act(), to, invitation.withdrawn() == null);
  }

  /** What names no time to answer by is no less open. */
  private void open(Said act, Set<String> to, boolean open) {
    if (!open) {
      settled.add(act.target());
    }
    if (act.entry().answerBy() != null) {
      asking.put(act.target(), to);
    } else if (open) {
      long asked = act.entry().at().getEpochSecond();
      for (String party : to) {
        add(
            act.by(),
            party,
            asked,
            () -> row(act.target(), act.kind(), act.by(), party, asked).text("state", "open"));
      }
    }
  }

  private void add(String from, String to, long asked, Supplier<Row> row) {
    items.add(new Item(Days.on(asked), List.of(from, to), row));
  }

  private Row row(Target act, String kind, String from, String to, long asked) {
    return Row.of(line)
        .place("act", line, act)
        .text("what", kind)
        .text("from", from)
        .text("to", to)
        .text("asked", time(asked))
        .grade(line, Stream.of(act));
  }

  static String time(long seconds) {
    return UtcTime.print(Instant.ofEpochSecond(seconds));
  }

  private void asked(LineState.Asked asked) {
    if (asked.mark() != scope.mark()) {
      return;
    }
    Set<String> to = asking.getOrDefault(asked.act(), asked.rungs().keySet());
    for (String party : to) {
      String state = state(asked, party);
      boolean over = state.startsWith("answered") || state.equals("settled");
      if (scope.question().history() || !over) {
        add(asked.by(), party, asked.askedSeconds(), () -> row(asked, party, state));
      }
    }
  }

  private Row row(LineState.Asked asked, String party, String state) {
    Row row =
        row(asked.act(), asked.kind(), asked.by(), party, asked.askedSeconds())
            .text("answer-by", time(asked.answerBySeconds()))
            .text("rung", asked.rungs().getOrDefault(party, ""))
            .text("state", state);
    boolean runs = state.equals("due") || state.equals("overdue") || state.equals("not-stored");
    return runs
        ? row.number("seconds-left", asked.answerBySeconds() - scope.question().nowSeconds())
        : row;
  }

  private String state(LineState.Asked asked, String party) {
    Long answered = asked.answered().get(party);
    if (answered != null) {
      return answered <= asked.answerBySeconds() ? "answered" : "answered-late";
    }
    if (settled.contains(asked.act())) {
      return "settled";
    }
    if (asked.lapsed()) {
      return "lapsed";
    }
    LineFold.Place place = line.state().place(asked.act());
    if (line.beside().stored(place).equals(Optional.of(false))) {
      return "not-stored";
    }
    return scope.question().nowSeconds() <= asked.answerBySeconds() ? "due" : "overdue";
  }
}
