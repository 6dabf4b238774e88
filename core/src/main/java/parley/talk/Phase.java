package parley.talk;

import java.util.Locale;

/** How far a talk has come (docs/spec/talks.md, "Phases"). */
public enum Phase {
  /** Somebody felt the way; nothing was asked. */
  SOUNDED,
  /** Asked for, not answered. */
  REQUESTED,
  /** Other terms were proposed than those asked for, and are not answered. */
  COUNTERED,
  /** The time for an answer passed; an answer still counts. */
  LAPSED,
  /** Some party said that it is planned, with no request on record. */
  PLANNED,
  /** Every party concerned signed the same terms. */
  SCHEDULED,
  /** Agreed, and put off by a party that has signed no terms since. */
  POSTPONED,
  /** Some party said that it began. */
  UNDER_WAY,
  /** Some party said that it took place. */
  HELD,
  /** A party concerned said no, and nothing else is proposed. */
  DECLINED,
  /** Taken back by who asked. */
  WITHDRAWN,
  /** Agreed, and called off. */
  CANCELLED;

  /** The word in the record. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether nothing more can be agreed. */
  public boolean closed() {
    return compareTo(HELD) >= 0;
  }

  /** Whether terms may still be proposed and answered. */
  boolean negotiable() {
    return compareTo(REQUESTED) >= 0 && compareTo(POSTPONED) <= 0;
  }

  /** Whether it was agreed that the talk take place, or it did. */
  boolean agreed() {
    return compareTo(PLANNED) >= 0 && compareTo(HELD) <= 0;
  }
}
