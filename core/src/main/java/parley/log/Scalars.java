package parley.log;

import java.math.BigInteger;

/** Numbers modulo the order L of the base point of Ed25519, and their 32 bytes, lowest first. */
final class Scalars {
  /** The order of the base point: 2^252 + 27742317777372353535851937790883648493. */
  static final BigInteger L =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

  private static final int BYTES = 32;

  private Scalars() {}

  /** The number that these bytes are. */
  static BigInteger number(byte[] littleEndian) {
    return new BigInteger(1, reversed(littleEndian));
  }

  /** The 32 bytes of a number below 2^256. */
  static byte[] littleEndian(BigInteger number) {
    byte[] bytes = new byte[BYTES];
    byte[] big = number.toByteArray();
    for (int i = 0; i < Math.min(BYTES, big.length); i++) {
      bytes[i] = big[big.length - 1 - i];
    }
    return bytes;
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }
}
