package parley.log;

import java.lang.ref.SoftReference;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;

/**
 * A public key that has the form of rule 1 (docs/spec/log.md, "The Ed25519 rule"). Bouncy Castle
 * decides. Of a key that is used often, tables are made, by which R = S*B - k*A is computed in a
 * third of the time: what has exactly that R, canonical by its making, fulfils the cofactored
 * equation. Whatever has not goes to Bouncy Castle, so that both ways decide alike.
 *
 * <p>Safe for many threads. The tables go when memory is needed.
 */
final class Ed25519Verifier implements Verifier {
  /** A table takes as long to make as this many checks take without it. */
  private static final int OFTEN = 100;

  private static final int KEY_BITS = 5;
  private static final int BASE_BITS = 7;
  private static final int POINT_BYTES = 32;

  private final byte[] publicKey;
  private final Ed25519.PublicPoint point;
  private final int often;
  private final AtomicLong uses = new AtomicLong();
  private volatile SoftReference<@Nullable PointTable> table = new SoftReference<>(null);

  /** Only used, hence only made, once a key is used often. */
  private static final class Base {
    static final PointTable TABLE = new PointTable(encoding(), BASE_BITS);

    /** y = 4/5 and the even x. */
    private static byte[] encoding() {
      byte[] encoding = new byte[POINT_BYTES];
      Arrays.fill(encoding, (byte) 0x66);
      encoding[0] = 0x58;
      return encoding;
    }
  }

  private Ed25519Verifier(byte[] publicKey, Ed25519.PublicPoint point, int often) {
    this.publicKey = publicKey;
    this.point = point;
    this.often = often;
  }

  /**
   * The verifier of a key.
   *
   * @throws MalformedException if the key is not the canonical encoding of a point of prime order
   */
  static Ed25519Verifier of(byte[] publicKey) throws MalformedException {
    return of(publicKey, OFTEN);
  }

  /** The same; the tables are made at the check of that number. */
  static Ed25519Verifier of(byte[] publicKey, int often) throws MalformedException {
    Ed25519.PublicPoint point = Ed25519.validatePublicKeyFullExport(publicKey, 0);
    if (point == null) {
      throw new MalformedException(
          "Ed25519 public key: not the canonical encoding of a point of prime order");
    }
    return new Ed25519Verifier(publicKey.clone(), point, often);
  }

  @Override
  public boolean verify(byte[] message, byte[] signature) {
    if (signature.length != Ed25519.SIGNATURE_SIZE) {
      return false;
    }
    PointTable multiples = multiples();
    return (multiples != null && recomputes(multiples, message, signature))
        || Ed25519.verify(signature, 0, point, message, 0, message.length);
  }

  private @Nullable PointTable multiples() {
    PointTable made = table.get();
    if (made == null && uses.incrementAndGet() % often == 0) {
      made = new PointTable(publicKey, KEY_BITS);
      table = new SoftReference<>(made);
    }
    return made;
  }

  /** Whether S is below L and S*B - k*A is the point that R canonically encodes. */
  boolean recomputes(PointTable multiples, byte[] message, byte[] signature) {
    byte[] r = Arrays.copyOf(signature, POINT_BYTES);
    byte[] s = Arrays.copyOfRange(signature, POINT_BYTES, signature.length);
    if (Scalars.number(s).compareTo(Scalars.L) >= 0) {
      return false;
    }
    MessageDigest digest = sha512();
    digest.update(r);
    digest.update(publicKey);
    byte[] challenge = digest.digest(message);
    PointSum sum = new PointSum();
    Base.TABLE.addTo(sum, s);
    // The key's order is L, so that -k may be taken modulo L.
    multiples.addTo(sum, Scalars.littleEndian(Scalars.number(challenge).negate().mod(Scalars.L)));
    return Arrays.equals(sum.encode(), r);
  }

  private static MessageDigest sha512() {
    try {
      return MessageDigest.getInstance("SHA-512");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-512", e);
    }
  }
}
