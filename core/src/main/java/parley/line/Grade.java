package parley.line;

import java.util.Locale;

/**
 * Who stands behind an act, from most to least. No grade ever turns into {@link #SIGNED}: what a
 * party did not sign when it was done, it can only confirm or deny.
 */
public enum Grade {
  /** Its author's own signature; a receipt may show that the counterpart holds it. */
  SIGNED,
  /** Attested by one party; those whom it concerns confirm it. */
  ASSENTED,
  /** Attested by one party alone. */
  ATTESTED,
  /** Attested by one party; one whom it concerns says otherwise. */
  DISPUTED;

  /** The word in the state and in texts. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The lower of two: what rests on both has that one. */
  public Grade with(Grade other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
