package parley.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The signed checkpoints, tiles and entries of a log that Tessera wrote. */
class TesseraLogTest {
  private static final int SIZE = 15;

  @Test
  void everyCheckpointIsSignedByTheLogsKey() throws IOException, MalformedException {
    NoteKey key = NoteKey.parse(Files.readString(folder().resolve("log.vkey")).strip());
    Verifier verifier = key.verifier(Suite.standard());
    for (int size = 0; size <= SIZE; size++) {
      Note note = read(size == SIZE ? "checkpoint" : "checkpoint." + size);
      Checkpoint head = Checkpoint.parse(note.text());
      assertThat(head.size()).isEqualTo(size);
      assertThat(head.origin()).isEqualTo(key.name());
      NoteSignature line = note.signatures().getFirst();
      assertThat(key.isNamedBy(line)).isTrue();
      byte[] text = note.text().getBytes(StandardCharsets.UTF_8);
      assertThat(verifier.verify(text, line.signature())).isTrue();
      text[3] ^= 1;
      assertThat(verifier.verify(text, line.signature())).isFalse();
    }
  }

  @Test
  void everySizesTilesAndEntriesGiveItsRoot() throws IOException, MalformedException {
    for (int size = 1; size <= SIZE; size++) {
      Checkpoint head =
          Checkpoint.parse(read(size == SIZE ? "checkpoint" : "checkpoint." + size).text());
      assertThat(Merkle.root(size, new TileReader(size, TesseraLogTest::tile)))
          .isEqualTo(head.root());
      Tile bundle = Tile.of(Tile.ENTRIES, 0, size);
      MemoryTree tree = new MemoryTree();
      for (byte[] entry : bundle.parseEntries(tile(bundle))) {
        tree.append(Merkle.leaf(entry));
      }
      assertThat(tree.root()).isEqualTo(head.root());
      assertThat(TileReader.print(Tile.of(0, 0, size), tree)).isEqualTo(tile(Tile.of(0, 0, size)));
    }
  }

  private static byte[] tile(Tile tile) {
    try {
      return Files.readAllBytes(folder().resolve("log").resolve(tile.path()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Note read(String checkpoint) throws IOException, MalformedException {
    return Note.parse(Files.readAllBytes(folder().resolve("log").resolve(checkpoint)));
  }

  static Path folder() {
    return SharedData.shared("vectors/tessera-log");
  }
}
