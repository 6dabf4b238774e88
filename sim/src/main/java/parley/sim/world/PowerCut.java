package parley.sim.world;

/** The power of one node fails in the middle of what it does; the world catches it, nobody else. */
final class PowerCut extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PowerCut() {
    super("power cut", null, false, false);
  }
}
