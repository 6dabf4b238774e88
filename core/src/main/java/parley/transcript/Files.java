package parley.transcript;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.log.Hash;
import parley.log.MalformedException;

/**
 * Reads each file of a bundle against its sum, and remembers which were asked for: a file that no
 * check asked for has no place in the bundle.
 */
final class Files {
  private final BundleSource source;
  private final Findings findings;
  private final Set<String> asked = new HashSet<>();
  private final List<String> present;
  private Sums sums = new Sums();

  Files(BundleSource source, Findings findings) {
    this.source = source;
    this.findings = findings;
    this.present = list();
    asked.add(Layout.SUMS);
    readSums();
  }

  private List<String> list() {
    try {
      return source.list("");
    } catch (MissingException e) {
      findings.file(Check.MISSING_FILE, "", text(e));
      return List.of();
    }
  }

  private void readSums() {
    try {
      sums = Sums.parse(source.read(Layout.SUMS, Layout.SUMS_BYTES));
    } catch (MissingException e) {
      findings.file(Check.MISSING_FILE, Layout.SUMS, text(e));
    } catch (MalformedException e) {
      findings.file(Check.MALFORMED_FILE, Layout.SUMS, text(e));
    }
  }

  /** The bytes of a file that must be there, or null after a finding. */
  byte @Nullable [] read(String path, int maxBytes) {
    asked.add(path);
    byte[] bytes;
    try {
      bytes = source.read(path, maxBytes);
    } catch (MissingException e) {
      findings.file(Check.MISSING_FILE, path, text(e));
      return null;
    }
    Hash sum = sums.of(path);
    if (sum == null || !sum.equals(Hash.sha256(bytes))) {
      findings.file(Check.CHANGED_FILE, path, sum == null ? "no sum is listed" : "another SHA-256");
    }
    return bytes;
  }

  /** Whether the bundle has that file. */
  boolean has(String path) {
    return present.contains(path);
  }

  /** The paths below a prefix that are there. */
  List<String> below(String prefix) {
    return present.stream().filter(path -> path.startsWith(prefix)).toList();
  }

  /** Names what is listed and not there, and what is there and has no place. */
  void finish() {
    Set<String> there = new HashSet<>(present);
    for (String path : sums.paths()) {
      if (!there.contains(path) && asked.add(path)) {
        findings.file(Check.MISSING_FILE, path, "listed in SHA256SUMS");
      }
    }
    for (String path : present) {
      if (!asked.contains(path)) {
        findings.file(Check.EXTRA_FILE, path, "the format has no place for it");
      }
    }
  }

  static String text(Exception e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
