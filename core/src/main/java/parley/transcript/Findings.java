package parley.transcript;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects findings; a hostile bundle may hold millions, so after a thousand they are counted. */
final class Findings {
  static final int KEPT = 1_000;

  private final List<Finding> kept = new ArrayList<>();
  private final Map<Check, Long> counts = new EnumMap<>(Check.class);

  void add(Finding finding) {
    counts.merge(finding.check(), 1L, Long::sum);
    boolean fails = finding.check().severity() == Check.Severity.FAILURE;
    if (kept.size() < KEPT || (fails && count(finding.check()) == 1)) {
      kept.add(finding);
    }
  }

  void file(Check check, String file, String text) {
    add(Finding.ofFile(check, file, text));
  }

  void log(Check check, String origin, String text) {
    add(Finding.ofLog(check, origin, text));
  }

  long count(Check check) {
    return counts.getOrDefault(check, 0L);
  }

  List<Finding> kept() {
    return List.copyOf(kept);
  }

  long leftOut() {
    return counts.values().stream().mapToLong(Long::longValue).sum() - kept.size();
  }
}
