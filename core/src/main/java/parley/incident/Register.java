package parley.incident;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.line.Causes;
import parley.line.LineFold;
import parley.line.LineState;
import parley.line.Target;
import parley.record.Mark;

/** The incidents of several lines, by the entries and labels that name them. */
public final class Register {
  /**
   * An incident of one of the lines.
   *
   * @param line the short name of the line
   * @param place where the first account of it stands
   */
  public record Known(String line, LineFold.Place place, Incident incident) {}

  private record Handle(String party, String label) {}

  private final List<Known> all = new ArrayList<>();
  private final Map<LineFold.Place, Known> byEntry = new HashMap<>();
  private final Map<Handle, Known> byHandle = new HashMap<>();
  private final Map<String, Known> byLabel = new HashMap<>();

  /** The incidents of that mark on these lines, by the lines' short names. */
  public Register(Map<String, LineState> lines, Mark mark) {
    lines.forEach(
        (name, line) ->
            line.domain(Incidents.class).all().stream()
                .filter(i -> i.mark() == mark)
                .forEach(i -> add(name, line, i)));
  }

  /**
   * An incident that a side told on two lines under one label of its own is one: the first that
   * this register met.
   */
  private void add(String line, LineState state, Incident incident) {
    List<Account> given =
        Stream.concat(incident.told().stream(), incident.foreseen().stream()).toList();
    Target first = given.getFirst().act();
    Known known =
        given.stream()
            .flatMap(a -> Stream.ofNullable(byHandle.get(new Handle(a.by(), a.label()))))
            .findFirst()
            .orElseGet(() -> met(new Known(line, state.place(first), incident)));
    for (Account account : given) {
      byEntry.put(state.place(account.act()), known);
      if (!account.label().isEmpty()) {
        byHandle.putIfAbsent(new Handle(account.by(), account.label()), known);
        byLabel.putIfAbsent(account.label(), known);
      }
    }
  }

  private Known met(Known known) {
    all.add(known);
    return known;
  }

  /** Every incident, each once. */
  public List<Known> all() {
    return Collections.unmodifiableList(all);
  }

  /**
   * The incident that a cause names, if it names one: by its entry; else by the label as the act's
   * author gave it; else, where that author gave it to none, as any side did.
   */
  public Optional<Known> named(String author, Causes.Cause cause) {
    Optional<Known> byPlace = cause.entry().map(byEntry::get);
    if (byPlace.isPresent() || cause.label().isEmpty()) {
      return byPlace;
    }
    @Nullable Known own = byHandle.get(new Handle(author, cause.label()));
    return Optional.ofNullable(own == null ? byLabel.get(cause.label()) : own);
  }
}
