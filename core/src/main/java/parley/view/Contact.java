package parley.view;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.line.Grade;
import parley.line.Said;
import parley.record.Json;
import parley.record.Mark;
import parley.record.When;
import parley.talk.Phase;
import parley.talk.Talk;
import parley.talk.Talks;
import parley.talk.Terms;

/**
 * A talk that took place: nothing else ends a silence.
 *
 * @param mode as stated; a call has one by its form; empty if neither says
 * @param formality as stated, or empty
 */
record Contact(Line line, Talk talk, When when, String mode, String formality) {
  private static final int DATE_CHARS = 10;
  private static final Set<String> HELD = Set.of("talk-held", "call-record");

  /** What took place on a line, in the order of the dates. */
  static List<Contact> of(Line line, Mark mark) {
    return line.state().domain(Talks.class).talks().stream()
        .filter(t -> t.phase() == Phase.HELD && t.mark() == mark)
        .map(t -> of(line, t))
        .sorted(Comparator.comparing(Contact::when, Days.ORDER))
        .toList();
  }

  private static Contact of(Line line, Talk talk) {
    Terms terms = talk.terms();
    return new Contact(line, talk, when(talk, terms), mode(terms), terms.formality());
  }

  /**
   * When a talk took place, else when it is to: by the first who states that it was held, else by
   * its terms; of what was held without any date, when that was written. Empty if not known.
   */
  static When when(Talk talk, Terms terms) {
    @Nullable Said first = null;
    for (Said act : talk.acts()) {
      if (!HELD.contains(act.kind())) {
        continue;
      }
      first = first == null ? act : first;
      When stated = when(act.entry().body());
      if (!stated.precision().isEmpty()) {
        return stated;
      }
    }
    When agreed = when(terms.json());
    return !agreed.precision().isEmpty() || first == null || talk.phase() != Phase.HELD
        ? agreed
        : When.on(first.entry().at());
  }

  private static When when(Json.Obj body) {
    String begin = body.text("begin");
    return begin.isEmpty()
        ? When.of(body.object("when"))
        : Days.of(Json.Obj.EMPTY.with("date", begin.substring(0, DATE_CHARS)), "date");
  }

  static String mode(Terms terms) {
    return switch (terms.form()) {
      case "phone-call" -> terms.mode().isEmpty() ? "telephone" : terms.mode();
      case "video-call" -> terms.mode().isEmpty() ? "video" : terms.mode();
      default -> terms.mode();
    };
  }

  /** Whether it rests on the word of one side alone, or of one that the other disputes. */
  boolean attested() {
    return talk.acts().stream()
        .map(a -> line.state().grade(a.target()))
        .anyMatch(g -> g.compareTo(Grade.ATTESTED) >= 0);
  }

  /** The level stated, else the line's. */
  String level() {
    return level(line, talk.terms());
  }

  static String level(Line line, Terms terms) {
    String own = terms.json().text("level");
    return own.isEmpty() ? line.level() : own;
  }
}
