package parley.sim.demo;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import parley.log.MalformedException;
import parley.record.Json;

/** Checks that whatever a file of facts names is there, and there once. */
final class RecordCheck {
  private final PublicRecord record;
  private final Set<String> parties;
  private final Set<PublicRecord.Seat> seats;
  private final Set<String> lines = new HashSet<>();
  private final Set<String> labels = new HashSet<>();

  private RecordCheck(PublicRecord record) {
    this.record = record;
    this.parties =
        record.parties().stream().map(PublicRecord.Party::name).collect(Collectors.toSet());
    this.seats =
        record.offices().stream().map(PublicRecord.Office::seat).collect(Collectors.toSet());
  }

  static void of(PublicRecord record) throws MalformedException {
    new RecordCheck(record).check();
  }

  private void check() throws MalformedException {
    require(parties.size() == 2 && record.parties().size() == 2, "parties: two expected");
    require(seats.size() == record.offices().size(), "posts: one of them stands twice");
    for (PublicRecord.Line line : record.lines()) {
      require(lines.add(line.name()), "lines: " + line.name() + " stands twice");
      for (PublicRecord.Seat seat : line.seats()) {
        require(seats.contains(seat), line.name() + ": no post " + seat);
      }
      for (String party : parties) {
        require(
            line.seats().stream().anyMatch(s -> s.party().equals(party)),
            line.name() + ": no post of " + party);
      }
    }
    for (PublicRecord.Event event : record.events()) {
      require(labels.add(event.label()), "events: " + event.label() + " stands twice");
    }
    for (PublicRecord.Promise promise : record.promises()) {
      require(labels.add(promise.label()), "commitments: " + promise.label() + " stands twice");
    }
    for (PublicRecord.Event event : record.events()) {
      check(event);
    }
    for (PublicRecord.Promise promise : record.promises()) {
      knownLabels(promise.label(), List.of(promise.made()));
      knownParties(promise.label(), promise.by());
    }
    for (PublicRecord.Office office : record.offices()) {
      for (PublicRecord.Tenure tenure : office.tenures()) {
        String event = tenure.event();
        knownLabels(office.seat().toString(), event.isEmpty() ? List.of() : List.of(event));
      }
    }
  }

  private void check(PublicRecord.Event event) throws MalformedException {
    String label = event.label();
    for (List<String> named : List.of(event.lines(), event.resumes())) {
      for (String line : named) {
        require(lines.contains(line), label + ": no line " + line);
      }
    }
    knownParties(label, event.by());
    knownParties(label, event.host().isEmpty() ? List.of() : List.of(event.host()));
    for (PublicRecord.Readout readout : event.readouts()) {
      knownParties(label, List.of(readout.by()));
    }
    Json.Obj happened = event.facts();
    knownLabels(label, happened.texts("because"));
    knownLabels(label, happened.texts("keeps"));
    knownLabels(label, happened.has("of") ? List.of(happened.text("of")) : List.of());
  }

  private void knownParties(String where, List<String> named) throws MalformedException {
    for (String party : named) {
      require(parties.contains(party), where + ": no party " + party);
    }
  }

  private void knownLabels(String where, List<String> named) throws MalformedException {
    for (String label : named) {
      require(labels.contains(label), where + ": no event or commitment " + label);
    }
  }

  private static void require(boolean holds, String what) throws MalformedException {
    if (!holds) {
      throw new MalformedException(what);
    }
  }
}
