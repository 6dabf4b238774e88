package parley.transcript;

import java.util.Locale;

/** What a verification looks for; each belongs to one of the three verdicts. */
public enum Check {
  /** A file that the format demands, or the list of sums names, is not there. */
  MISSING_FILE(Part.INTEGRITY, Severity.FAILURE),
  /** A file that the format has no place for. */
  EXTRA_FILE(Part.INTEGRITY, Severity.FAILURE),
  /** A file's SHA-256 is not the one in the list of sums, or not there at all. */
  CHANGED_FILE(Part.INTEGRITY, Severity.FAILURE),
  /** A file does not have the form it must have. */
  MALFORMED_FILE(Part.INTEGRITY, Severity.FAILURE),
  /** A tile holds other hashes than the entries make. */
  BAD_TILE(Part.INTEGRITY, Severity.FAILURE),
  /** The entries do not hash to the root of the newest head. */
  BAD_ROOT(Part.INTEGRITY, Severity.FAILURE),
  /** A head lacks one of the log's two signatures, or one does not hold. */
  BAD_HEAD(Part.INTEGRITY, Severity.FAILURE),
  /** A head bears a signature line of a key that the record does not state. */
  UNKNOWN_SIGNATURE(Part.INTEGRITY, Severity.FAILURE),
  /** A receipt lacks one of its two cosignatures, or one does not hold. */
  BAD_RECEIPT(Part.INTEGRITY, Severity.FAILURE),
  /** A log signed two heads that cannot both be true. */
  EQUIVOCATION(Part.INTEGRITY, Severity.FAILURE),
  /** A party keeps two logs of one epoch. */
  SECOND_LOG(Part.INTEGRITY, Severity.FAILURE),
  /** A blob is not the one that its name says, or no entry names it. */
  BAD_BLOB(Part.INTEGRITY, Severity.FAILURE),
  /** A piece of evidence that shows nothing. */
  BAD_EVIDENCE(Part.INTEGRITY, Severity.FAILURE),
  /** An entry is no canonical entry: kept as its author wrote it, without effect. */
  MALFORMED_ENTRY(Part.INTEGRITY, Severity.WARNING),

  /** A log of a party is not in the bundle. */
  MISSING_LOG(Part.COMPLETENESS, Severity.FAILURE),
  /** A counterpart gave no receipt for any part of a log. */
  NO_RECEIPT(Part.COMPLETENESS, Severity.FAILURE),
  /** A party of the line had no node: the log is kept without it, and it cosigned nothing. */
  KEPT_ALONE(Part.COMPLETENESS, Severity.NOTE),
  /** Entries above the last receipt of a counterpart. */
  NOT_RECEIPTED(Part.COMPLETENESS, Severity.NOTE),
  /** A receipt above the size that its revoked mirror key stands for: it counts as unsigned. */
  REVOKED_RECEIPT(Part.COMPLETENESS, Severity.WARNING),
  /** An entry's author had seen what is not in the bundle: it cannot be judged. */
  PAST_MISSING(Part.COMPLETENESS, Severity.FAILURE),
  /** An epoch that not every counterpart accepted yet; its entries wait. */
  EPOCH_PENDING(Part.COMPLETENESS, Severity.WARNING),
  /** Entries above the size at which their log ended. */
  AFTER_END(Part.COMPLETENESS, Severity.NOTE),
  /** A blob that an entry names is not in the bundle. */
  BLOB_ABSENT(Part.COMPLETENESS, Severity.NOTE),
  /** A blob that an entry names is gone, as all parties agreed. */
  BLOB_DELETED(Part.COMPLETENESS, Severity.NOTE),
  /** Evidence holds a head of a larger size than the bundle has entries. */
  NEWER_HEAD(Part.COMPLETENESS, Severity.WARNING),

  /**
   * The bundle's card of a party is not the one that the reader holds, or no card of the record.
   */
  WRONG_CARD(Part.AUTHORSHIP, Severity.FAILURE),
  /** A log is not opened by its party's key, or a party's record opens nothing. */
  BAD_OPENING(Part.AUTHORSHIP, Severity.FAILURE),
  /** No card of the party was given: the bundle's own is trusted. */
  UNPINNED(Part.AUTHORSHIP, Severity.WARNING),
  /** An entry that breaks a rule of the line: it has no effect. */
  REFUSED_ENTRY(Part.AUTHORSHIP, Severity.WARNING),
  /** Entries signed by keys that the node holds: the node said so. */
  KEY_IN_NODE(Part.AUTHORSHIP, Severity.NOTE);

  /** The three verdicts, kept apart. */
  public enum Part {
    /** The files hash to the heads that the logs signed. */
    INTEGRITY,
    /** Nothing that the files speak of is missing, and what the counterparts gave receipts for. */
    COMPLETENESS,
    /** Whose keys signed, and who holds them. */
    AUTHORSHIP;

    /** The word in JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How much a finding weighs. */
  public enum Severity {
    /** The verdict fails. */
    FAILURE,
    /** The verdict may hold, and the reader must know. */
    WARNING,
    /** As it should be, and worth knowing. */
    NOTE;

    /** The word in JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Part part;
  private final Severity severity;

  Check(Part part, Severity severity) {
    this.part = part;
    this.severity = severity;
  }

  /** The verdict it belongs to. */
  public Part part() {
    return part;
  }

  /** What a finding of it weighs. */
  public Severity severity() {
    return severity;
  }

  /** The word in JSON and in the texts. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
