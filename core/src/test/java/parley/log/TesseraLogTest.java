package parley.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The signed checkpoints of a log that Tessera wrote. */
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

  static Note read(String checkpoint) throws IOException, MalformedException {
    return Note.parse(Files.readAllBytes(folder().resolve("log").resolve(checkpoint)));
  }

  static Path folder() {
    return SharedData.shared("vectors/tessera-log");
  }
}
