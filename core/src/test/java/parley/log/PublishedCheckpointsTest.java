package parley.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of sigstore's checkpoints, and the example of C2SP tlog-checkpoint. */
class PublishedCheckpointsTest {
  @ParameterizedTest
  @ValueSource(strings = {"valid", "valid_multi_sig"})
  void theWellFormedParseAndPrintBack(String name) throws IOException, MalformedException {
    byte[] bytes = read(name);
    Note note = Note.parse(bytes);
    assertThat(note.bytes()).isEqualTo(bytes);
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    assertThat(checkpoint.text()).isEqualTo(note.text());
    assertThat(checkpoint.size()).isEqualTo(37795272);
    assertThat(checkpoint.extensions()).containsExactly("Timestamp: 1697034484441201852");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "error_header_body_separator",
        "error_header_count",
        "error_no_newline_after_signature",
        "error_no_signatures",
        "error_not_a_number",
        "error_signature_format_invalid",
        "error_signature_length_insufficient"
      })
  void theMalformedAreRefused(String name) throws IOException {
    byte[] bytes = read(name);
    assertThatThrownBy(() -> Checkpoint.parse(Note.parse(bytes).text()))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void theSignedNoteExampleParses() throws MalformedException {
    String example =
        """
        Ognuno sta solo sul cuor della terra
        trafitto da un raggio di sole:

        ed è subito sera.

        — quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=
        """;
    Note note = Note.parse(example.getBytes(StandardCharsets.UTF_8));
    assertThat(note.text()).endsWith("sole:\n\ned è subito sera.\n");
    assertThat(note.signatures()).hasSize(1);
    assertThat(note.signatures().getFirst().signature()).hasSize(64);
  }

  private static byte[] read(String name) throws IOException {
    return Files.readAllBytes(SharedData.shared("vectors/sigstore-checkpoints/" + name + ".txt"));
  }
}
