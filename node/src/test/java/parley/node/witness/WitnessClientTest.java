package parley.node.witness;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.log.Checkpoint;
import parley.log.Hash;
import parley.log.HeadRole;
import parley.log.HeadSigner;
import parley.log.MalformedException;
import parley.log.MemoryTree;
import parley.log.Merkle;
import parley.log.Note;
import parley.log.Proofs;
import parley.log.Suite;
import parley.log.WitnessRequest;

class WitnessClientTest {
  private static final Suite SUITE = Suite.standard();
  private static final String ORIGIN = "us.example/parley/hotline-0123456789abcdef/1-01234567";

  private final HeadSigner log = new HeadSigner(HeadRole.LOG, ORIGIN, seed(1), seed(2), SUITE);
  private final HeadSigner cosigner =
      new HeadSigner(HeadRole.MIRROR, "witness.example", seed(3), seed(4), SUITE);
  private final MemoryTree tree = new MemoryTree();
  private HttpServer server;
  private long cosignedSize;
  private Hash cosignedRoot = Merkle.EMPTY_ROOT;
  private boolean lies;

  private static byte[] seed(int fill) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) fill);
    return seed;
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/w/add-checkpoint", this::addCheckpoint);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** What tlog-witness asks of a witness: the old size must be ours, the proof must hold. */
  private void addCheckpoint(HttpExchange exchange) throws IOException {
    try (exchange) {
      WitnessRequest request = WitnessRequest.parse(exchange.getRequestBody().readAllBytes());
      Checkpoint head = Checkpoint.parse(request.checkpoint().text());
      if (request.oldSize() != cosignedSize) {
        answer(exchange, 409, WitnessRequest.printSize(cosignedSize));
      } else if (!Proofs.consistencyHolds(
          cosignedSize, cosignedRoot, head.size(), head.root(), request.proof())) {
        answer(exchange, 422, new byte[0]);
      } else {
        cosignedSize = head.size();
        cosignedRoot = head.root();
        Checkpoint signed = lies ? Checkpoint.of(ORIGIN, head.size() + 1, Merkle.EMPTY_ROOT) : head;
        answer(exchange, 200, WitnessRequest.printCosignatures(cosigner.sign(signed, 77)));
      }
    } catch (MalformedException e) {
      answer(exchange, 400, String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private Note grownTo(int size) {
    while (tree.size() < size) {
      tree.append(Merkle.leaf(new byte[] {(byte) tree.size()}));
    }
    Checkpoint head = Checkpoint.of(ORIGIN, tree.size(), tree.root());
    return new Note(head.text(), log.sign(head, 0));
  }

  private WitnessClient.Outcome ask(long oldSize, Note head) {
    URI prefix = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/w/");
    Witness witness = new Witness(cosigner.keys().keys().getFirst(), prefix);
    return new WitnessClient(SUITE).cosign(witness, oldSize, head, tree);
  }

  @Test
  void cosignsAHeadThatExtendsTheLast() {
    assertThat(ask(0, grownTo(5))).isInstanceOf(WitnessClient.Outcome.Cosigned.class);
    assertThat(ask(5, grownTo(9)))
        .isInstanceOfSatisfying(
            WitnessClient.Outcome.Cosigned.class,
            c -> {
              assertThat(c.head().size()).isEqualTo(9);
              assertThat(c.posixSeconds()).isEqualTo(77);
            });
  }

  @Test
  void learnsTheOldSizeFromAConflict() {
    ask(0, grownTo(5));
    assertThat(ask(0, grownTo(9))).isInstanceOf(WitnessClient.Outcome.Cosigned.class);
    assertThat(cosignedSize).isEqualTo(9);
  }

  @Test
  void namesTheSizeOfAWitnessThatSawMore() {
    Note small = grownTo(3);
    cosignedSize = 12;
    assertThat(ask(0, small)).isEqualTo(new WitnessClient.Outcome.Conflict(12));
  }

  @Test
  void believesNoCosignatureOfAnotherHead() {
    lies = true;
    assertThat(ask(0, grownTo(5))).isInstanceOf(WitnessClient.Outcome.Failed.class);
  }

  @Test
  void saysThatNobodyAnswers() {
    server.stop(0);
    assertThat(ask(0, grownTo(2))).isEqualTo(new WitnessClient.Outcome.Failed("unreachable"));
  }
}
