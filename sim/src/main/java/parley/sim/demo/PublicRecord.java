package parley.sim.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.record.Json;

/**
 * The public facts that the demonstration replays. What is not known is absent, never invented.
 *
 * @param sources full text of every source, by the short name that the file uses
 * @param events in the order in which they are replayed
 */
public record PublicRecord(
    Map<String, String> sources,
    List<Party> parties,
    List<Line> lines,
    List<Office> offices,
    List<Event> events,
    List<Promise> promises) {

  public PublicRecord {
    sources = Map.copyOf(sources);
    parties = List.copyOf(parties);
    lines = List.copyOf(lines);
    offices = List.copyOf(offices);
    events = List.copyOf(events);
    promises = List.copyOf(promises);
  }

  /** A party: its name in entries, what it is called, in which languages and zones it works. */
  public record Party(
      String name, Map<String, String> names, List<String> languages, List<String> timezones) {}

  /** A post of a party. */
  public record Seat(String party, String post) {
    @Override
    public String toString() {
      return party + "/" + post;
    }
  }

  /**
   * A line.
   *
   * @param level as in a charter
   * @param purpose by language tag
   * @param series whether its talks are numbered rounds
   * @param seats the posts that speak on it
   */
  public record Line(
      String name, String level, Json.Obj purpose, boolean series, List<Seat> seats) {
    /** The post that speaks for the party. */
    public Seat seatOf(String party) {
      return seats.stream()
          .filter(s -> s.party().equals(party))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException(name + ": no post of " + party));
    }

    /** The party across the line. */
    public String counterpart(String party) {
      return seats.stream()
          .map(Seat::party)
          .filter(p -> !p.equals(party))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException(name + ": no counterpart of " + party));
    }
  }

  /** A post with its holders, first to last. */
  public record Office(Seat seat, Json.Obj title, String rung, List<Tenure> tenures) {}

  /**
   * Who held a post, or that nobody did.
   *
   * @param person the name in the person's key, or the empty string while the post is vacant
   * @param name as stated, or the empty string where nobody is named in public
   * @param since date to the day or month, or the empty string where it is not known
   * @param until the same
   * @param reason why there is no name, or the empty string
   * @param silent whether it is stated that no reason was given for the change
   * @param event label of the event by which it began, or the empty string
   */
  public record Tenure(
      String person,
      String name,
      String since,
      String until,
      String reason,
      boolean silent,
      String event,
      List<String> sources) {
    /** Whether nobody held the post. */
    public boolean vacant() {
      return person.isEmpty();
    }
  }

  /**
   * What happened.
   *
   * @param kind what it was: incident, suspend, held, …
   * @param lines the lines on which it is stated
   * @param by the parties that acted; none where the record names none
   * @param host whose guests the talks were, or the empty string
   * @param known from when on it was known, by which later changes of holders are put in order
   * @param when its date with its precision, as in entries
   * @param facts what else is known of it
   * @param act fields of its entries in their authors' words
   * @param answer the answer to a request
   * @param readouts each side's account of talks
   * @param resumes lines that the talks agreed to resume
   * @param sources where it was read
   */
  public record Event(
      String label,
      String kind,
      List<String> lines,
      List<String> by,
      String host,
      String known,
      Json.Obj when,
      Json.Obj facts,
      Json.Obj act,
      @Nullable Answer answer,
      List<Readout> readouts,
      List<String> resumes,
      List<String> sources) {}

  /** A party's answer to a request, and when it was given. */
  public record Answer(String by, Json.Obj act, Json.Obj when) {}

  /** One side's account of talks. */
  public record Readout(String by, Json.Obj act) {}

  /**
   * What talks came to, in the degree in which it was said.
   *
   * @param made label of the talks
   * @param due when it is due, in the words of each party that said so
   */
  public record Promise(
      String label,
      String made,
      String date,
      List<String> by,
      String degree,
      String text,
      Map<String, String> due) {}

  /** The line of that name. */
  public Line line(String name) {
    return lines.stream()
        .filter(l -> l.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no line " + name));
  }

  /** The post with its holders. */
  public Office office(Seat seat) {
    return offices.stream()
        .filter(o -> o.seat().equals(seat))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no post " + seat));
  }

  /** The party that the person of that name acts for, by any post ever held. */
  public Optional<String> partyOf(String name) {
    return offices.stream()
        .filter(o -> o.tenures().stream().anyMatch(t -> t.name().equals(name)))
        .map(o -> o.seat().party())
        .findFirst();
  }

  /** The name in a person's key: small letters, digits and hyphens of the stated name. */
  static String person(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }
}
