package parley.node.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Paths that break, come back, or were never there. */
class OutageTest {
  private static final TlsIdentity CN = Cards.identity("cn.example", 2);

  private Node us;

  @BeforeEach
  void start() throws Exception {
    us = new Node(Cards.identity("us.example", 1));
  }

  @AfterEach
  void stop() {
    us.close();
  }

  @Test
  void afterARestartOfTheServerTheNextExchangeSucceeds() throws Exception {
    Node first = new Node(CN);
    us.knows(first);
    us.call(first, Request.get("/"));
    int port = first.server.port();
    first.close();
    try (Node second = new Node(CN, Node.SERVER, Node::echo, port)) {
      second.cards.add(us.identity);

      assertThat(us.call(second, Request.get("/")).status()).isEqualTo(200);
      assertThat(us.heard.connected).hasSize(2);
      assertThat(us.heard.lost).isEmpty();
    }
  }

  @Test
  void aServerThatIsGoneIsUnreachableWithTheAddressNamed() throws Exception {
    Node gone = new Node(CN);
    us.knows(gone);
    us.call(gone, Request.get("/"));
    Address address = gone.address();
    gone.close();

    LinkException.Reason reason = reasonOf(Node.GENEROUS);

    assertThat(reason)
        .isInstanceOfSatisfying(
            LinkException.Reason.Unreachable.class,
            unreachable ->
                assertThat(unreachable.failures())
                    .singleElement()
                    .satisfies(
                        failure -> {
                          assertThat(failure.address()).isEqualTo(address);
                          assertThat(failure.kind()).isEqualTo(AddressFailure.Kind.CONNECT);
                        }));
    assertThat(us.client.pathOf("cn.example").inUse()).isEmpty();
    assertThat(us.client.pathOf("cn.example").failures()).hasSize(1);
    assertThat(us.heard.lost).hasSize(1);
  }

  @Test
  void aConnectionThatIsKilledInsideARequestFailsThatExchangeOnly() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    PeerHandler hanging =
        (party, request) -> {
          entered.countDown();
          await(release);
          return Node.echo(party, request);
        };
    Node first = new Node(CN, hanging);
    us.knows(first);
    int port = first.server.port();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<LinkException.Reason> killed = threads.submit(() -> reasonOf(Node.GENEROUS));
      assertThat(entered.await(60, TimeUnit.SECONDS)).isTrue();
      Future<?> closing = threads.submit(first::close);

      assertThat(killed.get())
          .isInstanceOfSatisfying(
              LinkException.Reason.Unreachable.class,
              unreachable ->
                  assertThat(unreachable.failures())
                      .extracting(AddressFailure::kind)
                      .containsExactly(AddressFailure.Kind.LOST));
      release.countDown();
      closing.get();
    }
    try (Node second = new Node(CN, Node.SERVER, Node::echo, port)) {
      second.cards.add(us.identity);
      assertThat(us.call(second, Request.get("/")).status()).isEqualTo(200);
    }
  }

  @Test
  void aDeadAndASilentAddressDoNotKeepFromTheLiveOne() throws Exception {
    try (Node live = new Node(CN);
        ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      us.knows(live);
      Address dead = Cards.loopback(closedPort());
      us.cards.add(CN, dead, Cards.loopback(silent.getLocalPort()), live.address());

      assertThat(us.call(live, Request.get("/")).status()).isEqualTo(200);

      PathState path = us.client.pathOf("cn.example");
      assertThat(path.inUse()).contains(live.address());
      assertThat(path.failures()).extracting(AddressFailure::address).containsExactly(dead);
    }
  }

  @Test
  void aSilentAddressAloneIsUnreachableAtTheDeadline() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      us.cards.add(CN, Cards.loopback(silent.getLocalPort()));

      assertThat(reasonOf(Duration.ofMillis(300)))
          .isInstanceOfSatisfying(
              LinkException.Reason.Unreachable.class,
              unreachable -> assertThat(unreachable.failures()).hasSize(1));
    }
  }

  @Test
  void aHandlerThatDoesNotAnswerEndsInATimeoutAndALostPath() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    PeerHandler hanging =
        (party, request) -> {
          if (request.path().equals("/hang")) {
            await(release);
          }
          return Node.echo(party, request);
        };
    try (Node slow = new Node(CN, hanging)) {
      us.knows(slow);
      us.call(slow, Request.get("/"));

      LinkException failure =
          catchThrowableOfType(
              LinkException.class,
              () -> us.client.exchange("cn.example", Request.get("/hang"), Duration.ofMillis(300)));

      assertThat(failure.reason()).isInstanceOf(LinkException.Reason.Timeout.class);
      assertThat(us.heard.lost)
          .extracting(AddressFailure::kind)
          .containsExactly(AddressFailure.Kind.TIMEOUT);
      release.countDown();
      assertThat(us.call(slow, Request.get("/")).status()).isEqualTo(200);
    }
  }

  private LinkException.Reason reasonOf(Duration deadline) {
    return catchThrowableOfType(
            LinkException.class, () -> us.client.exchange("cn.example", Request.get("/"), deadline))
        .reason();
  }

  private static int closedPort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
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
