package parley.line;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import parley.log.Algorithm;
import parley.log.Hash;
import parley.log.Signer;
import parley.log.Suite;
import parley.log.Verifier;

/**
 * A cheap keyed scheme of the right lengths for tests and simulations: whoever knows the salt can
 * sign for anybody, so it proves nothing outside of a process.
 */
public final class TestSuite implements Suite {
  private final byte[] salt;

  /** A suite whose signatures hold only under the same salt. */
  public TestSuite(String salt) {
    this.salt = salt.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Signer signer(Algorithm algorithm, byte[] seed) {
    if (seed.length != Algorithm.SEED_BYTES) {
      throw new IllegalArgumentException("a seed has 32 bytes, not " + seed.length);
    }
    byte[] label = algorithm.name().getBytes(StandardCharsets.US_ASCII);
    byte[] key = stretched(Hash.sha256(label, seed), algorithm.publicKeyBytes());
    return new TestSigner(algorithm, key);
  }

  @Override
  public Verifier verifier(Algorithm algorithm, byte[] publicKey) {
    byte[] key = publicKey.clone();
    return (message, signature) -> Arrays.equals(signature, signature(algorithm, key, message));
  }

  private byte[] signature(Algorithm algorithm, byte[] key, byte[] message) {
    return stretched(Hash.sha256(salt, key, message), algorithm.signatureBytes());
  }

  /** Repeats the hash: cheaper than hashing on, and as good for a test. */
  private static byte[] stretched(Hash hash, int length) {
    byte[] block = hash.bytes();
    byte[] out = new byte[length];
    for (int at = 0; at < length; at += block.length) {
      System.arraycopy(block, 0, out, at, Math.min(block.length, length - at));
    }
    return out;
  }

  private final class TestSigner implements Signer {
    private final Algorithm algorithm;
    private final byte[] key;

    TestSigner(Algorithm algorithm, byte[] key) {
      this.algorithm = algorithm;
      this.key = key;
    }

    @Override
    public Algorithm algorithm() {
      return algorithm;
    }

    @Override
    public byte[] publicKey() {
      return key.clone();
    }

    @Override
    public byte[] sign(byte[] message) {
      return signature(algorithm, key, message);
    }
  }
}
