package parley.node.engine;

/**
 * Wall time inside the node: the last trusted reading plus the monotonic clock (record.md §5.6). A
 * wall clock that jumps by more than two seconds, or that at start stands before the newest time
 * signed, puts the clock in doubt until a person says otherwise: no lapse is written meanwhile.
 */
public final class TrustedClock {
  private static final long JUMP_MILLIS = 2_000;
  private static final long SLEW_MILLIS = 100;

  private final NodeClock clock;
  private long baseMillis;
  private long baseNanos;
  private boolean inDoubt;

  /** Trusts the wall clock as it stands. */
  public TrustedClock(NodeClock clock) {
    this.clock = clock;
    trust();
  }

  /** Doubts a wall clock that stands before the newest time ever signed here, POSIX seconds. */
  void startedAfter(long newestSignedSeconds) {
    inDoubt |= millis() + JUMP_MILLIS < newestSignedSeconds * 1_000;
  }

  /** The node's time, milliseconds since 1970. */
  public long millis() {
    return baseMillis + (clock.monotonicNanos() - baseNanos) / 1_000_000;
  }

  /** The node's time in whole seconds. */
  public long seconds() {
    return millis() / 1_000;
  }

  /** Compares the wall clock with the node's time; small differences are followed. */
  public void check() {
    long difference = clock.wallMillis() - millis();
    if (Math.abs(difference) > JUMP_MILLIS) {
      inDoubt = true;
    } else if (Math.abs(difference) > SLEW_MILLIS && !inDoubt) {
      trust();
    }
  }

  /** Whether the clock is in doubt. */
  public boolean inDoubt() {
    return inDoubt;
  }

  /** A person vouches for the wall clock as it stands now. */
  public void vouch() {
    trust();
    inDoubt = false;
  }

  private void trust() {
    baseMillis = clock.wallMillis();
    baseNanos = clock.monotonicNanos();
  }
}
