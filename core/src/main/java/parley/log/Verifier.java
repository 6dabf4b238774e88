package parley.log;

/** A public key at work. Safe for use by many threads. */
@FunctionalInterface
public interface Verifier {
  /** Whether the signature holds; one of a wrong length does not, and nothing is thrown. */
  boolean verify(byte[] message, byte[] signature);
}
