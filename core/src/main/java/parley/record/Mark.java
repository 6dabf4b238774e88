package parley.record;

import java.util.Locale;

/** What an act is meant as: every act bears one mark, and marks never mix (record.md §4). */
public enum Mark {
  EXERCISE(0),
  TEST(1),
  REAL(2);

  private final int code;

  Mark(int code) {
    this.code = code;
  }

  /** A small number for packed storage; never part of the record. */
  public int code() {
    return code;
  }

  /**
   * The mark with that number.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Mark of(int code) {
    return switch (code) {
      case 0 -> EXERCISE;
      case 1 -> TEST;
      case 2 -> REAL;
      default -> throw new IllegalArgumentException("no mark " + code);
    };
  }

  /** The word in the record. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
