package parley.transcript;

import java.util.List;
import java.util.function.Function;
import parley.line.Reading;

/**
 * How leaves are read: parsed, hashed, their signatures checked. Nearly all the time of a
 * verification goes there, and it needs no order, so a caller may spread it over several cores.
 */
@FunctionalInterface
public interface ReadingStage {
  /** Applies the reader, which is safe for many threads, to every leaf; keeps their order. */
  List<Reading> read(List<byte[]> leaves, Function<byte[], Reading> reader);

  /** One leaf after the other, on the caller's thread. */
  static ReadingStage inTurn() {
    return (leaves, reader) -> leaves.stream().map(reader).toList();
  }
}
