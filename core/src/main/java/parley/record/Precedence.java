package parley.record;

import java.util.Locale;

/** How urgently an act is carried and shown; the order of the constants is the order of urgency. */
public enum Precedence {
  ROUTINE,
  PRIORITY,
  IMMEDIATE,
  FLASH;

  /** The word in the record. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
