package parley.transcript;

import java.util.Arrays;
import parley.log.Algorithm;
import parley.log.Hash;
import parley.log.Signer;
import parley.log.Suite;
import parley.log.Verifier;

/**
 * Signatures that anyone can make and that are cheap to check: for tests which verify a bundle tens
 * of thousands of times. Key and signature have the lengths of the real ones.
 */
enum CheapSuite implements Suite {
  INSTANCE;

  @Override
  public Signer signer(Algorithm algorithm, byte[] seed) {
    byte[] key = stretch(Hash.sha256(seed), algorithm.publicKeyBytes());
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
    return (message, signature) ->
        Arrays.equals(signature, signature(algorithm, publicKey, message));
  }

  private static byte[] signature(Algorithm algorithm, byte[] key, byte[] message) {
    return stretch(Hash.sha256(key, message), algorithm.signatureBytes());
  }

  private static byte[] stretch(Hash hash, int length) {
    byte[] bytes = new byte[length];
    byte[] pattern = hash.bytes();
    for (int i = 0; i < length; i++) {
      bytes[i] = pattern[i % Hash.BYTES];
    }
    return bytes;
  }
}
