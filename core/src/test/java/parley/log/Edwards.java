package parley.log;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The curve of Ed25519 in big integers, from RFC 8032 §5.1: slow, and independent of the library
 * that it judges.
 */
final class Edwards {
  static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
  static final BigInteger L =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
  static final Edwards IDENTITY = new Edwards(BigInteger.ZERO, BigInteger.ONE);

  private static final BigInteger D =
      BigInteger.valueOf(-121665).multiply(BigInteger.valueOf(121666).modInverse(P)).mod(P);
  private static final BigInteger ROOT_OF_MINUS_1 =
      BigInteger.TWO.modPow(P.subtract(BigInteger.ONE).shiftRight(2), P);

  /** The base point of RFC 8032. */
  static final Edwards BASE =
      fromY(BigInteger.valueOf(4).multiply(BigInteger.valueOf(5).modInverse(P)).mod(P), false);

  private final BigInteger x;
  private final BigInteger y;

  private Edwards(BigInteger x, BigInteger y) {
    this.x = x;
    this.y = y;
  }

  /** A point of order 8: some point of full order, times the prime order. */
  static Edwards orderEight() {
    for (int i = 2; i < 200; i++) {
      Edwards point = tryFromY(BigInteger.valueOf(i), false);
      if (point != null) {
        Edwards torsion = point.times(L);
        if (!torsion.times(BigInteger.valueOf(4)).equals(IDENTITY)) {
          return torsion;
        }
      }
    }
    throw new AssertionError("no point of full order found");
  }

  private static Edwards fromY(BigInteger y, boolean odd) {
    Edwards point = tryFromY(y, odd);
    if (point == null) {
      throw new AssertionError("not on the curve");
    }
    return point;
  }

  private static @Nullable Edwards tryFromY(BigInteger y, boolean odd) {
    BigInteger y2 = y.multiply(y).mod(P);
    BigInteger u = y2.subtract(BigInteger.ONE);
    BigInteger v = D.multiply(y2).add(BigInteger.ONE);
    BigInteger x2 = u.multiply(v.modInverse(P)).mod(P);
    BigInteger x = x2.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
    if (!x.multiply(x).mod(P).equals(x2)) {
      x = x.multiply(ROOT_OF_MINUS_1).mod(P);
    }
    if (!x.multiply(x).mod(P).equals(x2) || (x.signum() == 0 && odd)) {
      return null;
    }
    return new Edwards(x.testBit(0) == odd ? x : P.subtract(x), y);
  }

  Edwards plus(Edwards other) {
    BigInteger t = D.multiply(x).multiply(other.x).multiply(y).multiply(other.y).mod(P);
    BigInteger sumX = x.multiply(other.y).add(y.multiply(other.x));
    BigInteger sumY = y.multiply(other.y).add(x.multiply(other.x));
    return new Edwards(
        sumX.multiply(BigInteger.ONE.add(t).modInverse(P)).mod(P),
        sumY.multiply(BigInteger.ONE.subtract(t).modInverse(P)).mod(P));
  }

  Edwards times(BigInteger scalar) {
    Edwards sum = IDENTITY;
    for (int bit = scalar.bitLength() - 1; bit >= 0; bit--) {
      sum = sum.plus(sum);
      if (scalar.testBit(bit)) {
        sum = sum.plus(this);
      }
    }
    return sum;
  }

  byte[] encode() {
    byte[] bytes = littleEndian(y);
    if (x.testBit(0)) {
      bytes[31] |= (byte) 0x80;
    }
    return bytes;
  }

  static byte[] littleEndian(BigInteger value) {
    byte[] big = value.toByteArray();
    byte[] little = new byte[32];
    for (int i = 0; i < Math.min(big.length, 32); i++) {
      little[i] = big[big.length - 1 - i];
    }
    return little;
  }

  /** SHA-512(R || A || M) as a number below L. */
  static BigInteger challenge(byte[] r, byte[] a, byte[] message) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-512");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
    digest.update(r);
    digest.update(a);
    byte[] hash = digest.digest(message);
    byte[] big = new byte[hash.length];
    for (int i = 0; i < hash.length; i++) {
      big[i] = hash[hash.length - 1 - i];
    }
    return new BigInteger(1, big).mod(L);
  }

  static byte[] signature(byte[] r, BigInteger s) {
    byte[] signature = Arrays.copyOf(r, 64);
    System.arraycopy(littleEndian(s), 0, signature, 32, 32);
    return signature;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Edwards point && x.equals(point.x) && y.equals(point.y);
  }

  @Override
  public int hashCode() {
    return y.hashCode();
  }
}
