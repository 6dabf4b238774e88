package parley.transcript;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import parley.log.Hash;

/**
 * What a verification came to: three verdicts apart, and what they rest on.
 *
 * @param manifest what the bundle says it is, if that could be read
 * @param judged whether every part was read and judged as far as it goes
 * @param logs each log with its newest head
 * @param receipts what each counterpart cosigned of each log
 * @param keys every key of the line with what it signed
 * @param refused entries refused, by the rule's word
 * @param blobs larger content
 * @param findings at most a thousand, and at least one of each check that fails
 * @param findingsLeftOut how many more there were
 * @param state digest of the folded state: equal for bundles of equal prefixes
 * @param equivocations what the bundle proves against a log
 * @param attested how many acts their speaker did not sign, by what was said of them since:
 *     attested, assented, disputed
 */
public record Report(
    Optional<Manifest> manifest,
    boolean judged,
    List<Log> logs,
    List<Receipt> receipts,
    List<Key> keys,
    SortedMap<String, Long> refused,
    Blobs blobs,
    List<Finding> findings,
    long findingsLeftOut,
    Optional<Hash> state,
    List<EquivocationProof> equivocations,
    SortedMap<String, Long> attested) {

  /** A log: how many entries, how many of them the fold judged, the newest head's root. */
  public record Log(String origin, long size, long judged, Optional<Hash> root) {}

  /**
   * The largest valid receipt of one counterpart for one log.
   *
   * @param size entries below it are receipted; 0 for none
   * @param posixSeconds when, by the counterpart's clock; 0 for none
   */
  public record Receipt(String origin, String by, long size, long posixSeconds) {}

  /**
   * A key and what it signed.
   *
   * @param signer {@code name+key id}
   * @param role party, holder, administrator or clerk
   * @param lives offline, node, token or client, as the party states it: for node, authorship means
   *     that the node said so
   * @param entries entries it signed that were not refused
   * @param refused entries that name it and were refused
   */
  public record Key(
      String party, String signer, String role, String lives, long entries, long refused) {}

  /** Larger content: times that entries name some, and blobs that the bundle holds. */
  public record Blobs(long named, long held) {}

  /** Keeps copies. */
  public Report {
    logs = List.copyOf(logs);
    receipts = List.copyOf(receipts);
    keys = List.copyOf(keys);
    findings = List.copyOf(findings);
    equivocations = List.copyOf(equivocations);
  }

  /** Whether a verdict holds: all was judged and nothing of its part fails. */
  public boolean holds(Check.Part part) {
    boolean fails =
        findings.stream()
            .map(Finding::check)
            .anyMatch(c -> c.part() == part && c.severity() == Check.Severity.FAILURE);
    return judged && !fails;
  }

  /** Whether all three verdicts hold. */
  public boolean holds() {
    for (Check.Part part : Check.Part.values()) {
      if (!holds(part)) {
        return false;
      }
    }
    return true;
  }
}
