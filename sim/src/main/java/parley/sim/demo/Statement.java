package parley.sim.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.record.Json;

/**
 * The fields of the entries that state an event of a public record. What the record does not tell
 * is left out: nothing is made up to fill a form.
 */
final class Statement {
  private static final String LANGUAGE = "en";

  private final PublicRecord record;
  private final PublicRecord.Event event;

  Statement(PublicRecord record, PublicRecord.Event event) {
    this.record = record;
    this.event = event;
  }

  private Json.Obj facts() {
    return event.facts();
  }

  /** Which event, when, because of what, where it was read. */
  Json.Obj bare() {
    Json.Obj body = brief();
    List<Json> causes = causes();
    body = causes.isEmpty() ? body : body.with("because", causes);
    return event.sources().isEmpty() ? body : body.with("sources", Json.strings(event.sources()));
  }

  /** Which event, and when: for entries that say more of it. */
  Json.Obj brief() {
    return Json.Obj.EMPTY.with("label", event.label()).with("when", event.when());
  }

  private List<Json> causes() {
    List<Json> causes = new ArrayList<>();
    for (String label : facts().texts("because")) {
      causes.add(Json.Obj.EMPTY.with("label", label));
    }
    for (Json item : facts().items("accounts")) {
      Json.Obj account = (Json.Obj) item;
      causes.add(
          Json.Obj.EMPTY
              .with("label", account.text("because"))
              .with("text", account.text("wording"))
              .with("source", account.text("source")));
    }
    return causes;
  }

  private Json.Obj copied(Json.Obj body, String... fields) {
    Json.Obj with = body;
    for (String field : fields) {
      Json value = facts().get(field);
      with = value == null ? with : with.with(field, value);
    }
    return with;
  }

  /** An incident by one side's name for it, or by the record's. */
  Json.Obj incident(String name) {
    Json.Obj body =
        copied(bare(), "certainty", "third-parties", "topics")
            .with("name", name.isEmpty() ? facts().text("title") : name)
            .with("language", LANGUAGE);
    return name.isEmpty() ? body : body.with("text", facts().text("title"));
  }

  Json.Obj foreseen() {
    return copied(bare(), "title", "third-parties", "topics").with("language", LANGUAGE);
  }

  /** A suspension in the words used. */
  Json.Obj suspended() {
    return bare().with("wording", event.act().text("wording"));
  }

  /** What was agreed elsewhere of a line that stands suspended. */
  Json.Obj agreedToResume() {
    return event.kind().equals("held")
        ? brief().with("because", List.of(Json.Obj.EMPTY.with("label", event.label())))
        : bare();
  }

  Json.Obj request() {
    return bare().with("to", asked()).with("terms", copied(Json.Obj.EMPTY, "form", "mode"));
  }

  Json.Obj declined(PublicRecord.Answer answer) {
    return answer.act().with("when", answer.when()).with("label", event.label());
  }

  Json.Obj invitation() {
    return copied(bare(), "form", "place", "occasion").with("to", asked());
  }

  private List<Json> asked() {
    return List.of(facts().object("to"));
  }

  /** A talk that is planned, with no request on record. */
  Json.Obj planned() {
    Json.Obj terms = copied(Json.Obj.EMPTY, "form", "place", "occasion");
    return bare().with("terms", terms.with("when", facts().object("planned")));
  }

  /** A postponement: the act and its causes by each account. */
  Json.Obj postponed() {
    return bare().with("wording", "postponed").with("reason-not-given", true);
  }

  Json.Obj contact() {
    return copied(bare(), "form");
  }

  /** A talk that took place, as the record tells it. */
  Json.Obj held(PublicRecord.Line line) {
    Json.Obj terms = copied(terms(), "form", "formality", "mode", "round", "place", "occasion");
    terms = line.series() && facts().has("round") ? terms.with("series", line.name()) : terms;
    return copied(bare(), "topics").with("terms", terms);
  }

  private Json.Obj terms() {
    Json.Obj terms =
        event.host().isEmpty() ? Json.Obj.EMPTY : Json.Obj.EMPTY.with("host", event.host());
    List<Json> present = new ArrayList<>();
    for (String name : facts().texts("present")) {
      Optional<String> party = record.partyOf(name);
      present.add(
          Json.Obj.EMPTY
              .with("name", name)
              .with(
                  "party",
                  party.orElseThrow(
                      () -> new IllegalArgumentException(event.label() + ": who is " + name))));
    }
    terms = present.isEmpty() ? terms : terms.with("delegation", present);
    List<Json> parts = facts().items("parts").stream().map(Statement::part).toList();
    return parts.isEmpty() ? terms : terms.with("parts", parts);
  }

  private static Json part(Json item) {
    Json.Obj part = (Json.Obj) item;
    Json.Obj when = Json.Obj.EMPTY.with("precision", "day").with("date", part.text("date"));
    return Json.Obj.EMPTY
        .with("when", when)
        .with("with", part.text("with"))
        .with("certainty", part.text("certainty"));
  }

  /** What a side aimed at, which it said before the talk. */
  Json.Obj aim(Json.Obj aim) {
    Json.Obj before =
        Json.Obj.EMPTY.with("precision", "not-later-than").with("date", event.when().text("date"));
    return brief()
        .with("when", before)
        .with("text", aim.text("text"))
        .with("language", LANGUAGE)
        .with("specific", false);
  }

  /** A concern or an opportunity that a side raised. */
  Json.Obj raised(Json.Obj raised) {
    Json.Obj body = brief().with("as", raised.text("as")).with("by", raised.text("by"));
    for (String field : List.of("topic", "certainty", "text")) {
      body = raised.has(field) ? body.with(field, raised.text(field)) : body;
    }
    return raised.has("text") ? body.with("language", LANGUAGE) : body;
  }

  /** A topic on which the sides went on to disagree. */
  Json.Obj disagreement(String topic) {
    return brief().with("as", "disagreement").with("topic", topic);
  }

  /** That the other side disagrees, too, and leaves it at that. */
  Json.Obj agreedToDisagree() {
    return Json.Obj.EMPTY.with("as", "agreed-to-disagree").with("when", event.when());
  }

  /** One side's account of a talk. */
  Json.Obj readout(PublicRecord.Readout readout) {
    Json.Obj body = brief();
    for (var field : readout.act().members().entrySet()) {
      body = body.with(field.getKey(), field.getValue());
    }
    return body;
  }

  /** What the talk came to, at the degree in which it was said. */
  Json.Obj outcome(PublicRecord.Promise promise, String party) {
    return due(promise, party)
        .with("label", promise.label())
        .with("when", day(promise.date()))
        .with("text", promise.text())
        .with("language", LANGUAGE)
        .with("owners", Json.strings(promise.by()))
        .with("degree", promise.degree());
  }

  /** The other side's degree for the same words. */
  Json.Obj degree(PublicRecord.Promise promise, String party) {
    return due(promise, party).with("degree", promise.degree()).with("when", day(promise.date()));
  }

  private static Json.Obj due(PublicRecord.Promise promise, String party) {
    String phrase = promise.due().getOrDefault(party, "");
    return phrase.isEmpty()
        ? Json.Obj.EMPTY
        : Json.Obj.EMPTY.with("due", Json.Obj.EMPTY.with("phrase", phrase));
  }

  /** That the event kept what was promised. */
  Json.Obj kept() {
    return Json.Obj.EMPTY.with("status", "kept").with("when", event.when());
  }

  private static Json.Obj day(String date) {
    return Json.Obj.EMPTY.with("precision", "day").with("date", date);
  }
}
