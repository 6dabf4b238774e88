package parley.mirror;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import parley.log.MalformedException;
import parley.log.Note;
import parley.record.Limits;
import parley.record.Origin;

/**
 * Entries of a log from an index on, and the head that they lead to (docs/spec/link.md, "Push"):
 *
 * <pre>
 * parley/push/v1\n
 * &lt;origin&gt;\n
 * &lt;from&gt; &lt;count&gt; &lt;bytes of the head note&gt;\n
 * the head note, then each leaf as u16 big-endian length and bytes
 * </pre>
 *
 * @param leaves opaque; not copied
 */
public record Push(Origin origin, long from, List<byte[]> leaves, Note head) {
  private static final String HEADER = "parley/push/v1\n";
  private static final int HEAD_BYTES = 16_384;
  private static final int LINE_BYTES = 300;

  public Push {
    leaves = List.copyOf(leaves);
  }

  /** The message's bytes. */
  public byte[] bytes() {
    byte[] note = head.bytes();
    String start = HEADER + origin + "\n" + from + " " + leaves.size() + " " + note.length + "\n";
    int total = start.length() + note.length + leaves.stream().mapToInt(l -> 2 + l.length).sum();
    ByteBuffer out = ByteBuffer.allocate(total);
    out.put(start.getBytes(StandardCharsets.US_ASCII)).put(note);
    for (byte[] leaf : leaves) {
      out.putShort((short) leaf.length).put(leaf);
    }
    return out.array();
  }

  /**
   * Reads a message.
   *
   * @throws MalformedException naming what is wrong, if it is not exactly of the form or over a
   *     bound
   */
  public static Push parse(byte[] body) throws MalformedException {
    if (body.length > Limits.PUSH_BYTES) {
      throw new MalformedException("push: over " + Limits.PUSH_BYTES + " bytes");
    }
    ByteBuffer in = ByteBuffer.wrap(body);
    if (!(line(in) + "\n").equals(HEADER)) {
      throw new MalformedException("push: the header parley/push/v1 expected");
    }
    Origin origin = Origin.parse(line(in), "push.origin");
    String[] numbers = line(in).split(" ", -1);
    if (numbers.length != 3) {
      throw new MalformedException("push: three numbers expected");
    }
    long from = number(numbers[0], "from", Long.MAX_VALUE >> 11);
    int count = (int) number(numbers[1], "count", Limits.PUSH_ENTRIES);
    Note head = Note.parse(take(in, (int) number(numbers[2], "head", HEAD_BYTES)));
    List<byte[]> leaves = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      leaves.add(take(in, take(in, 2, b -> b.getShort() & 0xffff)));
    }
    if (in.hasRemaining()) {
      throw new MalformedException("push: nothing expected after the last leaf");
    }
    return new Push(origin, from, leaves, head);
  }

  private interface Read {
    int from(ByteBuffer in);
  }

  private static int take(ByteBuffer in, int bytes, Read read) throws MalformedException {
    if (in.remaining() < bytes) {
      throw new MalformedException("push: cut short at byte " + in.position());
    }
    return read.from(in);
  }

  private static byte[] take(ByteBuffer in, int bytes) throws MalformedException {
    if (in.remaining() < bytes) {
      throw new MalformedException("push: cut short at byte " + in.position());
    }
    byte[] taken = new byte[bytes];
    in.get(taken);
    return taken;
  }

  private static String line(ByteBuffer in) throws MalformedException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (in.hasRemaining() && line.size() <= LINE_BYTES) {
      byte b = in.get();
      if (b == '\n') {
        return line.toString(StandardCharsets.US_ASCII);
      }
      line.write(b);
    }
    throw new MalformedException("push: a line of at most " + LINE_BYTES + " bytes expected");
  }

  private static long number(String text, String field, long max) throws MalformedException {
    if (!text.matches("0|[1-9][0-9]{0,15}")) {
      throw new MalformedException("push." + field + ": a number expected");
    }
    long value = Long.parseLong(text);
    if (value > max) {
      throw new MalformedException("push." + field + ": at most " + max);
    }
    return value;
  }
}
