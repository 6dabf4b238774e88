package parley.log;

import java.util.Arrays;

/** Head signers from small numbers, the same in tests and in the vectors. */
final class TestSigners {
  private TestSigners() {}

  /** Ed25519 seed: 32 times the number; ML-DSA-44 seed: 32 times the number plus 100. */
  static HeadSigner of(HeadRole role, String name, int number) {
    return new HeadSigner(role, name, seed(number), seed(number + 100), Suite.standard());
  }

  static byte[] seed(int number) {
    byte[] seed = new byte[Algorithm.SEED_BYTES];
    Arrays.fill(seed, (byte) number);
    return seed;
  }
}
