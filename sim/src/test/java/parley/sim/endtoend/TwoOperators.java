package parley.sim.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import parley.log.MalformedException;
import parley.node.api.Api;
import parley.node.link.LinkEvents;
import parley.node.node.Node;
import parley.node.node.NodeFolder;

/** The operators of two nodes that run in this process. */
abstract class TwoOperators extends Operators {
  final List<AutoCloseable> running = new ArrayList<>();
  final List<Throwable> faults = Collections.synchronizedList(new ArrayList<>());

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

  String us(String act) throws Exception {
    return said("us", act + " --post liaison --as joe --dir us --json");
  }

  String cn(String act) throws Exception {
    return said("cn", act + " --post liaison --key chen.key --dir cn --json");
  }

  /** Says it, waits until the other side has judged it, and gives its place. */
  String said(String side, String act) throws Exception {
    done(act);
    String index = group("\"index\":([0-9]+)", out);
    String line = group("\"origin\":\"[a-z.]+/parley/([a-z]+)-", out);
    String other = side.equals("us") ? "cn" : "us";
    found(
        "\"index\":" + index + ",[^}]*\"origin\":\"" + side + "[^}]*",
        "log " + line + " --party " + side + ".example --dir " + other + " --json");
    return side + ".example/" + index;
  }

  void start(String side, String name) throws IOException, MalformedException {
    init(side, name);
    Node node = Node.start(new NodeFolder(folder.resolve(side)), LinkEvents.NONE);
    running.add(node);
    running.add(Api.start(node, "test", faults::add));
  }
}
