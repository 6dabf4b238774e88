package parley.commitment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import parley.line.Target;
import parley.record.Mark;

/**
 * What a talk came to, by every account: one or more texts, where each side stands on each, and
 * what is said to have become of it.
 *
 * @param parties of the line: each of them must agree
 * @param opening the act that began it
 * @param mark what it is meant as
 * @param wordings the texts, in causal order
 * @param reports what is said to have become of it, in causal order
 */
public record Outcome(
    List<String> parties, Target opening, Mark mark, List<Wording> wordings, List<Report> reports) {
  public Outcome {
    parties = List.copyOf(parties);
    wordings = List.copyOf(wordings);
    reports = List.copyOf(reports);
  }

  /**
   * The text that every party agrees to: then this is a commitment. Two texts can be agreed at once
   * only where each side agreed to the other's at the same time; the first in causal order is the
   * commitment's.
   */
  public Optional<Wording> commitment() {
    return wordings.stream().filter(this::agreed).findFirst();
  }

  /** Whether every party agrees to that text. */
  public boolean agreed(Wording wording) {
    return wording.agreed().containsAll(parties);
  }

  /** Whether some party agrees to a text that not every party agrees to, and to none is agreed. */
  public boolean oneSided() {
    return commitment().isEmpty() && wordings.stream().anyMatch(w -> !w.agreed().isEmpty());
  }

  /**
   * What became of a commitment; {@link Progress#OPEN} of what is none. Each side's last report
   * counts. One word alone, that at least one report bears to which nobody objects, is the answer.
   */
  public Progress progress() {
    List<Report> last = last();
    Set<Progress> ends =
        last.stream()
            .map(Report::status)
            .filter(Progress::ends)
            .collect(Collectors.toCollection(TreeSet::new));
    if (ends.isEmpty()) {
      return last.isEmpty() ? Progress.OPEN : Progress.UNDER_WAY;
    }
    boolean stands = last.stream().anyMatch(r -> r.status().ends() && !r.objected());
    return ends.size() == 1 && stands ? ends.iterator().next() : Progress.DISPUTED;
  }

  /**
   * Each side's last report that counts, in causal order: of a text agreed by all, and not merely
   * observed while the line stood suspended.
   */
  public List<Report> last() {
    Map<String, Report> last = new TreeMap<>();
    for (Report report : reports) {
      boolean agreed = wording(report.of()).filter(this::agreed).isPresent();
      if (agreed && !report.observed()) {
        last.put(report.by(), report);
      }
    }
    List<Report> inOrder = new ArrayList<>(reports);
    inOrder.retainAll(last.values());
    return inOrder;
  }

  /** The text that the act puts, or empty if it puts none. */
  public Optional<Wording> wording(Target act) {
    return wordings.stream().filter(w -> w.acts().contains(act)).findFirst();
  }

  /** The report that the act makes, or empty if it makes none. */
  public Optional<Report> report(Target act) {
    return reports.stream().filter(r -> r.act().equals(act)).findFirst();
  }
}
