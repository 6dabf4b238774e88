package parley.diplomacy;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import parley.commitment.Commitments;
import parley.incident.Incidents;
import parley.line.Domain;
import parley.line.LineFold;
import parley.line.LogView;
import parley.log.Suite;
import parley.talk.Talks;

/** Makes folds of lines on which everything may be done that this version knows. */
public final class Diplomacy {
  private Diplomacy() {}

  /** An empty fold with every domain. */
  public static LineFold fold(LineFold.Terms terms, Suite suite, LogView logs) {
    return new LineFold(terms, suite, logs, domains(terms.pins().keySet()));
  }

  /** Every domain, new and empty, in the order of the specification. */
  public static List<Domain> domains(Collection<String> names) {
    List<String> parties = List.copyOf(new TreeSet<>(names));
    Talks talks = new Talks(parties);
    return List.of(talks, new Commitments(parties, talks::offRecord), new Incidents());
  }
}
