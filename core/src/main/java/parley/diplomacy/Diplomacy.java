package parley.diplomacy;

import java.util.List;
import parley.commitment.Commitments;
import parley.incident.Incidents;
import parley.line.Domain;
import parley.line.LineFold;
import parley.line.LogView;
import parley.log.Suite;

/** Makes folds of lines on which everything may be done that this version knows. */
public final class Diplomacy {
  private Diplomacy() {}

  /** An empty fold with every domain. */
  public static LineFold fold(LineFold.Terms terms, Suite suite, LogView logs) {
    return new LineFold(terms, suite, logs, domains());
  }

  /** Every domain, new and empty, in the order of the specification. */
  public static List<Domain> domains() {
    return List.of(new Commitments((talk, past) -> true), new Incidents());
  }
}
