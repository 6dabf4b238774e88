package parley.node.storage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import parley.log.Hash;

/**
 * One block of an anchor file: 512 bytes, the unit that a disk writes.
 *
 * <p>Big-endian: magic (8), batch (8), index in batch (4), batch count (4), role (1: 0 signed, 1
 * cosigned), origin length (2), origin (320, zero filled), size (8), root (32), seconds (8), zeros,
 * and at 480 the SHA-256 of all before it.
 *
 * @param batch number of the raise that wrote it, from 1
 * @param index of the mark in its raise
 * @param count marks of its raise
 */
record AnchorBlock(long batch, int index, int count, Mark mark) {
  static final int BYTES = 512;

  private static final long MAGIC = 0x7061726C_616E6331L; // "parlanc1"
  private static final int CHECKED = BYTES - Hash.BYTES;

  byte[] encode() {
    byte[] origin = mark.origin().getBytes(StandardCharsets.UTF_8);
    ByteBuffer block = ByteBuffer.allocate(BYTES);
    block.putLong(MAGIC).putLong(batch).putInt(index).putInt(count);
    block.put((byte) (mark.role() == Anchor.Role.SIGNED ? 0 : 1)).putShort((short) origin.length);
    block.put(Arrays.copyOf(origin, StoreLimits.MAX_NAME_BYTES));
    block.putLong(mark.size()).put(mark.root().bytes()).putLong(mark.atSeconds());
    byte[] head = Arrays.copyOf(block.array(), CHECKED);
    return block.position(CHECKED).put(Hash.sha256(head).bytes()).array();
  }

  /**
   * The block of these 512 bytes; null if they are not what was written.
   *
   * @throws StoreException.Failed if they are what was written, but not by this version: such a
   *     block is not passed over as torn, for it may hold a mark
   */
  static @Nullable AnchorBlock decode(byte[] bytes) {
    byte[] head = Arrays.copyOf(bytes, CHECKED);
    byte[] check = Arrays.copyOfRange(bytes, CHECKED, BYTES);
    ByteBuffer block = ByteBuffer.wrap(head);
    if (!Arrays.equals(Hash.sha256(head).bytes(), check) || block.getLong() != MAGIC) {
      return null;
    }
    try {
      AnchorBlock read = read(block);
      if (Arrays.equals(read.encode(), bytes)) {
        return read;
      }
    } catch (IllegalArgumentException e) {
      throw new StoreException.Failed("the anchor has a block of unknown form", e);
    }
    throw new StoreException.Failed("the anchor has a block of unknown form");
  }

  private static AnchorBlock read(ByteBuffer block) {
    long batch = block.getLong();
    int index = block.getInt();
    int count = block.getInt();
    Anchor.Role role = block.get() == 0 ? Anchor.Role.SIGNED : Anchor.Role.COSIGNED;
    int length = Short.toUnsignedInt(block.getShort());
    byte[] field = new byte[StoreLimits.MAX_NAME_BYTES];
    block.get(field);
    String name = new String(field, 0, Math.min(length, field.length), StandardCharsets.UTF_8);
    long size = block.getLong();
    byte[] root = new byte[Hash.BYTES];
    block.get(root);
    Mark mark = new Mark(name, role, size, Hash.of(root), block.getLong());
    return new AnchorBlock(batch, index, count, mark);
  }
}
