package parley.node.engine;

/** The clocks of the machine. */
public interface NodeClock {
  /** Wall clock, milliseconds since 1970; may jump. */
  long wallMillis();

  /** A clock that only goes forward; its zero means nothing. */
  long monotonicNanos();

  /** The machine's own. */
  static NodeClock system() {
    return new NodeClock() {
      @Override
      public long wallMillis() {
        return System.currentTimeMillis();
      }

      @Override
      public long monotonicNanos() {
        return System.nanoTime();
      }
    };
  }
}
