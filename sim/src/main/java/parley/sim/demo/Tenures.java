package parley.sim.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import parley.record.Json;

/** Who holds each post while the events go by. */
final class Tenures {
  private final PublicRecord record;
  private final Map<PublicRecord.Seat, Integer> current = new HashMap<>();

  /** At the first event. */
  Tenures(PublicRecord record) {
    this.record = record;
    for (PublicRecord.Office office : record.offices()) {
      current.put(office.seat(), 0);
    }
    PublicRecord.Event first = record.events().getFirst();
    while (next(first).isPresent()) {
      // Each step moves one post on to whoever held it when the record begins.
    }
  }

  /**
   * Moves one post on to its next tenure, if one began by the event or before it was known; the
   * event that a tenure names comes before its date.
   */
  Optional<PublicRecord.Seat> next(PublicRecord.Event event) {
    for (PublicRecord.Office office : record.offices()) {
      int following = index(office.seat()) + 1;
      if (following < office.tenures().size() && began(office.tenures().get(following), event)) {
        current.put(office.seat(), following);
        return Optional.of(office.seat());
      }
    }
    return Optional.empty();
  }

  /** A date known to the month stands before every day of that month. */
  private static boolean began(PublicRecord.Tenure tenure, PublicRecord.Event event) {
    return tenure.event().isEmpty()
        ? tenure.since().compareTo(event.known()) <= 0
        : tenure.event().equals(event.label());
  }

  private int index(PublicRecord.Seat seat) {
    return current.getOrDefault(seat, 0);
  }

  PublicRecord.Tenure now(PublicRecord.Seat seat) {
    return record.office(seat).tenures().get(index(seat));
  }

  /** The body of the entry that states who holds the post, or that nobody does. */
  Json.Obj body(PublicRecord.Seat seat) {
    PublicRecord.Tenure tenure = now(seat);
    Json.Obj body = Json.Obj.EMPTY.with("holds", seat.post());
    body = withText(body, "person", tenure.person());
    body = withText(body, "name", tenure.name());
    body = withText(body, "since", tenure.since());
    body = withText(body, "reason", tenure.reason());
    body = tenure.silent() ? body.with("reason-not-given", true) : body;
    body = withText(body, "label", tenure.event());
    return tenure.sources().isEmpty() ? body : body.with("sources", Json.strings(tenure.sources()));
  }

  private static Json.Obj withText(Json.Obj body, String key, String value) {
    return value.isEmpty() ? body : body.with(key, value);
  }
}
