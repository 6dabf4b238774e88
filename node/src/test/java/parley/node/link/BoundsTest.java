package parley.node.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

/** What a slow, greedy or malformed client costs the server: a bounded time, place and memory. */
class BoundsTest {
  private static final TlsIdentity US = Cards.identity("us.example", 1);
  private static final TlsIdentity CN = Cards.identity("cn.example", 2);
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(400);

  @Test
  void aClientThatNeverShakesHandsIsCut() throws Exception {
    try (Node us = node(limits(SHORT, LONG, LONG, 64));
        Socket mute = new Socket(InetAddress.getLoopbackAddress(), us.server.port())) {
      assertThat(ends(mute.getInputStream())).isTrue();
      Eventually.holds("counted", () -> us.server.refused(Refusal.HANDSHAKE_TIMEOUT) == 1);
    }
  }

  @Test
  void aClientThatDripsItsRequestIsCut() throws Exception {
    try (Node us = node(limits(LONG, SHORT, LONG, 64));
        SSLSocket drip = friend(us)) {
      OutputStream out = drip.getOutputStream();
      drip.setSoTimeout(1);
      boolean alive = true;
      for (int i = 0; alive && i < 100_000; i++) {
        alive = drips(drip, out);
      }
      assertThat(alive).isFalse();
      Eventually.holds("counted", () -> us.server.refused(Refusal.REQUEST_TIMEOUT) == 1);
      assertThat(us.handled).hasValue(0);
    }
  }

  /** One more byte of a path, then a millisecond to see whether the server still listens. */
  private static boolean drips(SSLSocket socket, OutputStream out) {
    try {
      out.write('G');
      out.flush();
      return socket.getInputStream().read() >= 0;
    } catch (java.net.SocketTimeoutException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void anIdleConnectionIsClosed() throws Exception {
    try (Node us = node(limits(LONG, LONG, SHORT, 64));
        SSLSocket idle = friend(us)) {
      assertThat(ends(idle.getInputStream())).isTrue();
      Eventually.holds("forgotten", () -> us.server.open() == 0);
    }
  }

  @Test
  void aBodyBeyondTheBoundIsAnswered413AndNotRead() throws Exception {
    try (Node us = node(ServerLimits.defaults());
        SSLSocket greedy = friend(us)) {
      int bound = ServerLimits.defaults().maxBody();
      send(greedy, "POST / HTTP/1.1\r\nContent-Length: " + (bound + 1) + "\r\n\r\n");

      HttpReader.Outcome outcome = new HttpReader(greedy.getInputStream(), 1000).response();

      assertThat(outcome.response().status()).isEqualTo(413);
      assertThat(outcome.close()).isTrue();
      Eventually.holds("counted", () -> us.server.refused(Refusal.BAD_REQUEST) == 1);
      assertThat(us.handled).hasValue(0);
    }
  }

  @Test
  void aMalformedRequestIsAnswered400() throws Exception {
    try (Node us = node(ServerLimits.defaults());
        SSLSocket rude = friend(us)) {
      send(rude, "GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n");

      assertThat(new HttpReader(rude.getInputStream(), 1000).response().response().status())
          .isEqualTo(400);
      assertThat(us.handled).hasValue(0);
    }
  }

  @Test
  void strangersCannotTakeEveryPlace() throws Exception {
    List<Socket> strangers = new ArrayList<>();
    try (Node us = node(limits(LONG, LONG, LONG, 2));
        SSLSocket friend = friend(us)) {
      for (int i = 0; i < 5; i++) {
        strangers.add(new Socket(InetAddress.getLoopbackAddress(), us.server.port()));
      }
      Eventually.holds("3 cut", () -> us.server.refused(Refusal.TOO_MANY_CONNECTIONS) == 3);

      HttpWriter.request(friend.getOutputStream(), Request.get("/"));
      assertThat(new HttpReader(friend.getInputStream(), 1000).response().response().status())
          .isEqualTo(200);
    } finally {
      for (Socket stranger : strangers) {
        stranger.close();
      }
    }
  }

  @Test
  void thePeersLongestIdleConnectionGivesWayToANewOne() throws Exception {
    List<SSLSocket> sockets = new ArrayList<>();
    try (Node us = node(ServerLimits.defaults())) {
      int bound = ServerLimits.defaults().maxPerPeer();
      for (int i = 0; i < bound; i++) {
        SSLSocket socket = friend(us);
        sockets.add(socket);
        answered(socket);
      }
      SSLSocket extra = friend(us);
      sockets.add(extra);

      answered(extra);
      assertThat(ends(sockets.getFirst().getInputStream())).isTrue();
      answered(sockets.getLast());
      Eventually.holds("bounded", () -> us.server.open() == bound);
    } finally {
      for (SSLSocket socket : sockets) {
        socket.close();
      }
    }
  }

  private static void answered(SSLSocket socket) throws Exception {
    HttpWriter.request(socket.getOutputStream(), Request.get("/"));
    assertThat(new HttpReader(socket.getInputStream(), 1000).response().response().status())
        .isEqualTo(200);
  }

  private static Node node(ServerLimits limits) throws IOException {
    Node us = new Node(US, limits, Node::echo, 0);
    us.cards.add(CN);
    return us;
  }

  private static SSLSocket friend(Node us) throws Exception {
    SSLSocket socket = Stranger.speaking(CN, "TLSv1.3", "X25519MLKEM768").connect(us.server.port());
    Eventually.holds("accepted", () -> us.heard.accepted.size() > 0);
    return socket;
  }

  private static ServerLimits limits(
      Duration handshake, Duration request, Duration idle, int maxHandshakes) {
    return new ServerLimits(1000, 256, maxHandshakes, 8, handshake, request, idle);
  }

  private static void send(SSLSocket socket, String wire) throws IOException {
    socket.getOutputStream().write(wire.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  /** Whether the other side ends the connection, in order or not. */
  private static boolean ends(InputStream in) {
    try {
      return in.read() < 0;
    } catch (IOException e) {
      return !(e instanceof java.net.SocketTimeoutException);
    }
  }
}
