package parley.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * That the standard suite decides by the one rule of docs/spec/log.md, also where libraries are
 * known to differ: signatures that only a dishonest holder of the key can make.
 */
class Ed25519RuleTest {
  private static final Edwards TORSION = Edwards.orderEight();

  private final Random random = new Random(Long.getLong("parley.seed", 7));
  private final BigInteger secret = new BigInteger(252, random);
  private final byte[] key = Edwards.BASE.times(secret).encode();
  private final byte[] message = {1, 2, 3};

  @Test
  void theEquationIsCofactored() throws MalformedException {
    for (int i = 0; i < 40; i++) {
      message[0] = (byte) i;
      BigInteger nonce = new BigInteger(252, random);
      byte[] r = Edwards.BASE.times(nonce).plus(torsion(i % 8)).encode();
      BigInteger s = respond(r, nonce);
      assertThat(holds(r, s)).as("torsion %d", i % 8).isTrue();
      assertThat(holds(r, s.add(BigInteger.ONE).mod(Edwards.L))).isFalse();
    }
  }

  @Test
  void rMayHaveSmallOrderButMustBeCanonical() throws MalformedException {
    for (int i = 0; i < 8; i++) {
      byte[] r = torsion(i).encode();
      assertThat(holds(r, respond(r, BigInteger.ZERO))).isTrue();
    }
    byte[] identityPlusP = Edwards.littleEndian(Edwards.P.add(BigInteger.ONE));
    assertThat(holds(identityPlusP, respond(identityPlusP, BigInteger.ZERO))).isFalse();
    for (Edwards point : List.of(torsion(0), torsion(4))) {
      byte[] negativeZero = point.encode();
      negativeZero[31] |= (byte) 0x80;
      assertThat(holds(negativeZero, respond(negativeZero, BigInteger.ZERO))).isFalse();
    }
  }

  @Test
  void sIsBelowTheGroupOrder() throws MalformedException {
    BigInteger nonce = new BigInteger(252, random);
    byte[] r = Edwards.BASE.times(nonce).encode();
    BigInteger s = respond(r, nonce);
    assertThat(holds(r, s)).isTrue();
    assertThat(holds(r, s.add(Edwards.L))).isFalse();
  }

  @Test
  void keysOfSmallOrMixedOrderAreRefused() {
    for (int i = 0; i < 8; i++) {
      assertRefused(torsion(i).encode());
      if (i > 0) {
        assertRefused(Edwards.BASE.times(secret).plus(torsion(i)).encode());
      }
    }
  }

  @Test
  void keysThatAreNotCanonicalOrNotOnTheCurveAreRefused() {
    for (int i = 0; i < 19; i++) {
      byte[] high = Edwards.littleEndian(Edwards.P.add(BigInteger.valueOf(i)));
      assertRefused(high);
      high[31] |= (byte) 0x80;
      assertRefused(high);
    }
    byte[] negativeZero = Edwards.IDENTITY.encode();
    negativeZero[31] |= (byte) 0x80;
    assertRefused(negativeZero);
    assertRefused(Edwards.littleEndian(BigInteger.TWO));
    assertRefused(new byte[31]);
  }

  @Test
  void otherLengthsOfSignatureDoNotHold() throws MalformedException {
    Verifier verifier = Suite.standard().verifier(Algorithm.ED25519, key);
    assertThat(verifier.verify(message, new byte[63])).isFalse();
    assertThat(verifier.verify(message, new byte[65])).isFalse();
    assertThat(verifier.verify(message, new byte[0])).isFalse();
  }

  private static Edwards torsion(int multiple) {
    return TORSION.times(BigInteger.valueOf(multiple));
  }

  private BigInteger respond(byte[] r, BigInteger nonce) {
    BigInteger challenge = Edwards.challenge(r, key, message);
    return nonce.add(challenge.multiply(secret)).mod(Edwards.L);
  }

  /** By tables and without them: both must say the same. */
  private boolean holds(byte[] r, BigInteger s) throws MalformedException {
    byte[] signature = Edwards.signature(r, s);
    boolean holds = Ed25519Verifier.of(key, Integer.MAX_VALUE).verify(message, signature);
    assertThat(Ed25519Verifier.of(key, 1).verify(message, signature)).isEqualTo(holds);
    return holds;
  }

  private static void assertRefused(byte[] publicKey) {
    assertThatThrownBy(() -> Suite.standard().verifier(Algorithm.ED25519, publicKey))
        .isInstanceOf(MalformedException.class);
  }
}
