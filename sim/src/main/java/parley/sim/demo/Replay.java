package parley.sim.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
      Place place = new Place(event.label(), record.line(line), NOTHING);
      agreeToResume(event, new Statement(record, event), place);
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
    Statement stated = new Statement(record, event);
    switch (event.kind()) {
      case "incident" -> incident(event, stated, place);
      case "foreseen" -> say(place.by(first(place)), "foreseen", stated.foreseen());
      case "held" -> held(event, stated, place);
      case "request" -> request(event, stated, place);
      case "planned" -> byAuthor(event, place, "talk-planned", stated.planned());
      case "postponed" -> postponed(event, stated, place);
      case "contact" -> say(place.by(first(place)), "contact", stated.contact());
      case "invitation" -> byAuthor(event, place, "invitation", stated.invitation());
      case "suspend" -> byAuthor(event, place, "suspend", stated.suspended());
      case "agreed-to-resume" -> agreeToResume(event, stated, place);
      case "succession" -> {
        // Who left and who came is stated by the post's holder, with its date and reason.
      }
      default -> throw new IllegalArgumentException(event.label() + ": " + event.kind());
    }
  }

  private void byAuthor(PublicRecord.Event event, Place place, String kind, Json.Obj body) {
    event.by().forEach(party -> say(place.by(party), kind, body));
  }

  /** Each side states an incident by its own name; one without names is stated once. */
  private void incident(PublicRecord.Event event, Statement stated, Place place) {
    List<Json> views = event.facts().items("views");
    if (views.isEmpty()) {
      say(place.by(first(place)), "incident", stated.incident(NOTHING));
    }
    String other = NOTHING;
    for (Json item : views) {
      Json.Obj view = (Json.Obj) item;
      Place by = place.by(view.text("party"));
      other = speak(by, "incident", stated.incident(view.text("text")), other);
    }
  }

  private void agreeToResume(PublicRecord.Event event, Statement stated, Place place) {
    String flag = lastOf(place.line(), "suspend");
    for (PublicRecord.Party party : record.parties()) {
      if (event.by().isEmpty() || event.by().contains(party.name())) {
        speak(place.by(party.name()), "agreed-to-resume", stated.agreedToResume(), flag);
      }
    }
  }

  private String lastOf(PublicRecord.Line line, String kind) {
    return steps.reversed().stream()
        .filter(s -> s.line().equals(line.name()) && s.kind().equals(kind))
        .findFirst()
        .map(Step::name)
        .orElseThrow(() -> new IllegalArgumentException(line.name() + ": no " + kind));
  }

  private void postponed(PublicRecord.Event event, Statement stated, Place place) {
    Place by = place.by(event.by().getFirst());
    speak(by, "talk-postpone", stated.postponed(), stating(event.facts().text("of")));
  }

  /** The step that first stated the event of that label. */
  private String stating(String label) {
    return steps.stream()
        .filter(s -> s.label().equals(label))
        .findFirst()
        .map(Step::name)
        .orElseThrow(() -> new IllegalArgumentException("nothing states " + label));
  }

  /** Talks are stated by one side and by the other; each then gives its own account. */
  private void held(PublicRecord.Event event, Statement stated, Place place) {
    Place by = place.by(event.host().isEmpty() ? first(place) : event.host());
    String of = event.facts().has("of") ? stating(event.facts().text("of")) : NOTHING;
    String held = speak(by, "talk-held", stated.held(place.line()), of);
    Place other = place.by(place.line().counterpart(by.party()));
    speak(other, "acknowledged", Json.Obj.EMPTY, held);
    speak(other, "understood", Json.Obj.EMPTY, held);
    speak(other, "talk-held", stated.brief(), held);
    account(event, stated, place, held);
    for (PublicRecord.Promise promise : record.promises()) {
      if (promise.made().equals(event.label())) {
        promise(promise, stated, place, held);
      }
    }
    event.facts().texts("keeps").forEach(label -> keep(label, stated, held));
  }

  private void account(PublicRecord.Event event, Statement stated, Place place, String held) {
    Json.Obj aim = event.facts().object("aim");
    if (aim.has("text")) {
      speak(place.by(aim.text("by")), "talk-aim", stated.aim(aim), held);
    }
    for (Json item : event.facts().items("raised")) {
      Json.Obj raised = (Json.Obj) item;
      speak(place.by(raised.text("by")), "concern", stated.raised(raised), held);
    }
    event.facts().texts("disagreements").forEach(topic -> disagree(topic, stated, place, held));
    for (PublicRecord.Readout readout : event.readouts()) {
      speak(place.by(readout.by()), "readout", stated.readout(readout), held);
    }
  }

  /** A disagreement that the record calls standing is stated by each side. */
  private void disagree(String topic, Statement stated, Place place, String held) {
    Place by = place.by(first(place));
    String concern = speak(by, "concern", stated.disagreement(topic), held);
    Place other = place.by(place.line().counterpart(by.party()));
    speak(other, "concern-answer", stated.agreedToDisagree(), concern);
  }

  /** One side states what was said, the other in which degree it says the same. */
  private void promise(PublicRecord.Promise promise, Statement stated, Place talk, String held) {
    Place place = new Place(promise.label(), talk.line(), NOTHING);
    String author = promise.by().getFirst();
    Map<String, String> links = Map.of("from", held);
    String outcome =
        add(place.by(author), "outcome", stated.outcome(promise, author), NOTHING, links);
    for (String party : promise.by().subList(1, promise.by().size())) {
      speak(place.by(party), "outcome-degree", stated.degree(promise, party), outcome);
    }
  }

  /** Each side states, where the promise was made, that the talk kept it. */
  private void keep(String label, Statement stated, String held) {
    String outcome = stating(label);
    Step made = steps.stream().filter(s -> s.name().equals(outcome)).findFirst().orElseThrow();
    Place place = new Place(label, record.line(made.line()), NOTHING);
    String status =
        add(place.by(made.party()), "outcome-status", stated.kept(), outcome, Map.of("by", held));
    Place other = place.by(place.line().counterpart(made.party()));
    speak(other, "status-assent", Json.Obj.EMPTY, status);
  }

  private void request(PublicRecord.Event event, Statement stated, Place place) {
    Place by = place.by(event.by().getFirst());
    String request = say(by, "talk-request", stated.request());
    PublicRecord.Answer answer = event.answer();
    if (answer != null) {
      speak(place.by(answer.by()), "talk-decline", stated.declined(answer), request);
    }
  }

  private String say(Place place, String kind, Json.Obj body) {
    return speak(place, kind, body, NOTHING);
  }

  private String speak(Place place, String kind, Json.Obj body, String re) {
    return add(place, kind, body, re, Map.of());
  }

  private String add(
      Place place, String kind, Json.Obj body, String re, Map<String, String> links) {
    PublicRecord.Seat seat = place.line().seatOf(place.party());
    PublicRecord.Tenure tenure = tenures.now(seat);
    if (tenure.vacant()) {
      throw new IllegalArgumentException(place.name(kind) + ": the post is vacant");
    }
    return add(
        new Step(
            name(place, kind),
            place.label(),
            place.line().name(),
            place.party(),
            Kind.Author.HOLDER,
            seat.post(),
            tenure.person(),
            kind,
            body,
            re,
            links));
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
            NOTHING,
            Map.of()));
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
}
