package parley.sim.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import parley.log.MalformedException;
import parley.log.Note;
import parley.log.NoteSignature;
import parley.transcript.LogMaterial;
import parley.transcript.TranscriptWriter;

/** Writes what both parties hold of a line as a transcript, for a third person. */
final class Export {
  private Export() {}

  /**
   * One line, as a folder.
   *
   * @param by the party that exports
   * @throws IOException if a file cannot be written
   */
  static void line(LinePair pair, String by, Path folder, Instant now) throws IOException {
    try {
      TranscriptWriter writer = new TranscriptWriter((path, bytes) -> put(folder, path, bytes));
      List<Side> sides = new ArrayList<>();
      pair.line().seats().forEach(seat -> sides.add(pair.side(seat.party())));
      for (Side side : sides) {
        writer.card(side.member().card());
        writer.log(material(side));
      }
      writer.finish(sides.getFirst().origin().line(), now, by);
    } catch (UncheckedIOException e) {
      throw new IOException(folder + " cannot be written", e);
    } catch (MalformedException e) {
      throw new IllegalStateException("heads of our own", e);
    }
  }

  /** A log with its newest head and the receipt on it. */
  private static LogMaterial material(Side side) {
    SignedHead head = side.head();
    SignedHead receipt = side.receipt();
    List<byte[]> leaves = side.leaves();
    return new LogMaterial(
        side.origin(),
        leaves.size(),
        (first, count) -> leaves.subList((int) first, (int) first + count),
        side.tree(),
        new Note(head.head().text(), head.signatures()),
        List.of(new Note(receipt.head().text(), both(head, receipt))));
  }

  private static List<NoteSignature> both(SignedHead head, SignedHead receipt) {
    List<NoteSignature> lines = new ArrayList<>(head.signatures());
    lines.addAll(receipt.signatures());
    return lines;
  }

  private static void put(Path folder, String path, byte[] bytes) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
