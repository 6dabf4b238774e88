package parley.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** That a key which is used often is decided as before: tables and library say the same. */
class Ed25519VerifierTest {
  private final Random random = new Random(Long.getLong("parley.seed", 5));

  @Test
  void tablesAndLibraryAgreeOnWhatIsSignedAndOnWhatIsChanged() throws MalformedException {
    for (int i = 0; i < 20; i++) {
      Signer signer = Suite.standard().signer(Algorithm.ED25519, bytes(32));
      byte[] message = bytes(random.nextInt(300));
      byte[] signature = signer.sign(message);
      assertThat(agreed(signer.publicKey(), message, signature)).isTrue();
      signature[random.nextInt(64)] ^= (byte) (1 << random.nextInt(8));
      assertThat(agreed(signer.publicKey(), message, signature)).isFalse();
    }
  }

  @Test
  void nothingChangesWhenTheTablesAreMade() throws MalformedException {
    Signer signer = Suite.standard().signer(Algorithm.ED25519, bytes(32));
    Verifier verifier = Ed25519Verifier.of(signer.publicKey(), 3);
    for (int i = 0; i < 6; i++) {
      byte[] message = bytes(i);
      byte[] signature = signer.sign(message);
      assertThat(verifier.verify(message, signature)).isTrue();
      assertThat(verifier.verify(bytes(40), signature)).isFalse();
    }
  }

  /** Else everything would go to the library, and no other test would tell. */
  @Test
  void tablesSufficeForWhatHonestKeysSign() throws MalformedException {
    Signer signer = Suite.standard().signer(Algorithm.ED25519, bytes(32));
    Ed25519Verifier verifier = Ed25519Verifier.of(signer.publicKey());
    PointTable table = new PointTable(signer.publicKey(), 4);
    byte[] message = bytes(100);
    byte[] signature = signer.sign(message);
    assertThat(verifier.recomputes(table, message, signature)).isTrue();
    assertThat(verifier.recomputes(table, bytes(100), signature)).isFalse();
  }

  private static boolean agreed(byte[] key, byte[] message, byte[] signature)
      throws MalformedException {
    boolean holds = Ed25519Verifier.of(key, Integer.MAX_VALUE).verify(message, signature);
    assertThat(Ed25519Verifier.of(key, 1).verify(message, signature)).isEqualTo(holds);
    return holds;
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
