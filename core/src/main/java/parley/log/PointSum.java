package parley.log;

import org.bouncycastle.math.ec.rfc7748.X25519Field;

/**
 * A running sum of points of edwards25519 in extended coordinates (x/z, y/z, with x*y/z = u*v). The
 * addition is complete: it holds for equal points and for the neutral one too (Hisil, Wong, Carter,
 * Dawson 2008, §3.1, with both sides halved). For one thread.
 */
final class PointSum {
  private final int[] x = X25519Field.create();
  private final int[] y = X25519Field.create();
  private final int[] z = X25519Field.create();
  private final int[] u = X25519Field.create();
  private final int[] v = X25519Field.create();
  private final int[] minus = X25519Field.create();
  private final int[] plus = X25519Field.create();
  private final int[] product = X25519Field.create();

  /** The neutral point. */
  PointSum() {
    X25519Field.one(y);
    X25519Field.one(z);
    X25519Field.one(v);
  }

  /** Adds, or takes away, the entry of a {@link PointTable} that begins there. */
  void add(int[] entries, int at, boolean negate) {
    int size = X25519Field.SIZE;
    X25519Field.copy(entries, negate ? at + size : at, minus, 0);
    X25519Field.copy(entries, negate ? at : at + size, plus, 0);
    X25519Field.copy(entries, at + 2 * size, product, 0);
    X25519Field.apm(y, x, y, x);
    X25519Field.mul(x, minus, x);
    X25519Field.mul(y, plus, y);
    X25519Field.mul(u, v, u);
    X25519Field.mul(u, product, product);
    X25519Field.apm(y, x, v, u);
    X25519Field.apm(z, product, negate ? x : y, negate ? y : x);
    X25519Field.mul(x, y, z);
    X25519Field.mul(x, u, x);
    X25519Field.mul(y, v, y);
  }

  /** The sum's coordinates, each reduced. */
  void affine(int[] outX, int[] outY) {
    int[] inverse = X25519Field.create();
    X25519Field.invVar(z, inverse);
    X25519Field.mul(x, inverse, outX);
    X25519Field.mul(y, inverse, outY);
    X25519Field.normalize(outX);
    X25519Field.normalize(outY);
  }

  /** The 32 bytes of RFC 8032 §5.1.2. */
  byte[] encode() {
    int[] outX = X25519Field.create();
    int[] outY = X25519Field.create();
    affine(outX, outY);
    byte[] encoding = new byte[32];
    X25519Field.encode(outY, encoding);
    encoding[31] |= (byte) ((outX[0] & 1) << 7);
    return encoding;
  }
}
