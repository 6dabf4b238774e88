package parley.record;

import java.util.Locale;

/** What an act is meant as: every act bears one mark, and marks never mix (record.md §4). */
public enum Mark {
  EXERCISE,
  TEST,
  REAL;

  /** The word in the record. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
