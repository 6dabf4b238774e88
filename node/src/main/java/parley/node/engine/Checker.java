package parley.node.engine;

import parley.line.LineFold;
import parley.line.Reading;
import parley.line.Verifiers;
import parley.transcript.LeafReader;

/** Reads leaves and checks signatures by the keys a fold knows so far. Safe for many threads. */
public final class Checker {
  private final Verifiers verifiers;

  /** A checker that keeps its parsed keys in these. */
  public Checker(Verifiers verifiers) {
    this.verifiers = verifiers;
  }

  /** Reads a leaf; a signature of a key not known yet is left to the fold. */
  public Reading read(LineFold fold, byte[] leaf) {
    return new LeafReader(verifiers, fold::key).apply(leaf);
  }
}
