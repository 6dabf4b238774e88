package parley.line;

import java.util.Locale;

/**
 * The rules by which an entry is refused; their words stand in {@code refused} entries and errors.
 */
public enum Rule {
  /** The leaf is not a canonical entry of known form. */
  MALFORMED,
  /** The entry names another log than the one it stands in. */
  WRONG_LOG,
  /** The first entry of a log is not a genesis, or not of this line and party. */
  BAD_GENESIS,
  /** A genesis or the opening of an epoch stands where none may. */
  MISPLACED,
  /** A signature line bears a key that nobody granted, or that was revoked. */
  KEY_NOT_GRANTED,
  /** A signature does not hold. */
  BAD_SIGNATURE,
  /** The kind may not be signed by such a key, or not by so few or so many. */
  WRONG_SIGNERS,
  /** The key is not granted for that post, or there is no such post. */
  WRONG_POST,
  /** The person does not hold the post now. */
  WRONG_TENURE,
  /** A prefix stated as seen is not the counterpart's log, or is said by nobody to exist. */
  SEEN_MISMATCH,
  /** The entry spoken of lies outside what was seen, or is another one. */
  BAD_REFERENCE,
  /** A rung speaks of a rung, of the party's own entry, or answers what needs none. */
  BAD_TARGET,
  /** An answer or a receipt bears another mark than what it speaks of. */
  WRONG_MARK,
  /** The charter proposed, accepted or missing does not fit. */
  BAD_CHARTER,
  /** A topic that the charter does not list. */
  UNKNOWN_TOPIC,
  /** A time or date that cannot be: an end before its beginning, a weekday of another date. */
  IMPOSSIBLE_TIME,
  /** A key, card, post, holder, suspension or epoch cannot be as stated. */
  BAD_STATEMENT,
  /** An act that does not follow what its author had seen: an acceptance of what was not asked. */
  OUT_OF_ORDER,
  /** What it speaks of has ended: a talk declined, cancelled or held. */
  CLOSED,
  /** What it speaks of was withdrawn. */
  WITHDRAWN,
  /** A signature under other texts than the joint statement's. */
  DIFFERING_TEXT,
  /** Content that was agreed to stay off the record. */
  NOT_OF_RECORD,
  /** What only a signature may do was attested. */
  ONLY_SIGNED,
  /** A reply code that is not that of the message it speaks of. */
  WRONG_CODE,
  /** The log is closed at a smaller size than this entry's index. */
  LOG_CLOSED;

  /** The word in the record. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
