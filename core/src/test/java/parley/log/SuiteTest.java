package parley.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SuiteTest {
  private final Random random = new Random(Long.getLong("parley.seed", 3));

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void whatIsSignedHoldsAndNothingElse(Algorithm algorithm) throws MalformedException {
    for (int round = 0; round < 20; round++) {
      Signer signer = Suite.standard().signer(algorithm, bytes(32));
      Verifier verifier = Suite.standard().verifier(algorithm, signer.publicKey());
      byte[] message = bytes(random.nextInt(300));
      byte[] signature = signer.sign(message);
      assertThat(signature).hasSize(algorithm.signatureBytes()).isEqualTo(signer.sign(message));
      assertThat(verifier.verify(message, signature)).isTrue();
      assertThat(verifier.verify(bytes(301), signature)).isFalse();
      signature[random.nextInt(signature.length)] ^= 64;
      assertThat(verifier.verify(message, signature)).isFalse();
    }
  }

  /** Two implementations of the deterministic variant of FIPS 204 give the same bytes. */
  @Test
  void mlDsa44SigningIsTheDeterministicVariant() throws CryptoException {
    byte[] seed = bytes(32);
    MLDSAPrivateKeyParameters key = new MLDSAPrivateKeyParameters(MLDSAParameters.ml_dsa_44, seed);
    Signer signer = Suite.standard().signer(Algorithm.ML_DSA_44, seed);
    assertThat(signer.publicKey()).isEqualTo(key.getPublicKey());
    byte[] message = bytes(100);
    MLDSASigner other = new MLDSASigner();
    other.init(true, key);
    other.update(message, 0, message.length);
    assertThat(signer.sign(message)).isEqualTo(other.generateSignature());
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void seedsAndKeysHaveTheirLengths(Algorithm algorithm) {
    assertThatThrownBy(() -> Suite.standard().signer(algorithm, new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> Suite.standard().verifier(algorithm, new byte[algorithm.publicKeyBytes() + 1]))
        .isInstanceOf(MalformedException.class);
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
