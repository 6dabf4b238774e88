package parley.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NoteTest {
  private static final int ROUNDS = 300;

  private final Random random = new Random(Long.getLong("parley.seed", 5));

  @Test
  void everyNoteParsesBackToItself() throws MalformedException {
    for (int round = 0; round < ROUNDS; round++) {
      Note note = note();
      assertThat(Note.parse(note.bytes())).isEqualTo(note);
    }
  }

  /** Whatever one byte is changed to: the bytes are refused, or print back as they were read. */
  @Test
  void noMutantHasASecondSpelling() {
    int accepted = 0;
    for (int round = 0; round < 20 * ROUNDS; round++) {
      byte[] bytes = note().bytes();
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      try {
        assertThat(Note.parse(bytes).bytes()).isEqualTo(bytes);
        accepted++;
      } catch (MalformedException e) {
        assertThat(e).hasMessageNotContaining("\n");
      }
    }
    assertThat(accepted).isPositive();
  }

  @Test
  void everyRequestAndProofParsesBackToItself() throws MalformedException {
    for (int round = 0; round < ROUNDS; round++) {
      List<Hash> hashes = new ArrayList<>();
      for (int i = random.nextInt(64); i > 0; i--) {
        hashes.add(Hash.of(bytes(32)));
      }
      long number = random.nextLong() >>> (1 + random.nextInt(63));
      WitnessRequest request = new WitnessRequest(number, hashes, note());
      assertThat(WitnessRequest.parse(request.bytes())).isEqualTo(request);
      byte[] extra = random.nextBoolean() ? new byte[0] : bytes(1 + random.nextInt(100));
      TlogProof proof = new TlogProof(extra, number, hashes, note());
      assertThat(TlogProof.parse(proof.bytes())).isEqualTo(proof);
    }
  }

  @Test
  void upTo64SignaturesAreAccepted() throws MalformedException {
    NoteSignature line = new NoteSignature("a", new byte[4], new byte[2428]);
    Note most = new Note("text\n", Collections.nCopies(64, line));
    assertThat(Note.parse(most.bytes())).isEqualTo(most);
    byte[] more =
        (new String(most.bytes(), StandardCharsets.UTF_8) + line.line() + "\n")
            .getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Note.parse(more)).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> new Note("text\n", Collections.nCopies(65, line)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsNoNoteCannotBeMade() {
    List<NoteSignature> lines = List.of(new NoteSignature("a", new byte[4], new byte[1]));
    for (String text : List.of("", "no newline", "tab\t\n", "lone \ud800\n")) {
      assertThatThrownBy(() -> new Note(text, lines)).isInstanceOf(IllegalArgumentException.class);
    }
    for (String name :
        List.of("", "a b", "a+b", "a\u00a0b", "a\u2003", "a\u0085", "n".repeat(256))) {
      assertThatThrownBy(() -> new NoteSignature(name, new byte[4], new byte[1]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** U+FFFD is a character like others: it stands for bad bytes only where they are. */
  @Test
  void theReplacementCharacterIsNoFault() throws MalformedException {
    Note note = new Note("a \ufffd\n", List.of(new NoteSignature("a", new byte[4], new byte[1])));
    assertThat(Note.parse(note.bytes())).isEqualTo(note);
    byte[] bad = note.bytes();
    bad[3] = 'x';
    assertThatThrownBy(() -> Note.parse(bad)).hasMessageContaining("not UTF-8");
  }

  @Test
  void aNoteOfTooManyBytesIsRefusedUnread() {
    byte[] bytes = new byte[Note.MAX_BYTES + 1];
    Arrays.fill(bytes, (byte) 'a');
    assertThatThrownBy(() -> Note.parse(bytes)).hasMessageContaining("longer than");
  }

  @Test
  void keysCompareByContentAndPrintTheirVkey() throws MalformedException {
    for (KeyType type : KeyType.values()) {
      byte[] bytes = bytes(type.algorithm().publicKeyBytes());
      NoteKey key = new NoteKey("a.example/b", type, bytes);
      assertThat(NoteKey.parse(key.vkey())).isEqualTo(key).hasSameHashCodeAs(key);
      assertThat(new NoteKey("a.example/c", type, bytes)).isNotEqualTo(key);
      bytes[0] ^= 1;
      assertThat(new NoteKey("a.example/b", type, bytes)).isNotEqualTo(key);
    }
  }

  @Test
  void theAnswersOfAWitnessParseBack() throws MalformedException {
    List<NoteSignature> lines = note().signatures();
    byte[] body = WitnessRequest.printCosignatures(lines);
    assertThat(WitnessRequest.parseCosignatures(body)).isEqualTo(lines);
    assertThat(WitnessRequest.parseSize(WitnessRequest.printSize(Long.MAX_VALUE)))
        .isEqualTo(Long.MAX_VALUE);
    for (String bad : List.of("", "\n", "1", "01\n", "1\n\n", "9223372036854775808\n", "-1\n")) {
      assertThatThrownBy(() -> WitnessRequest.parseSize(bad.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(MalformedException.class);
    }
  }

  private Note note() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(40); i > 0; i--) {
      text.append(
          switch (random.nextInt(5)) {
            case 0 -> "\n";
            case 1 -> "é中";
            case 2 -> new String(Character.toChars(0x1f600 + random.nextInt(50)));
            case 3 -> "— ";
            default -> (char) (32 + random.nextInt(95));
          });
    }
    List<NoteSignature> lines = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      String name = "n" + random.nextInt(100) + "é/w";
      lines.add(new NoteSignature(name, bytes(4), bytes(1 + random.nextInt(70))));
    }
    return new Note(text + "\n", lines);
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
