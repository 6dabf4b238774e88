package parley.commitment;

import java.util.Locale;

/** How far a side says the parties went. Only what all call agreed is a commitment. */
public enum Degree {
  RAISED,
  DISCUSSED_AS_POSSIBLE,
  PLANNED,
  WELCOMED,
  AGREED;

  /** The word in the record. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Degree of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
