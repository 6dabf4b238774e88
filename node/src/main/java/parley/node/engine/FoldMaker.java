package parley.node.engine;

import parley.line.LineFold;
import parley.line.LogView;
import parley.log.Suite;

/** Makes the fold that an engine keeps of a line, with all that may be done on it. */
@FunctionalInterface
public interface FoldMaker {
  /** An empty fold. */
  LineFold fold(LineFold.Terms terms, Suite suite, LogView logs);
}
