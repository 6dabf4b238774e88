package parley.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The byte strings that signatures over a head cover, and the blobs that carry a time. */
final class Statement {
  private static final byte[] SUBTREE_LABEL = "subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII);

  private Statement() {}

  /** What a signature of that key at that time covers; types over the text have no time. */
  static byte[] of(NoteKey key, Checkpoint head, long posixSeconds) {
    return switch (key.type()) {
      case ED25519, ML_DSA_44_TEXT -> head.text().getBytes(StandardCharsets.UTF_8);
      case ED25519_COSIGNATURE -> cosignature(head, posixSeconds);
      case ML_DSA_44 -> subtree(key.name(), head, posixSeconds);
    };
  }

  /** C2SP tlog-cosignature, "Ed25519 signed message". */
  private static byte[] cosignature(Checkpoint head, long posixSeconds) {
    String message = "cosignature/v1\ntime " + posixSeconds + "\n" + head.text();
    return message.getBytes(StandardCharsets.UTF_8);
  }

  /** C2SP tlog-cosignature, "ML-DSA-44 signed message", with start 0 and end at the tree's size. */
  private static byte[] subtree(String cosigner, Checkpoint head, long posixSeconds) {
    byte[] name = cosigner.getBytes(StandardCharsets.UTF_8);
    byte[] origin = head.origin().getBytes(StandardCharsets.UTF_8);
    int fixed = SUBTREE_LABEL.length + 2 + 3 * Long.BYTES + Hash.BYTES;
    return ByteBuffer.allocate(fixed + name.length + origin.length)
        .put(SUBTREE_LABEL)
        .put((byte) name.length)
        .put(name)
        .putLong(posixSeconds)
        .put((byte) origin.length)
        .put(origin)
        .putLong(0)
        .putLong(head.size())
        .put(head.root().bytes())
        .array();
  }

  /** The blob of a timed signature: u64 seconds, big-endian, then the signature. */
  static byte[] timed(long posixSeconds, byte[] signature) {
    return ByteBuffer.allocate(Long.BYTES + signature.length)
        .putLong(posixSeconds)
        .put(signature)
        .array();
  }

  /** The time of a timed blob; above 2^63 - 1 it reads as negative. */
  static long time(byte[] blob) {
    return ByteBuffer.wrap(blob).getLong();
  }

  /** The signature of a timed blob. */
  static byte[] untimed(byte[] blob) {
    return Arrays.copyOfRange(blob, Long.BYTES, blob.length);
  }
}
