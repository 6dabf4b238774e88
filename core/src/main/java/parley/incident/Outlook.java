package parley.incident;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import parley.record.Mark;

/**
 * What is foreseen, as seen at one time; days are UTC. What came, or is over by every side's last
 * account, has passed.
 *
 * @param ahead what may still come, the soonest first
 * @param passed what came or is over, the latest first
 */
public record Outlook(List<Incident> ahead, List<Incident> passed) {
  public Outlook {
    ahead = List.copyOf(ahead);
    passed = List.copyOf(passed);
  }

  /** What is foreseen among the incidents of that mark, at a time in seconds since 1970. */
  public static Outlook at(Collection<Incident> incidents, Mark mark, long nowSeconds) {
    LocalDate today = LocalDate.ofInstant(Instant.ofEpochSecond(nowSeconds), ZoneOffset.UTC);
    List<Incident> ahead = new ArrayList<>();
    List<Incident> passed = new ArrayList<>();
    for (Incident incident : incidents) {
      if (incident.mark() == mark && !incident.expected().isEmpty()) {
        boolean came = !incident.accounts().isEmpty();
        boolean over = incident.expected().stream().allMatch(a -> a.when().isOver(today));
        (came || over ? passed : ahead).add(incident);
      }
    }
    Comparator<Incident> byDay = Comparator.comparing(Outlook::day);
    ahead.sort(byDay);
    passed.sort(byDay.reversed());
    return new Outlook(ahead, passed);
  }

  /** The first day by which it is due, by any account: the watch is raised for the soonest. */
  private static LocalDate day(Incident incident) {
    return incident.expected().stream()
        .map(a -> a.when().earliest().or(() -> a.when().latest()).orElse(LocalDate.MAX))
        .min(Comparator.naturalOrder())
        .orElse(LocalDate.MAX);
  }
}
