package parley.sim.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.log.MalformedException;
import parley.node.api.Api;
import parley.node.link.LinkEvents;
import parley.node.node.Node;
import parley.node.node.NodeFolder;

/** Two operators with nothing but the command line come to speak, and an auditor checks it. */
class OperatorsTest extends Operators {
  private final List<AutoCloseable> running = new ArrayList<>();
  private final List<Throwable> faults = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void twoNodes() throws Exception {
    start("us", "United States");
    start("cn", "China");
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable program : running.reversed()) {
      program.close();
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void fromNothingToAVerifiedRecord() throws Exception {
    String line = openedLine();
    staffed();
    done("say theatre 'Good morning' --post liaison --as joe --dir us");
    String said =
        found("\"origin\":\"us.example[^\"]*\"", "log theatre --kind text --dir cn --json");
    assertThat(said).contains(line);
    done("ack theatre us.example/5 --post liaison --key chen.key --dir cn");
    found("\"acknowledged\"", "log theatre --kind text --dir us --json");
    done("request theatre call --answer-by +48h --post liaison --as joe --dir us");
    found("\"request\"", "log theatre --kind request --party us.example --dir cn --json");
    done("answer theatre us.example/6 accepted --post liaison --key chen.key --dir cn");
    done(
        "suspend theatre --wording cancelled --reason protest --post liaison --key chen.key --dir cn");
    found("suspended by cn.example", "status --dir us");
    ends(1, "say theatre 'Still there?' --post liaison --as joe --dir us");
    assertThat(out).contains("inert (suspended)");
    done("resume theatre cn.example/7 --post liaison --key chen.key --dir cn");
    ends(4, "ack theatre us.example/5 --post liaison --as nobody --dir cn");
    ends(3, "ack theatre us.example/999 --post liaison --key chen.key --dir cn");
    ends(3, "say nowhere x --post liaison --as joe --dir us");
    exportedAndVerified();
    done("doctor --dir us");
  }

  private void exportedAndVerified() throws Exception {
    found("\"backlog\":0", "status --dir us --json");
    done("export theatre -o record --dir us");
    String cards = " --card us/cards/us.example.card --card cn/cards/cn.example.card";
    ends(0, "verify record" + cards);
    Path note = largest(folder.resolve("record"));
    byte[] bytes = Files.readAllBytes(note);
    bytes[bytes.length / 2] ^= 1;
    Files.write(note, bytes);
    assertThat(run("verify record" + cards)).as("one bit changed in " + note).isNotZero();
  }

  private static Path largest(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .max(java.util.Comparator.comparingLong(file -> file.toFile().length()))
          .orElseThrow();
    }
  }

  private void start(String side, String name) throws IOException, MalformedException {
    init(side, name);
    Node node = Node.start(new NodeFolder(folder.resolve(side)), LinkEvents.NONE);
    running.add(node);
    running.add(Api.start(node, "test", faults::add));
  }
}
