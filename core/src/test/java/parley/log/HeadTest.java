package parley.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadTest {
  private static final String ORIGIN = "north.example/parley/main-0123456789abcdef/0-89abcdef";
  private static final long TIME = 1_700_000_000L;
  private static final Checkpoint HEAD = Checkpoint.of(ORIGIN, 5, Hash.sha256(new byte[] {1}));

  private final HeadSigner log = TestSigners.of(HeadRole.LOG, ORIGIN, 1);
  private final HeadSigner mirror =
      TestSigners.of(HeadRole.MIRROR, "south.example/parley/mirror", 2);

  @Test
  void aLogsHeadNeedsBothSignaturesAndStatesNoTime() {
    List<NoteSignature> lines = log.sign(HEAD, TIME);
    assertThat(log.keys().verify(HEAD, lines)).isEqualTo(new HeadVerdict.Both(0));
    assertThat(log.keys().verify(HEAD, lines.subList(0, 1)))
        .isEqualTo(new HeadVerdict.Missing(KeyType.ML_DSA_44));
    assertThat(log.keys().verify(HEAD, lines.subList(1, 2)))
        .isEqualTo(new HeadVerdict.Missing(KeyType.ED25519));
  }

  @Test
  void aMirrorsReceiptNeedsBothCosignaturesOfOneTime() {
    List<NoteSignature> lines = mirror.sign(HEAD, TIME);
    assertThat(mirror.keys().verify(HEAD, lines)).isEqualTo(new HeadVerdict.Both(TIME));
    List<NoteSignature> later = mirror.sign(HEAD, TIME + 1);
    assertThat(mirror.keys().verify(HEAD, List.of(lines.getFirst(), later.getLast())))
        .isInstanceOf(HeadVerdict.Bad.class);
    assertThat(mirror.keys().verify(HEAD, lines.subList(1, 2)))
        .isEqualTo(new HeadVerdict.Missing(KeyType.ED25519_COSIGNATURE));
  }

  @Test
  void everyBitOfTheStoredFormCounts() throws MalformedException {
    for (HeadSigner signer : List.of(log, mirror)) {
      byte[] raw = signer.keys().raw(signer.sign(HEAD, TIME));
      assertThat(signer.keys().verify(HEAD, signer.keys().fromRaw(raw)))
          .isInstanceOf(HeadVerdict.Both.class);
      for (int at = 0; at < raw.length; at += at < 200 ? 1 : 97) {
        byte[] bad = raw.clone();
        bad[at] ^= 1;
        assertThat(signer.keys().verify(HEAD, signer.keys().fromRaw(bad)))
            .as("%s, byte %d", signer.keys().role(), at)
            .isInstanceOf(HeadVerdict.Bad.class);
      }
      byte[] shorter = Arrays.copyOf(raw, raw.length - 1);
      assertThatThrownBy(() -> signer.keys().fromRaw(shorter))
          .isInstanceOf(MalformedException.class);
    }
  }

  @Test
  void noSignatureStandsForAnotherHead() {
    Hash other = Hash.sha256(new byte[] {2});
    for (HeadSigner signer : List.of(log, mirror)) {
      List<NoteSignature> lines = signer.sign(HEAD, TIME);
      assertThat(signer.keys().verify(Checkpoint.of(ORIGIN, 6, HEAD.root()), lines))
          .isInstanceOf(HeadVerdict.Bad.class);
      assertThat(signer.keys().verify(Checkpoint.of(ORIGIN, 5, other), lines))
          .isInstanceOf(HeadVerdict.Bad.class);
    }
    Checkpoint elsewhere = Checkpoint.of(ORIGIN + "0", 5, HEAD.root());
    assertThat(mirror.keys().verify(elsewhere, mirror.sign(HEAD, TIME)))
        .isInstanceOf(HeadVerdict.Bad.class);
  }

  @Test
  void foreignLinesAreIgnoredAndDoubledOnesAreNot() {
    List<NoteSignature> lines = new ArrayList<>(log.sign(HEAD, TIME));
    lines.addAll(mirror.sign(HEAD, TIME));
    lines.addFirst(new NoteSignature(ORIGIN, new byte[4], new byte[64]));
    assertThat(log.keys().verify(HEAD, lines)).isEqualTo(new HeadVerdict.Both(0));
    assertThat(mirror.keys().verify(HEAD, lines)).isEqualTo(new HeadVerdict.Both(TIME));
    lines.add(lines.get(1));
    assertThat(log.keys().verify(HEAD, lines)).isInstanceOf(HeadVerdict.Bad.class);
  }

  @Test
  void whatIsNoHeadIsNeitherSignedNorAccepted() {
    Checkpoint extended = new Checkpoint(ORIGIN, 5, HEAD.root(), List.of("more"));
    Checkpoint foreign = Checkpoint.of("south.example/log", 5, HEAD.root());
    Checkpoint empty = Checkpoint.of(ORIGIN, 0, HEAD.root());
    for (Checkpoint head : List.of(extended, foreign, empty)) {
      assertThat(log.keys().verify(head, log.sign(HEAD, TIME)))
          .isInstanceOf(HeadVerdict.Refused.class);
      assertThatThrownBy(() -> log.sign(head, TIME)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> mirror.sign(HEAD, 0)).isInstanceOf(IllegalArgumentException.class);
    Checkpoint start = Checkpoint.of(ORIGIN, 0, Merkle.EMPTY_ROOT);
    assertThat(log.keys().verify(start, log.sign(start, TIME)))
        .isInstanceOf(HeadVerdict.Both.class);
  }

  @Test
  void aLogsTimeIsRefusedAndSoIsAMirrorsZero() throws MalformedException {
    byte[] raw = mirror.keys().raw(mirror.sign(HEAD, TIME));
    Arrays.fill(raw, 0, 8, (byte) 0);
    Arrays.fill(raw, 72, 80, (byte) 0);
    assertThat(mirror.keys().verify(HEAD, mirror.keys().fromRaw(raw)))
        .isInstanceOf(HeadVerdict.Bad.class);
    raw = mirror.keys().raw(mirror.sign(HEAD, TIME));
    raw[0] = (byte) 0x80;
    raw[72] = (byte) 0x80;
    assertThat(mirror.keys().verify(HEAD, mirror.keys().fromRaw(raw)))
        .isInstanceOf(HeadVerdict.Bad.class);
  }

  @Test
  void signingIsDeterministic() {
    assertThat(log.sign(HEAD, TIME)).isEqualTo(log.sign(HEAD, TIME + 5));
    assertThat(mirror.sign(HEAD, TIME)).isEqualTo(mirror.sign(HEAD, TIME));
    assertThat(TestSigners.of(HeadRole.LOG, ORIGIN, 1).keys()).isEqualTo(log.keys());
    assertThat(TestSigners.of(HeadRole.LOG, ORIGIN, 3).keys()).isNotEqualTo(log.keys());
  }

  @Test
  void headKeysAreOfOneNameAndOfTheTypesOfTheirRole() {
    List<NoteKey> logKeys = log.keys().keys();
    List<NoteKey> mirrorKeys = mirror.keys().keys();
    Suite suite = Suite.standard();
    assertThatThrownBy(
            () -> new HeadKeys(HeadRole.MIRROR, logKeys.getFirst(), logKeys.getLast(), suite))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(
            () -> new HeadKeys(HeadRole.LOG, logKeys.getFirst(), mirrorKeys.getLast(), suite))
        .isInstanceOf(MalformedException.class);
  }
}
