package parley.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** No byte of a bundle can change unseen: not by accident, and not by a forger but for one time. */
class FlippedByteTest {
  private static final Story STORY = new Story(CheapSuite.INSTANCE);
  private static Bundle good = new Bundle();

  /** Above this length, mostly keys and signatures, one byte in {@code parley.flip.step}. */
  private static final int WHOLE = 1_500;

  private static final int STEP = Integer.getInteger("parley.flip.step", 101);

  @BeforeAll
  static void export() throws Exception {
    good = STORY.export();
    assertThat(STORY.verify(good).holds()).isTrue();
  }

  /** Accidents: the sums are as they were. Which bit flips goes with the position. */
  @Test
  void everyByteCountsAgainstTheSums() {
    List<String> unseen = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : good.files.entrySet()) {
      if (file.getKey().equals(Layout.SUMS)) {
        continue;
      }
      for (int at = 0; at < file.getValue().length; at++) {
        Bundle spoiled = new Bundle();
        spoiled.file(Layout.SUMS, good.get(Layout.SUMS));
        spoiled.files.put(file.getKey(), Bundle.flipped(file.getValue(), at, 1 << (at % 8)));
        Findings findings = new Findings();
        Files files = new Files(spoiled, findings);
        files.read(file.getKey(), Layout.SUMS_BYTES);
        if (findings.count(Check.CHANGED_FILE) + findings.count(Check.MALFORMED_FILE) == 0) {
          unseen.add(file.getKey() + " at " + at);
        }
      }
    }
    assertThat(unseen).isEmpty();
  }

  @Test
  void everyByteOfTheSumsCounts() {
    byte[] sums = good.get(Layout.SUMS);
    for (int at = 0; at < sums.length; at++) {
      Bundle spoiled = good.copy();
      spoiled.files.put(Layout.SUMS, Bundle.flipped(sums, at, 1));
      Findings findings = new Findings();
      Files files = new Files(spoiled, findings);
      spoiled.files.keySet().forEach(path -> files.read(path, Layout.SUMS_BYTES));
      files.finish();
      assertThat(findings.kept()).as("byte %d", at).isNotEmpty();
    }
  }

  /** Forgers mend the sums and meet the signatures, the tree and the record. */
  @Test
  void everyByteCountsAlsoWhenTheSumsAreMended() {
    List<Place> unseen = new ArrayList<>();
    good.files.forEach((path, bytes) -> unseen.addAll(unseen(path, bytes)));
    String manifest = new String(good.get(Layout.MANIFEST), StandardCharsets.UTF_8);
    int time = manifest.indexOf("\"exported\":\"") + "\"exported\":\"".length();
    assertThat(unseen)
        .as("only the digits of the exporter's own time may be forged")
        .allMatch(p -> p.path().equals(Layout.MANIFEST) && p.at() >= time && p.at() < time + 20)
        .isNotEmpty();
  }

  private record Place(String path, int at) {}

  private static List<Place> unseen(String path, byte[] bytes) {
    if (path.equals(Layout.SUMS)) {
      return List.of();
    }
    int step = bytes.length > WHOLE ? STEP : 1;
    return IntStream.iterate(0, at -> at < bytes.length, at -> at + step)
        .filter(at -> STORY.verify(good.forged(path, Bundle.flipped(bytes, at, 1))).holds())
        .mapToObj(at -> new Place(path, at))
        .toList();
  }
}
