package parley.render;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import parley.readout.Finding;

/** How a finding between two accounts is said: as a hint, with its place and what would fit. */
public final class Hints {
  private static final Set<String> DEGREES =
      Set.of("raised", "discussed-as-possible", "planned", "welcomed", "agreed");

  private Hints() {}

  /** The hint with whose account it stands in and where, in UTF-16 code units from 0. */
  public static Phrase of(Finding finding) {
    Phrase hint = hint(finding);
    return finding.to() == 0
        ? Phrase.say("readout.field", "side", finding.side(), "hint", hint)
        : Phrase.say(
            "readout.at",
            "side",
            finding.side(),
            "from",
            finding.from(),
            "to",
            finding.to(),
            "hint",
            hint);
  }

  private static Phrase hint(Finding finding) {
    String said = finding.said();
    String expected = finding.expected();
    return switch (finding.sort()) {
      case TOPIC -> Phrase.say("readout.topic", "topic", said);
      case DEGREE -> degree(finding);
      case WEEKDAY ->
          Phrase.say(
              "readout.weekday", "said", said, "date", expected, "weekday", weekday(expected));
      case NO_SUCH_DATE -> Phrase.say("readout.no-such-date", "said", said);
      case DATE ->
          expected.isEmpty()
              ? Phrase.say("readout.date", "said", said)
              : Phrase.say("readout.date-instead", "said", said, "expected", expected);
      case NUMBER ->
          expected.isEmpty()
              ? Phrase.say("readout.number", "said", said)
              : Phrase.say("readout.number-instead", "said", said, "expected", expected);
      case AMBIGUOUS_NUMBER ->
          Phrase.say("readout.ambiguous-number", "said", said, "number", expected);
      case NAME -> Phrase.say("readout.name", "said", said, "expected", expected);
      case TERM -> Phrase.say("readout.term", "said", said, "expected", poles(expected));
      case NEGATION -> Phrase.sayOf("readout.negation", expected, "said", said);
    };
  }

  private static Phrase degree(Finding finding) {
    String about = finding.about();
    Object said = degree(finding.said());
    return finding.expected().isEmpty()
        ? Phrase.say("readout.degree-alone", "about", about, "said", said)
        : Phrase.say(
            "readout.degree-differs",
            "about",
            about,
            "said",
            said,
            "expected",
            degree(finding.expected()));
  }

  /** A degree that is none of ours is shown as it stands. */
  private static Object degree(String token) {
    return DEGREES.contains(token) ? Phrase.sayOf("readout.degree", token) : token;
  }

  private static Phrase weekday(String date) {
    return Phrase.sayOf(
        "weekday", LocalDate.parse(date).getDayOfWeek().name().toLowerCase(Locale.ROOT));
  }

  private static Phrase poles(String tokens) {
    int space = tokens.indexOf(' ');
    return space < 0
        ? Phrase.sayOf("readout.pole", tokens)
        : Phrase.say(
            "readout.either",
            "one",
            Phrase.sayOf("readout.pole", tokens.substring(0, space)),
            "other",
            poles(tokens.substring(space + 1)));
  }
}
