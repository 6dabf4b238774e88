package parley.node.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.log.Suite;
import parley.transcript.BundleSource;
import parley.transcript.Check;
import parley.transcript.MissingException;
import parley.transcript.ReadingStage;
import parley.transcript.Report;
import parley.transcript.TranscriptVerifier;
import parley.transcript.Trust;

/** The bundle of either side convinces a verifier that has nothing but the cards. */
class TranscriptPagesTest {
  @TempDir private Path root;

  @Test
  void bothSidesExportTheSameStateAndItVerifies() throws Exception {
    try (TwoNodes nodes = new TwoNodes(root).open()) {
      TwoNodes.expect(200, nodes.say(nodes.us(), "For the record."));
      nodes.quiet();
      Trust trust = Trust.of(List.of(nodes.us().card(), nodes.cn().card()));
      Report ours = verify(files(nodes.us()), trust);
      Report theirs = verify(files(nodes.cn()), trust);
      assertThat(ours.findings()).allMatch(f -> f.check() == Check.KEY_IN_NODE);
      assertThat(ours.holds()).isTrue();
      assertThat(theirs.holds()).isTrue();
      assertThat(ours.state()).isPresent().isEqualTo(theirs.state());
      assertThat(ours.receipts())
          .anyMatch(r -> r.by().equals("cn.example") && r.size() > 0 && r.posixSeconds() > 0);
      assertThat(nodes.us().get("/lines/none/transcript").status()).isEqualTo(404);
    }
  }

  static Map<String, byte[]> files(TestParty party) throws Exception {
    byte[] zip = party.send(party.request("/lines/hotline/transcript").GET().build()).body();
    Map<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream in =
        new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }

  static Report verify(Map<String, byte[]> files, Trust trust) {
    BundleSource source =
        new BundleSource() {
          @Override
          public byte[] read(String path, int maxBytes) throws MissingException {
            byte[] bytes = files.get(path);
            if (bytes == null || bytes.length > maxBytes) {
              throw new MissingException(path);
            }
            return bytes;
          }

          @Override
          public List<String> list(String prefix) {
            return files.keySet().stream().filter(p -> p.startsWith(prefix)).toList();
          }
        };
    return new TranscriptVerifier(Suite.standard(), ReadingStage.inTurn(), 7)
        .verify(source, trust, (done, total) -> {});
  }
}
