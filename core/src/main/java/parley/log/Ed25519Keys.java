package parley.log;

import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * Ed25519 with one verification rule, so that both sides of a line always agree (docs/spec/log.md,
 * "The Ed25519 rule"): the key is the canonical encoding of a point of prime order, R is a
 * canonical encoding, S is below L, and the cofactored equation of RFC 8032 §5.1.7 holds.
 *
 * <p>Bouncy Castle decides by that equation; that the key has prime order is checked here once.
 */
final class Ed25519Keys {
  private Ed25519Keys() {}

  static Verifier verifier(byte[] publicKey) throws MalformedException {
    Ed25519.PublicPoint point = Ed25519.validatePublicKeyFullExport(publicKey, 0);
    if (point == null) {
      throw new MalformedException(
          "Ed25519 public key: not the canonical encoding of a point of prime order");
    }
    return (message, signature) ->
        signature.length == Ed25519.SIGNATURE_SIZE
            && Ed25519.verify(signature, 0, point, message, 0, message.length);
  }

  static final class PrivateKey implements Signer {
    private final Ed25519PrivateKeyParameters key;
    private final byte[] publicKey;

    PrivateKey(byte[] seed) {
      key = new Ed25519PrivateKeyParameters(seed, 0);
      publicKey = key.generatePublicKey().getEncoded();
    }

    @Override
    public Algorithm algorithm() {
      return Algorithm.ED25519;
    }

    @Override
    public byte[] publicKey() {
      return publicKey.clone();
    }

    @Override
    public byte[] sign(byte[] message) {
      byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
      Ed25519.sign(key.getEncoded(), 0, publicKey, 0, message, 0, message.length, signature, 0);
      return signature;
    }
  }
}
