package parley.sim.world;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import parley.log.Algorithm;
import parley.log.Hash;
import parley.log.Signer;
import parley.log.Suite;
import parley.log.Verifier;

/**
 * A cheap scheme with the lengths of the real one: a signature is a hash under a number that only
 * the world knows. Whoever knows it can sign for anybody, so it proves nothing outside of a world.
 */
final class KeyedSuite implements Suite {
  private final byte[] salt;

  KeyedSuite(long salt) {
    this.salt = ("world " + salt).getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public Signer signer(Algorithm algorithm, byte[] seed) {
    byte[] label = algorithm.name().getBytes(StandardCharsets.US_ASCII);
    byte[] key = stretched(Hash.sha256(label, seed), algorithm.publicKeyBytes());
    return new Signer() {
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
    };
  }

  @Override
  public Verifier verifier(Algorithm algorithm, byte[] publicKey) {
    byte[] key = publicKey.clone();
    return (message, signature) -> Arrays.equals(signature, signature(algorithm, key, message));
  }

  private byte[] signature(Algorithm algorithm, byte[] key, byte[] message) {
    byte[] short32 = Arrays.copyOf(key, Hash.BYTES);
    return stretched(Hash.sha256(salt, short32, message), algorithm.signatureBytes());
  }

  private static byte[] stretched(Hash hash, int length) {
    byte[] block = hash.bytes();
    byte[] out = new byte[length];
    for (int at = 0; at < length; at += block.length) {
      System.arraycopy(block, 0, out, at, Math.min(block.length, length - at));
    }
    return out;
  }
}
