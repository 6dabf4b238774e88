package parley.sim.world;

/**
 * The power supply of one node. Everything that leaves the node's memory, to a disk or a wire,
 * passes a boundary before and after: there the power may be cut.
 */
public final class Power {
  private long passed;
  private long cutAt = Long.MAX_VALUE;

  Power() {}

  /** Fails here if a cut is due. */
  void boundary() {
    passed++;
    if (passed >= cutAt) {
      cutAt = Long.MAX_VALUE;
      throw new PowerCut();
    }
  }

  /** Boundaries passed so far. */
  public long passed() {
    return passed;
  }

  /** Takes back a cut that was not due yet. */
  void stay() {
    cutAt = Long.MAX_VALUE;
  }

  /** Cuts the power at that boundary, counted from now, 1 for the next. */
  public void cutAfter(long boundaries) {
    cutAt = passed + boundaries;
  }
}
