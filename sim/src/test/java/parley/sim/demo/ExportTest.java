package parley.sim.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.log.Suite;
import parley.transcript.BundleSource;
import parley.transcript.Check;
import parley.transcript.ReadingStage;
import parley.transcript.Report;
import parley.transcript.TranscriptVerifier;
import parley.transcript.Trust;

class ExportTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void everyLineVerifiesWithTheCardsAloneAndAChangedByteIsNamed(@TempDir Path folder)
      throws IOException {
    Stage stage = ReplayTest.stage(9);
    AloneWriter.Alone played = AloneWriter.play(RecordFile.load(), stage);
    Trust trust = Trust.of(stage.members().stream().map(Member::card).toList());
    for (LinePair pair : played.lines().values()) {
      Path bundle = folder.resolve(pair.line().name());
      Export.line(pair, "us", bundle, NOW);
      Report report = verify(bundle, trust);
      assertThat(report.holds()).describedAs("%s", report.findings()).isTrue();
      assertThat(report.state()).contains(pair.side("us").state().digest());
      assertThat(report.refused()).isEmpty();
    }
    Path bundle = folder.resolve("leaders");
    Path entries = entries(bundle);
    byte[] bytes = Files.readAllBytes(entries);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    bytes[text.indexOf("telephone conversations")] ^= 1;
    Files.write(entries, bytes);
    assertThat(verify(bundle, trust).findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.check()).isEqualTo(Check.REFUSED_ENTRY);
              assertThat(finding.origin()).startsWith("cn/parley/leaders-");
              assertThat(finding.index()).isPositive();
              assertThat(finding.text()).startsWith("bad-signature");
            });
    assertThat(verify(bundle, trust).holds(Check.Part.INTEGRITY)).isFalse();
  }

  private static Path entries(Path bundle) throws IOException {
    try (Stream<Path> files = Files.walk(bundle)) {
      return files
          .filter(f -> f.toString().contains("/entries/") && Files.isRegularFile(f))
          .findFirst()
          .orElseThrow();
    }
  }

  private static Report verify(Path bundle, Trust trust) {
    return new TranscriptVerifier(Suite.standard(), ReadingStage.inTurn(), 1)
        .verify(source(bundle), trust, (done, total) -> {});
  }

  private static BundleSource source(Path bundle) {
    return new BundleSource() {
      @Override
      public byte[] read(String path, int maxBytes) {
        try {
          return Files.readAllBytes(bundle.resolve(path));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }

      @Override
      public List<String> list(String prefix) {
        try (Stream<Path> files = Files.walk(bundle)) {
          return files
              .filter(Files::isRegularFile)
              .map(f -> bundle.relativize(f).toString())
              .filter(f -> f.startsWith(prefix))
              .sorted()
              .toList();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }
}
