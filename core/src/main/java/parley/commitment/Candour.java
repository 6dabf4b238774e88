package parley.commitment;

import parley.line.Past;
import parley.line.Target;

/** Which talks are of record: asked here, answered by whoever knows of talks. */
public interface Candour {
  /** Whether what was said in the talk that the act belongs to is of record, in that past. */
  boolean ofRecord(Target talk, Past past);
}
