package parley.incident;

import java.util.List;
import java.util.Optional;
import parley.line.Said;
import parley.line.Target;
import parley.record.Json;
import parley.record.When;

/**
 * One side's account of an incident, or of what it foresees, in its own words.
 *
 * @param act where it is given; the whole text is read there
 * @param by who gives it
 * @param of the account that it was given to or corrects; empty where it was the first
 * @param name its own name for it
 * @param when its own date
 * @param certainty alleged, reported or established; the empty string of what is foreseen
 * @param place in words, or the empty string
 * @param position the point of the globe, if one is given
 * @param thirdParties who else took part, as it names them
 * @param topics what it touches
 * @param label its own handle, or the empty string
 * @param observed whether the line stood suspended when it was given
 */
public record Account(
    Target act,
    String by,
    Optional<Target> of,
    String name,
    When when,
    String certainty,
    String place,
    Optional<Position> position,
    List<String> thirdParties,
    List<String> topics,
    String label,
    boolean observed) {
  /**
   * A point of the globe.
   *
   * @param latitude in 1e-7 degrees, north positive
   * @param longitude in 1e-7 degrees, east positive
   */
  public record Position(long latitude, long longitude) {}

  public Account {
    thirdParties = List.copyOf(thirdParties);
    topics = List.copyOf(topics);
  }

  static Account of(Said act) {
    Json.Obj body = act.entry().body();
    Json.Obj position = body.object("position");
    return new Account(
        act.target(),
        act.by(),
        Optional.ofNullable(act.re()),
        body.text(foreseen(act) ? "title" : "name"),
        When.of(body.object("when")),
        body.text("certainty"),
        body.text("place"),
        body.has("position")
            ? Optional.of(
                new Position(position.integer("latitude", 0), position.integer("longitude", 0)))
            : Optional.empty(),
        body.texts("third-parties"),
        body.texts("topics"),
        body.text("label"),
        act.stopped());
  }

  static boolean foreseen(Said act) {
    return act.kind().equals("foreseen");
  }
}
