package parley.sim.demo;

import java.util.List;
import parley.line.LineState;

/** A replay that came to its end: what became of each step, and how both sides stand. */
public interface Played {
  /** The facts that were replayed. */
  PublicRecord record();

  /** What became of each step, in order. */
  List<Outcome> outcomes();

  /** Whether the counterpart gave a receipt for the step's entry. */
  boolean receipted(Outcome outcome);

  /** The suspensions that stand on a line. */
  List<LineState.Suspension> suspensions(String line);

  /** Entries of both sides on all lines, set-up included. */
  int entries();

  /** Whether both sides of every line compute the same state. */
  boolean agrees();
}
