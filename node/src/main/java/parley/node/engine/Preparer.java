package parley.node.engine;

import java.util.List;
import parley.line.LineFold;
import parley.record.Origin;

/**
 * Reads leaves and checks their holders' signatures away from the single writer, on other cores
 * where there are any; hands the readings back as {@link Task.Readings}.
 */
public interface Preparer {
  /** Takes durable leaves of a log from an index on; asks the fold only for keys. */
  void prepare(LineFold fold, Origin origin, long from, List<byte[]> leaves);
}
