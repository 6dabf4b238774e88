package parley.sim.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.record.Json;
import parley.record.Kind;

/**
 * The plan by which a public record becomes entries: first posts and holders of every line, then
 * every event in its order. The same record always gives the same plan.
 *
 * <p>A replayed request asks for no answer by a time, so that no clock starts. Nothing clears a
 * suspension unless the record says that its party did: talks on such a line are stated, kept and
 * without effect, so that what is stated stands beside what is observed.
 */
public final class Replay {
  /** Of which event, on which line, by whom. */
  private record Place(String label, PublicRecord.Line line, String party) {
    Place by(String other) {
      return new Place(label, line, other);
    }

    String name(String kind) {
      return label + "/" + line.name() + "/" + party + "/" + kind;
    }
  }

  private static final String NOTHING = "";

  private final PublicRecord record;
  private final Tenures tenures;
  private final List<Step> steps = new ArrayList<>();

  private Replay(PublicRecord record) {
    this.record = record;
    this.tenures = new Tenures(record);
  }

  /**
   * The plan.
   *
   * @throws IllegalArgumentException if the record lets a vacant post speak
   */
  public static List<Step> of(PublicRecord record) {
    Replay replay = new Replay(record);
    record.lines().forEach(replay::setUp);
    record.events().forEach(replay::event);
    return List.copyOf(replay.steps);
  }

  private void setUp(PublicRecord.Line line) {
    for (PublicRecord.Seat seat : line.seats()) {
      PublicRecord.Office office = record.office(seat);
      Json.Obj body =
          Json.Obj.EMPTY
              .with("name", seat.post())
              .with("title", office.title())
              .with("rung", office.rung());
      Place place = new Place(NOTHING, line, seat.party());
      administer(place, "post", body);
      administer(place, "holder", tenures.body(seat));
    }
  }

  private void event(PublicRecord.Event event) {
    Optional<PublicRecord.Seat> changed = tenures.next(event);
    while (changed.isPresent()) {
      succeed(changed.get());
      changed = tenures.next(event);
    }
    for (String line : event.lines()) {
      onLine(event, new Place(event.label(), record.line(line), NOTHING));
    }
    for (String line : event.resumes()) {
      for (PublicRecord.Party party : record.parties()) {
        Place place = new Place(event.label(), record.line(line), party.name());
        say(place, "agreed-to-resume", stated(brief(event)));
      }
    }
  }

  private void succeed(PublicRecord.Seat seat) {
    for (PublicRecord.Line line : record.lines()) {
      if (line.seats().contains(seat)) {
        Place place = new Place(tenures.now(seat).event(), line, seat.party());
        administer(place, "holder", tenures.body(seat));
      }
    }
  }

  private void onLine(PublicRecord.Event event, Place place) {
    switch (event.kind()) {
      case "incident", "foreseen" -> observed(event, place);
      case "held" -> held(event, place);
      case "request" -> request(event, place);
      case "succession" -> administer(place.by(event.by().getFirst()), event.kind(), body(event));
      default -> event.by().forEach(party -> say(place.by(party), event.kind(), body(event)));
    }
  }

  /** Each side states an incident with its own view; one without views is stated once. */
  private void observed(PublicRecord.Event event, Place place) {
    List<Json> views = event.happened().items("views");
    if (views.isEmpty()) {
      say(place.by(first(place)), event.kind(), body(event));
    }
    for (Json item : views) {
      if (item instanceof Json.Obj view) {
        Json.Obj own = event.happened().with("views", List.of(view));
        say(place.by(view.text("party")), event.kind(), stated(own));
      }
    }
  }

  /** Talks are stated by one side and confirmed by the other; each then gives its own account. */
  private void held(PublicRecord.Event event, Place place) {
    Place by = place.by(event.host().isEmpty() ? first(place) : event.host());
    String held = say(by, "held", body(event));
    Place other = place.by(place.line().counterpart(by.party()));
    speak(other, "acknowledged", Json.Obj.EMPTY, held);
    speak(other, "understood", Json.Obj.EMPTY, held);
    for (PublicRecord.Readout readout : event.readouts()) {
      say(place.by(readout.by()), "readout", readout.act().with("event", brief(event)));
    }
    for (PublicRecord.Promise promise : record.promises()) {
      if (promise.made().equals(event.label())) {
        promise(promise, place.line());
      }
    }
  }

  private void promise(PublicRecord.Promise promise, PublicRecord.Line line) {
    Json.Obj when =
        Json.Obj.EMPTY
            .with("label", promise.label())
            .with("precision", "day")
            .with("date", promise.date())
            .with("of", promise.made());
    Json.Obj body =
        Json.Obj.EMPTY
            .with("text", promise.text())
            .with("language", "en")
            .with("by", Json.strings(promise.by()))
            .with("degree", promise.degree())
            .with("event", when);
    for (String party : promise.by()) {
      String due = promise.due().getOrDefault(party, NOTHING);
      Json.Obj own = due.isEmpty() ? body : body.with("due-as-stated", due);
      say(new Place(promise.label(), line, party), "commitment", own);
    }
  }

  private void request(PublicRecord.Event event, Place place) {
    String request = say(place.by(event.by().getFirst()), event.kind(), body(event));
    PublicRecord.Answer answer = event.answer();
    if (answer != null) {
      Json.Obj body = answer.act().with("event", answer.happened());
      speak(place.by(answer.by()), "answer", body, request);
    }
  }

  private String say(Place place, String kind, Json.Obj body) {
    return speak(place, kind, body, NOTHING);
  }

  private String speak(Place place, String kind, Json.Obj body, String re) {
    PublicRecord.Seat seat = place.line().seatOf(place.party());
    PublicRecord.Tenure tenure = tenures.now(seat);
    if (tenure.vacant()) {
      throw new IllegalArgumentException(place.name(kind) + ": the post is vacant");
    }
    Kind.Author author = Kind.Author.HOLDER;
    return add(
        new Step(
            name(place, kind),
            place.label(),
            place.line().name(),
            place.party(),
            author,
            seat.post(),
            tenure.person(),
            kind,
            body,
            re));
  }

  private void administer(Place place, String kind, Json.Obj body) {
    add(
        new Step(
            name(place, kind),
            place.label(),
            place.line().name(),
            place.party(),
            Kind.Author.ADMINISTRATOR,
            NOTHING,
            Cast.ADMINISTRATOR,
            kind,
            body,
            NOTHING));
  }

  private String add(Step step) {
    steps.add(step);
    return step.name();
  }

  /** A party may say several things of one kind about one event; then they are numbered. */
  private String name(Place place, String kind) {
    String name = place.name(kind);
    long before = steps.stream().filter(s -> s.name().split("#", 2)[0].equals(name)).count();
    return before == 0 ? name : name + "#" + (before + 1);
  }

  private static String first(Place place) {
    return place.line().seats().getFirst().party();
  }

  private static Json.Obj body(PublicRecord.Event event) {
    return event.act().with("event", event.happened());
  }

  private static Json.Obj stated(Json.Obj happened) {
    return Json.Obj.EMPTY.with("event", happened);
  }

  /** Which event is meant, and when it was: for entries that do not state the event itself. */
  private static Json.Obj brief(PublicRecord.Event event) {
    Json.Obj brief = Json.Obj.EMPTY;
    for (String field : List.of("label", "precision", "date", "until")) {
      Json value = event.happened().get(field);
      brief = value == null ? brief : brief.with(field, value);
    }
    return brief;
  }
}
