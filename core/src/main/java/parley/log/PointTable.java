package parley.log;

import java.math.BigInteger;
import org.bouncycastle.math.ec.rfc7748.X25519Field;

/**
 * Multiples of one point of edwards25519, so that any multiple of it is a sum of one entry per
 * digit, without a doubling. Rows stand for digits in base 2^bits; row i holds 1 to 2^(bits - 1)
 * times 2^(bits * i) times the point, each as (y - x)/2, (y + x)/2 and d*x*y. Only for scalars that
 * are no secret: lookups and branches follow their digits.
 */
final class PointTable {
  static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

  /** Scalars are below the order of the base point, which is below 2^253. */
  private static final int SCALAR_BITS = 253;

  private static final int SIZE = X25519Field.SIZE;
  private static final int ENTRY = 3 * SIZE;

  /** d of -x^2 + y^2 = 1 + d*x^2*y^2. */
  private static final int[] D =
      element(
          BigInteger.valueOf(-121_665).multiply(BigInteger.valueOf(121_666).modInverse(P)).mod(P));

  private static final int[] HALF = element(BigInteger.TWO.modInverse(P));

  private final int bits;
  private final int rows;
  private final int half;
  private final int[] entries;

  /**
   * The table of an encoded point of order L, for digits of so many bits, at most 8: one addition
   * per digit, 120 * 2^(bits - 1) bytes for each.
   *
   * @throws IllegalArgumentException if there is no such point on the curve
   */
  PointTable(byte[] encoding, int bits) {
    this.bits = bits;
    this.rows = SCALAR_BITS / bits + 1;
    this.half = 1 << (bits - 1);
    this.entries = new int[rows * half * ENTRY];
    int[] x = X25519Field.create();
    int[] y = X25519Field.create();
    decode(encoding, x, y);
    for (int row = 0; row < rows; row++) {
      fill(row, x, y);
    }
  }

  private static int[] element(BigInteger value) {
    int[] element = X25519Field.create();
    X25519Field.decode255(Scalars.littleEndian(value), element);
    return element;
  }

  /** RFC 8032 §5.1.3. */
  private static void decode(byte[] encoding, int[] x, int[] y) {
    int[] u = X25519Field.create();
    int[] v = X25519Field.create();
    X25519Field.decode255(encoding, y);
    X25519Field.sqr(y, u);
    X25519Field.mul(D, u, v);
    X25519Field.subOne(u);
    X25519Field.addOne(v);
    if (!X25519Field.sqrtRatioVar(u, v, x)) {
      throw new IllegalArgumentException("no point of the curve");
    }
    X25519Field.normalize(x);
    if ((x[0] & 1) != (encoding[encoding.length - 1] & 0x80) >>> 7) {
      X25519Field.negate(x, x);
      X25519Field.normalize(x);
    }
  }

  /** Fills a row with the multiples of (x, y), and leaves there the point of the next row. */
  private void fill(int row, int[] x, int[] y) {
    PointSum sum = new PointSum();
    put(at(row, 1), x, y);
    sum.add(entries, at(row, 1), false);
    for (int multiple = 2; multiple <= half; multiple++) {
      sum.add(entries, at(row, 1), false);
      sum.affine(x, y);
      put(at(row, multiple), x, y);
    }
    sum.add(entries, at(row, half), false);
    sum.affine(x, y);
  }

  private int at(int row, int multiple) {
    return (row * half + multiple - 1) * ENTRY;
  }

  private void put(int at, int[] x, int[] y) {
    int[] value = X25519Field.create();
    X25519Field.sub(y, x, value);
    X25519Field.mul(value, HALF, value);
    X25519Field.copy(value, 0, entries, at);
    X25519Field.add(y, x, value);
    X25519Field.mul(value, HALF, value);
    X25519Field.copy(value, 0, entries, at + SIZE);
    X25519Field.mul(x, y, value);
    X25519Field.mul(value, D, value);
    X25519Field.copy(value, 0, entries, at + 2 * SIZE);
  }

  /** Adds a multiple of the point to a sum: by a scalar below L, 32 bytes, lowest first. */
  void addTo(PointSum sum, byte[] scalar) {
    int carry = 0;
    for (int row = 0; row < rows; row++) {
      int digit = digit(scalar, row * bits) + carry;
      carry = digit > half ? 1 : 0;
      digit -= carry << bits;
      if (digit != 0) {
        sum.add(entries, at(row, Math.abs(digit)), digit < 0);
      }
    }
  }

  private int digit(byte[] scalar, int bit) {
    int at = bit >>> 3;
    int low = scalar[at] & 0xff;
    int high = at + 1 < scalar.length ? scalar[at + 1] & 0xff : 0;
    return ((high << 8 | low) >>> (bit & 7)) & ((1 << bits) - 1);
  }
}
