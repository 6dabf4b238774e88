package parley.node.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes that know each other exchange bytes. */
class LinkTest {
  private Node us;
  private Node cn;

  @BeforeEach
  void twoNodesThatKnowEachOther() throws Exception {
    us = new Node(Cards.identity("us.example", 1));
    cn = new Node(Cards.identity("cn.example", 2));
    us.knows(cn);
  }

  @AfterEach
  void stop() {
    us.close();
    cn.close();
  }

  @Test
  void theHandlerLearnsThePartyAndTheClientItsAnswer() throws Exception {
    Response response = us.call(cn, Request.post("/parley/v1/push?x=1", new byte[] {1, 2, 3}));

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.contentType()).isEqualTo("application/x-echo-us.example");
    assertThat(response.body()).containsExactly(1, 2, 3);
  }

  @Test
  void bothEndsReportThePostQuantumGroup() throws Exception {
    us.call(cn, Request.get("/"));

    assertThat(us.heard.connected).containsExactly("cn.example 4588");
    assertThat(cn.heard.accepted).containsExactly("us.example 4588");
  }

  @Test
  void exchangesInSequenceShareOneConnection() throws Exception {
    for (int i = 0; i < 20; i++) {
      us.call(cn, Request.get("/"));
    }

    assertThat(us.heard.connected).hasSize(1);
    assertThat(us.client.pathOf("cn.example").inUse()).contains(cn.address());
    assertThat(us.client.pathOf("cn.example").since()).isPresent();
  }

  @Test
  void aBodyAtTheBoundPassesBothWays() throws Exception {
    byte[] body = new byte[ClientLimits.defaults().maxBody()];
    new Random(1).nextBytes(body);

    assertThat(us.call(cn, Request.post("/", body)).body()).isEqualTo(body);
  }

  @Test
  void aBodyBeyondTheBoundIsNotSent() throws Exception {
    byte[] body = new byte[ClientLimits.defaults().maxBody() + 1];

    LinkException failure =
        catchThrowableOfType(LinkException.class, () -> us.call(cn, Request.post("/", body)));

    assertThat(failure.reason()).isInstanceOf(LinkException.Reason.TooLarge.class);
    assertThat(us.heard.connected).isEmpty();
  }

  @Test
  void manyConcurrentExchangesEachGetTheirOwnAnswer() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<byte[]>> answers = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        byte[] body = {(byte) i, (byte) (i >> 8)};
        Node from = i % 2 == 0 ? us : cn;
        Node to = i % 2 == 0 ? cn : us;
        answers.add(threads.submit(() -> from.call(to, Request.post("/", body)).body()));
      }
      for (int i = 0; i < answers.size(); i++) {
        assertThat(answers.get(i).get()).containsExactly((byte) i, (byte) (i >> 8));
      }
    }
    assertThat(us.heard.connected.size()).isLessThanOrEqualTo(3);
  }

  @Test
  void anUrgentExchangePassesOrdinaryOnesThatHang() throws Exception {
    Semaphore entered = new Semaphore(0);
    CountDownLatch release = new CountDownLatch(1);
    PeerHandler hanging =
        (party, request) -> {
          if (request.path().equals("/slow")) {
            entered.release();
            await(release);
          }
          return Node.echo(party, request);
        };
    try (Node slow = new Node(Cards.identity("slow.example", 3), hanging);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      us.knows(slow);
      List<Future<Response>> backlog = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        backlog.add(threads.submit(() -> us.call(slow, Request.get("/slow"))));
      }
      entered.acquire(3);

      Response flash =
          us.client.exchangeUrgent("slow.example", Request.get("/flash"), Node.GENEROUS);

      assertThat(flash.status()).isEqualTo(200);
      assertThat(backlog).noneMatch(Future::isDone);
      assertThat(entered.availablePermits()).isZero();
      release.countDown();
      for (Future<Response> ordinary : backlog) {
        assertThat(ordinary.get().status()).isEqualTo(200);
      }
    }
  }

  @Test
  void aHandlerThatThrowsCostsOneAnswerAndNotTheConnection() throws Exception {
    PeerHandler faulty =
        (party, request) -> {
          if (request.path().equals("/fault")) {
            throw new IllegalStateException("planted");
          }
          return Node.echo(party, request);
        };
    try (Node node = new Node(Cards.identity("faulty.example", 4), faulty)) {
      us.knows(node);

      assertThat(us.call(node, Request.get("/fault")).status()).isEqualTo(500);
      assertThat(us.call(node, Request.get("/fine")).status()).isEqualTo(200);
      assertThat(us.heard.connected).hasSize(1);
      assertThat(node.heard.thrown).hasSize(1);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
