package parley.record;

/**
 * Every bound of the record in one place, each with its reason. A peer's bytes are measured against
 * these before anything is parsed.
 */
public final class Limits {
  /** An entry with its signatures: control texts fit, long content belongs into blobs. */
  public static final int ENTRY_BYTES = 8_192;

  /**
   * Kinds that carry whole cards, keys, heads or a charter: genesis, card, charter, epoch,
   * evidence. A genesis with the largest cards of all parties fits, and a mirror stores it.
   */
  public static final int LARGE_ENTRY_BYTES = 61_440;

  /** A card: four keys and two signature lines take 7,600; the rest is names and addresses. */
  public static final int CARD_CHARS = 9_000;

  /** What a mirror stores: the length prefix of a tlog-tiles entry bundle has 16 bits. */
  public static final int LEAF_BYTES = 65_535;

  /** Deeper nesting than any kind needs; a bound for the parser's stack. */
  public static final int JSON_DEPTH = 8;

  /** Drafter, releaser, and the two lines of a party key; room for one more. */
  public static final int SIGNERS = 4;

  /**
   * Parties of one line: each head is cosigned by each of the others, and a genesis holds the cards
   * of all.
   */
  public static final int PARTIES = 6;

  /** An origin is a checkpoint's origin and a key name: tlog-cosignature bounds it at 255 bytes. */
  public static final int ORIGIN_BYTES = 255;

  /** A party's name, so that origins and key names stay below their bound. */
  public static final int PARTY_CHARS = 100;

  /** Free text of one entry, in characters; more goes into a blob. */
  public static final int TEXT_CHARS = 4_000;

  /** Attachments named by one entry. */
  public static final int BLOBS = 16;

  /** A blob, in bytes: scans and tracks, not film. */
  public static final long BLOB_BYTES = 64L << 20;

  /** Entries of one push; tlog-mirror's bound for a request. */
  public static final int PUSH_ENTRIES = 8_192;

  /** Bytes of one push. */
  public static final int PUSH_BYTES = 16 << 20;

  private Limits() {}
}
