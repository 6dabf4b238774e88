package parley.commitment;

import parley.line.Past;
import parley.line.Target;

/** Which talks are off the record: asked here, answered by whoever knows of talks. */
public interface Candour {
  /** Whether the act belongs to a talk whose content is off the record in that past. */
  boolean offRecord(Target act, Past past);
}
