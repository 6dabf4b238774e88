package parley.sim.demo;

/**
 * Where keys, ids and nonces come from: the machine's own for a demonstration, a seed for tests.
 */
@FunctionalInterface
public interface Randomness {
  /** That many new bytes. */
  byte[] bytes(int count);
}
