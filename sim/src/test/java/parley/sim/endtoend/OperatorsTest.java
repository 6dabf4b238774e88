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

  /** The story that docs/guide.md tells. */
  @Test
  void fromAnIncidentToACommitment() throws Exception {
    openedLine();
    staffed();
    String incident = us("incident theatre 'A near collision' --on 2026-05-02 --label near-miss");
    String account =
        cn("incident theatre 'A safe passage' --on 2026-05-02 --account-of " + incident);
    assertThat(account).startsWith("cn.example/");
    String flag = cn("suspend theatre --wording suspended --because near-miss");
    ends(1, "say theatre Hello --post liaison --as joe --dir us");
    us("agree-to-resume theatre " + flag);
    cn("agree-to-resume theatre " + flag);
    found("agreed to resume", "lines --dir us");
    cn("resume theatre " + flag);
    found("\"effective\"", "say theatre Hello --post liaison --as joe --dir us --json");
    String call =
        us(
            "talk request theatre --to cn.example/liaison --form video-call --begin +72h"
                + " --agenda 'Encounters in May' --answer-by +48h");
    String terms =
        cn(
            "talk counter theatre "
                + call
                + " --form phone-call --begin +96h --number cn.example=555-0100 --challenge anchor");
    ends(4, "talk accept theatre " + terms + " --post liaison --key chen.key --dir cn");
    us("talk accept theatre " + terms);
    found("scheduled", "talks --dir cn");
    cn("talk record theatre " + call + " --begin +0m --challenge matched");
    us("talk held theatre " + call);
    us("talk readout theatre " + call + " --text 'Both sides will call each month.'");
    cn("talk readout theatre " + call + " --text 'Views were exchanged.'");
    String promise =
        us(
            "outcome theatre --about "
                + call
                + " --text 'A call each month' --owner us.example --owner cn.example --degree agreed");
    found("one-sided", "commitments --dir us");
    cn("degree theatre " + promise);
    found("A call each month .*agreed", "commitments --dir cn");
    done("talks --dir us --lang zh");
    assertThat(out).contains("已举行", "电话通话");
    done("view silence --csv --dir us");
    assertThat(out).startsWith("line,level,");
  }

  private String us(String act) throws Exception {
    return said("us", act + " --post liaison --as joe --dir us --json");
  }

  private String cn(String act) throws Exception {
    return said("cn", act + " --post liaison --key chen.key --dir cn --json");
  }

  /** Says it, waits until the other side has judged it, and gives its place. */
  private String said(String side, String act) throws Exception {
    done(act);
    String index = group("\"index\":([0-9]+)", out);
    String other = side.equals("us") ? "cn" : "us";
    found(
        "\"index\":" + index + ",[^}]*\"origin\":\"" + side + "[^}]*",
        "log theatre --party " + side + ".example --dir " + other + " --json");
    return side + ".example/" + index;
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
