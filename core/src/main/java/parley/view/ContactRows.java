package parley.view;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import parley.record.Json;
import parley.record.When;

/** How long lines were silent, and how often they were not. */
final class ContactRows {
  /** Talks of one formality and mode; the empty string is any. */
  private record Kind(String formality, String mode) {
    /** Who meets on the sidelines of an occasion meets in person. */
    boolean is(Contact contact) {
      String own = contact.mode();
      boolean inPerson = mode.equals("in-person") && own.equals("sidelines");
      return (formality.isEmpty() || contact.formality().equals(formality))
          && (mode.isEmpty() || own.equals(mode) || inPerson);
    }
  }

  private record Cell(String month, String level) {}

  private static final Comparator<Cell> CELLS =
      Comparator.comparing(Cell::month).thenComparing(Cell::level);

  /** Of two ranges the longer is that which is surely longer, else that which may be. */
  private static final Comparator<Days> BY_DAYS =
      Comparator.comparing((Days d) -> d.least().orElse(0L))
          .thenComparing(d -> d.most().orElse(Long.MAX_VALUE));

  private static final List<String> MODES = List.of("in-person", "video", "telephone", "sidelines");
  private static final List<String> ANY_MODE =
      List.of("", "in-person", "video", "telephone", "sidelines");
  private static final List<String> FORMALITIES = List.of("", "formal", "informal");

  private ContactRows() {}

  /** What is asked for of the talks held on a line. */
  private static List<Contact> held(Line line, Scope scope) {
    return Contact.of(line, scope.mark()).stream()
        .filter(c -> scope.concerns(c.talk().parties()) && scope.asked(c.when()))
        .toList();
  }

  /** Of each line: any contact, then by formality and mode; only of kinds that ever were. */
  static Stream<Item> silence(Scope scope) {
    List<Item> items = new ArrayList<>();
    for (Line line : scope.lines()) {
      List<Contact> held = held(line, scope);
      for (String formality : FORMALITIES) {
        for (String mode : ANY_MODE) {
          silence(items, scope, line, held, new Kind(formality, mode));
        }
      }
    }
    return items.stream();
  }

  private static void silence(
      List<Item> items, Scope scope, Line line, List<Contact> held, Kind kind) {
    List<Contact> of = held.stream().filter(kind::is).toList();
    boolean any = kind.formality().isEmpty() && kind.mode().isEmpty();
    if (any || !of.isEmpty()) {
      When none = When.of(Json.Obj.EMPTY);
      items.add(
          new Item(
              none,
              line.state().parties(),
              () ->
                  silence(Row.of(line).text("level", line.level()), line, of, scope.today())
                      .text("formality", kind.formality())
                      .text("mode", kind.mode())));
    }
  }

  private static Row silence(Row row, Line line, List<Contact> held, When today) {
    attested(row.number("held", held.size()), held);
    List<Contact> dated = held.stream().filter(c -> c.when().latest().isPresent()).toList();
    if (dated.isEmpty()) {
      return row;
    }
    Contact last = dated.getLast();
    row.date("last", last.when())
        .place("last-talk", line, last.talk().opening().target())
        .days("present", last.when(), today);
    int longest = 0;
    Days most = gap(dated, longest);
    for (int i = 1; i < dated.size(); i++) {
      Days gap = gap(dated, i);
      if (longest == 0 || BY_DAYS.compare(gap, most) > 0) {
        longest = i;
        most = gap;
      }
    }
    if (longest > 0) {
      When previous = dated.get(dated.size() - 2).when();
      row.cell("longest", most.cell())
          .date("longest-from", dated.get(longest - 1).when())
          .date("longest-to", dated.get(longest).when())
          .date("previous", previous)
          .days("ended", previous, last.when());
    }
    return row;
  }

  /** The days before a contact without one. */
  private static Days gap(List<Contact> dated, int at) {
    return Days.between(dated.get(Math.max(0, at - 1)).when(), dated.get(at).when());
  }

  /** How many talks were held at each level in each month, by mode. */
  static Stream<Item> contacts(Scope scope) {
    Map<Cell, List<Contact>> counted = new TreeMap<>(CELLS);
    for (Line line : scope.lines()) {
      for (Contact contact : held(line, scope)) {
        Cell cell = new Cell(month(contact.when()), contact.level());
        counted.computeIfAbsent(cell, k -> new ArrayList<>()).add(contact);
      }
    }
    return counted.entrySet().stream()
        .map(
            e ->
                new Item(
                    e.getValue().getFirst().when(),
                    parties(e.getValue()),
                    () -> row(e.getKey(), e.getValue())));
  }

  /** The month, if it is known which it was, else the empty string. */
  private static String month(When when) {
    Optional<YearMonth> first = when.earliest().map(YearMonth::from);
    boolean known = first.isPresent() && first.equals(when.latest().map(YearMonth::from));
    return known ? first.get().toString() : "";
  }

  private static Set<String> parties(List<Contact> contacts) {
    Set<String> parties = new TreeSet<>();
    contacts.forEach(c -> parties.addAll(c.talk().parties()));
    return parties;
  }

  private static Row row(Cell cell, List<Contact> contacts) {
    Row row = new Row().text("level", cell.level()).text("month", cell.month());
    for (String mode : MODES) {
      row.number(mode, contacts.stream().filter(c -> c.mode().equals(mode)).count());
    }
    row.number("mode-not-said", contacts.stream().filter(c -> c.mode().isEmpty()).count());
    Set<String> lines = new TreeSet<>();
    contacts.forEach(c -> lines.add(c.line().name()));
    return attested(row.number("total", contacts.size()).texts("lines", lines), contacts);
  }

  /** How many of them nobody else signed or confirmed, where there are any. */
  private static Row attested(Row row, List<Contact> contacts) {
    long attested = contacts.stream().filter(Contact::attested).count();
    return attested == 0 ? row : row.number("attested", attested);
  }
}
