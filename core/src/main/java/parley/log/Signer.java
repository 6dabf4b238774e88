package parley.log;

/** A private key at work. Safe for use by many threads. */
public interface Signer {
  /** The algorithm of this key. */
  Algorithm algorithm();

  /** The encoded public key, a copy. */
  byte[] publicKey();

  /** The signature over the message; the same message always gives the same bytes. */
  byte[] sign(byte[] message);
}
