package parley.log;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;

/**
 * ML-DSA-44 by the JDK's provider, which is about twice as fast as Bouncy Castle's. Its signing is
 * randomised and it takes no seeds; both are a matter of the random source that it is handed: the
 * seed itself when it makes a key pair, and 32 zero bytes when it signs (the deterministic variant
 * of FIPS 204 §5.2).
 */
final class MlDsa44Keys {
  private static final String NAME = "ML-DSA-44";

  /** SubjectPublicKeyInfo with id-ml-dsa-44 (RFC 9881), up to the 1,312 bytes of the key. */
  private static final byte[] SPKI_PREFIX =
      HexFormat.of().parseHex("30820532300b06096086480165030403110382052100");

  private MlDsa44Keys() {}

  static Verifier verifier(byte[] publicKey) throws MalformedException {
    byte[] spki = Arrays.copyOf(SPKI_PREFIX, SPKI_PREFIX.length + publicKey.length);
    System.arraycopy(publicKey, 0, spki, SPKI_PREFIX.length, publicKey.length);
    java.security.PublicKey key;
    try {
      key = KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(spki));
    } catch (InvalidKeySpecException e) {
      throw new MalformedException("ML-DSA-44 public key: not accepted", e);
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
    return (message, signature) -> verify(key, message, signature);
  }

  private static boolean verify(java.security.PublicKey key, byte[] message, byte[] signature) {
    if (signature.length != Algorithm.ML_DSA_44.signatureBytes()) {
      return false;
    }
    try {
      Signature scheme = Signature.getInstance(NAME);
      scheme.initVerify(key);
      scheme.update(message);
      return scheme.verify(signature);
    } catch (SignatureException e) {
      // The provider throws for encodings it cannot decode: such a signature does not hold.
      return false;
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  private static IllegalStateException missing(GeneralSecurityException e) {
    return new IllegalStateException("this Java platform lacks ML-DSA-44", e);
  }

  /** The private half. */
  static final class PrivateKey implements Signer {
    private static final byte[] DETERMINISTIC = new byte[32];

    private final java.security.PrivateKey key;
    private final byte[] publicKey;

    private PrivateKey(java.security.PrivateKey key, byte[] publicKey) {
      this.key = key;
      this.publicKey = publicKey;
    }

    static PrivateKey of(byte[] seed) {
      KeyPair pair;
      try {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(NAME);
        generator.initialize(NamedParameterSpec.ML_DSA_44, new FixedRandom(seed));
        pair = generator.generateKeyPair();
      } catch (GeneralSecurityException e) {
        throw missing(e);
      }
      byte[] spki = pair.getPublic().getEncoded();
      byte[] publicKey = Arrays.copyOfRange(spki, SPKI_PREFIX.length, spki.length);
      byte[] expected =
          new MLDSAPrivateKeyParameters(MLDSAParameters.ml_dsa_44, seed).getPublicKey();
      // That the provider draws exactly its seed is not a promise of the platform: check it.
      if (!Arrays.equals(publicKey, expected)) {
        throw new IllegalStateException("the platform made another ML-DSA-44 key than the seed's");
      }
      return new PrivateKey(pair.getPrivate(), publicKey);
    }

    @Override
    public Algorithm algorithm() {
      return Algorithm.ML_DSA_44;
    }

    @Override
    public byte[] publicKey() {
      return publicKey.clone();
    }

    @Override
    public byte[] sign(byte[] message) {
      try {
        Signature scheme = Signature.getInstance(NAME);
        scheme.initSign(key, new FixedRandom(DETERMINISTIC));
        scheme.update(message);
        return scheme.sign();
      } catch (GeneralSecurityException e) {
        throw missing(e);
      }
    }
  }

  /** Hands out the same bytes each time, and only as many as there are. */
  private static final class FixedRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final byte[] fixed;

    FixedRandom(byte[] bytes) {
      super(null, null);
      fixed = bytes.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      if (bytes.length != fixed.length) {
        throw new IllegalStateException("the provider drew " + bytes.length + " bytes, not 32");
      }
      System.arraycopy(fixed, 0, bytes, 0, fixed.length);
    }
  }
}
