package parley.line;

/** Where an entry of a test line stands. */
public record Place(TestLog log, long index) {
  /** The reference by which another entry speaks of it. */
  public parley.record.Ref ref() {
    return new parley.record.Ref(log.origin().toString(), index, log.leafHash(index));
  }

  /** Party and index, as the notation of {@link Story} names it. */
  @Override
  public String toString() {
    return log.origin().party() + "/" + index;
  }
}
