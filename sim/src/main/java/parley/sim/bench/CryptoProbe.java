package parley.sim.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import parley.log.Algorithm;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.log.Signer;
import parley.log.Suite;
import parley.log.Verifier;

/** What one core can sign, verify and hash a second, with the suite that the node uses. */
final class CryptoProbe {
  /** About what the signed text of a message of 500 bytes has. */
  private static final int TEXT_BYTES = 1_000;

  private static final int TEXTS = 64;

  private final Duration time;

  /** A probe that times each primitive for so long, after half as long to warm up. */
  CryptoProbe(Duration time) {
    this.time = time;
  }

  /** All primitives, as figures. */
  List<Figure> figures() throws MalformedException {
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.of("crypto.ed25519SignPerSecond", sign(Algorithm.ED25519), "1/s"));
    figures.add(Figure.of("crypto.ed25519VerifyPerSecond", libraryVerify(), "1/s"));
    figures.add(Figure.of("crypto.ed25519OftenVerifyPerSecond", oftenVerify(), "1/s"));
    figures.add(Figure.of("crypto.mlDsa44SignPerSecond", sign(Algorithm.ML_DSA_44), "1/s"));
    figures.add(Figure.of("crypto.mlDsa44VerifyPerSecond", verify(Algorithm.ML_DSA_44), "1/s"));
    figures.add(Figure.of("crypto.sha256PerSecond", hash(), "1/s"));
    return figures;
  }

  private double sign(Algorithm algorithm) {
    Signer signer = Suite.standard().signer(algorithm, Party.seed());
    return rate(i -> signer.sign(text(i)));
  }

  /** Ed25519 signatures of a key that is ready, as Bouncy Castle verifies them. */
  double libraryVerify() {
    Signer signer = Suite.standard().signer(Algorithm.ED25519, Party.seed());
    Ed25519.PublicPoint point = Ed25519.validatePublicKeyFullExport(signer.publicKey(), 0);
    return verify(
        signer,
        (message, signature) -> Ed25519.verify(signature, 0, point, message, 0, message.length));
  }

  /** Ed25519 signatures of a key that is used often, as the node verifies them. */
  double oftenVerify() throws MalformedException {
    return verify(Algorithm.ED25519);
  }

  private double verify(Algorithm algorithm) throws MalformedException {
    Signer signer = Suite.standard().signer(algorithm, Party.seed());
    return verify(signer, Suite.standard().verifier(algorithm, signer.publicKey()));
  }

  private double verify(Signer signer, Verifier verifier) {
    List<byte[]> signatures = new ArrayList<>();
    for (int i = 0; i < TEXTS; i++) {
      signatures.add(signer.sign(text(i)));
    }
    return rate(
        i -> {
          if (!verifier.verify(text(i), signatures.get(i))) {
            throw new IllegalStateException("a signature of our own does not hold");
          }
        });
  }

  private double hash() {
    byte[] text = text(0);
    return rate(i -> text[i] = Hash.sha256(text).bytes()[0]);
  }

  private static byte[] text(int i) {
    byte[] text = new byte[TEXT_BYTES];
    text[0] = (byte) i;
    return text;
  }

  private double rate(IntConsumer work) {
    timed(time.dividedBy(2), work);
    return timed(time, work);
  }

  private static double timed(Duration time, IntConsumer work) {
    long start = System.nanoTime();
    long end = start + time.toNanos();
    long done = 0;
    long now = start;
    while (now - end < 0) {
      work.accept((int) (done % TEXTS));
      done++;
      now = System.nanoTime();
    }
    return done * 1e9 / (now - start);
  }
}
