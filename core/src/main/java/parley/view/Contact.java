package parley.view;

import java.util.Comparator;
import java.util.List;
import parley.line.Said;
import parley.record.Json;
import parley.record.Mark;
import parley.record.When;
import parley.talk.Phase;
import parley.talk.Talk;
import parley.talk.Talks;
import parley.talk.Terms;

/** A talk that took place: nothing else ends a silence. */
record Contact(Line line, Talk talk, Terms terms, When when) {
  private static final int DATE_CHARS = 10;

  /** What took place on a line, in the order of the dates. */
  static List<Contact> of(Line line, Mark mark) {
    return line.state().domain(Talks.class).talks().stream()
        .filter(t -> t.phase() == Phase.HELD && t.mark() == mark)
        .map(t -> new Contact(line, t, t.terms(), when(t)))
        .sorted(Comparator.comparing(Contact::when, Days.ORDER))
        .toList();
  }

  /**
   * When a talk took place, else when it is to: by the first who states that it was held, else by
   * its terms; of what was held without any date, when that was written. Empty if not known.
   */
  static When when(Talk talk) {
    List<Said> held = talk.acts("talk-held", "call-record");
    for (Said act : held) {
      When stated = when(act.entry().body());
      if (!stated.precision().isEmpty()) {
        return stated;
      }
    }
    When agreed = when(talk.terms().json());
    return !agreed.precision().isEmpty() || held.isEmpty() || talk.phase() != Phase.HELD
        ? agreed
        : When.on(held.getFirst().entry().at());
  }

  private static When when(Json.Obj body) {
    String begin = body.text("begin");
    return begin.isEmpty()
        ? When.of(body.object("when"))
        : Days.of(Json.Obj.EMPTY.with("date", begin.substring(0, DATE_CHARS)), "date");
  }

  /** The mode stated; a call has one by its form. Empty if neither says. */
  String mode() {
    return mode(terms);
  }

  static String mode(Terms terms) {
    return switch (terms.form()) {
      case "phone-call" -> terms.mode().isEmpty() ? "telephone" : terms.mode();
      case "video-call" -> terms.mode().isEmpty() ? "video" : terms.mode();
      default -> terms.mode();
    };
  }

  /** The level stated, else the line's. */
  String level() {
    return level(line, terms);
  }

  static String level(Line line, Terms terms) {
    String own = terms.json().text("level");
    return own.isEmpty() ? line.level() : own;
  }
}
