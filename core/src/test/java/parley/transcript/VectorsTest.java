package parley.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.log.Note;
import parley.log.Proofs;
import parley.log.Suite;

/**
 * The vectors in {@code vectors/transcript} are what this code writes, byte for byte; with {@code
 * -Dparley.vectors=write} they are written anew.
 */
class VectorsTest {
  private static final Path FOLDER = Path.of("../vectors/transcript");

  private static SortedMap<String, byte[]> made() throws Exception {
    Story story = new Story(Suite.standard());
    Bundle good = story.export();
    SortedMap<String, byte[]> files = new TreeMap<>();
    good.files.forEach((path, bytes) -> files.put("good/" + path, bytes));
    files.put("cn.card", story.cn.card.note().getBytes(StandardCharsets.UTF_8));
    files.put("us.card", story.us.card.note().getBytes(StandardCharsets.UTF_8));
    files.put(
        "other-us.card",
        story.us.card(2, story.us.mirror("next")).note().getBytes(StandardCharsets.UTF_8));
    EntryProof proof = EntryProof.from(good, story.cn.origin, story.letter.index());
    files.put("letter.tlog-proof", proof.proof().bytes());
    files.put("letter.entry", proof.entry().bytes());
    Story fork = new Story(Suite.standard());
    fork.cn.text("Another history.");
    story.cn.text("One history.");
    long size = story.cn.leaves.size();
    Note first = fork.cn.note(fork.cn.head(), fork.us);
    Contradiction why =
        new Contradiction.OtherPrefix(
            story.cn.tree.root(size), Proofs.consistency(size, size, story.cn.tree));
    EquivocationProof.Leaf opening =
        new EquivocationProof.Leaf(new String(story.cn.leaves.getFirst(), StandardCharsets.UTF_8));
    Note second = story.cn.note(story.cn.head());
    files.put("fork.equivocation", new EquivocationProof(opening, first, second, why).print());
    files.put("same.equivocation", new EquivocationProof(opening, second, second, why).print());
    TestParty rival = fork.cn.with(fork.line, 1, "rival");
    rival.genesis(fork.line, Map.of("cn.example", fork.cn.card, "us.example", fork.us.card));
    SecondLogProof.Log one = SecondLogProofTest.log(fork.cn);
    SecondLogProof two = new SecondLogProof(one, SecondLogProofTest.log(rival));
    files.put("two.second-log", two.print());
    files.put("one.second-log", new SecondLogProof(one, one).print());
    return files;
  }

  @Test
  void theVectorsAreWhatTheCodeWrites() throws Exception {
    SortedMap<String, byte[]> made = made();
    if (System.getProperty("parley.vectors", "").equals("write")) {
      for (var file : made.entrySet()) {
        Path path = FOLDER.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.write(path, file.getValue());
      }
    }
    for (var file : made.entrySet()) {
      assertThat(Files.readAllBytes(FOLDER.resolve(file.getKey())))
          .as(file.getKey())
          .isEqualTo(file.getValue());
    }
    assertThat(present()).isEqualTo(made.size());
  }

  private static long present() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(f -> Files.isRegularFile(f) && !f.endsWith("README.md")).count();
    }
  }
}
