package parley.commitment;

import java.util.Locale;

/** What became of a commitment, as far as anybody said. */
public enum Progress {
  /** Nobody has said anything yet. */
  OPEN,
  /** Some say that work goes on, none that it has ended. */
  UNDER_WAY,
  KEPT,
  NOT_KEPT,
  LAPSED,
  /** Another outcome takes its place; two sides may name two. */
  SUPERSEDED,
  WITHDRAWN,
  /** One says one thing, another objects or says another: both stand, neither is chosen. */
  DISPUTED;

  /** The word in the record. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Progress of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Whether a status of this word says that the commitment has come to an end. */
  boolean ends() {
    return this != OPEN && this != UNDER_WAY;
  }
}
