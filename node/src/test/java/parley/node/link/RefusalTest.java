package parley.node.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is not let in, and where we do not go: no handler call, a count, a named reason. */
class RefusalTest {
  private static final TlsIdentity FRIEND = Cards.identity("cn.example", 2);
  private static final TlsIdentity UNKNOWN = Cards.identity("unknown.example", 9);

  private Node us;

  @BeforeEach
  void aNodeThatKnowsOneFriend() throws Exception {
    us = new Node(Cards.identity("us.example", 1));
    us.cards.add(FRIEND);
  }

  @AfterEach
  void stop() {
    us.close();
  }

  @Test
  void theFriendIsLetInByTheSameMeans() throws Exception {
    Stranger friend = Stranger.speaking(FRIEND, "TLSv1.3", "X25519MLKEM768", "x25519");
    try (SSLSocket socket = friend.connect(us.server.port())) {
      HttpWriter.request(socket.getOutputStream(), Request.get("/"));
      HttpReader.Outcome outcome = new HttpReader(socket.getInputStream(), 1000).response();

      assertThat(outcome.response().contentType()).isEqualTo("application/x-echo-cn.example");
    }
  }

  @Test
  void anUnknownCertificateIsRefusedInTheHandshake() throws Exception {
    assertRefused(
        Stranger.speaking(UNKNOWN, "TLSv1.3", "X25519MLKEM768"), Refusal.UNKNOWN_CERTIFICATE);
  }

  @Test
  void theNameOfAFriendOnAnUnknownKeyIsWorthNothing() throws Exception {
    TlsIdentity impostor = Cards.identity(FRIEND.party(), 9);

    assertRefused(
        Stranger.speaking(impostor, "TLSv1.3", "X25519MLKEM768"), Refusal.UNKNOWN_CERTIFICATE);
  }

  @Test
  void noCertificateIsRefusedInTheHandshake() throws Exception {
    assertRefused(Stranger.anonymous(), Refusal.UNKNOWN_CERTIFICATE);
  }

  @Test
  void aFriendThatSpeaksOnlyX25519IsRefused() throws Exception {
    assertRefused(Stranger.speaking(FRIEND, "TLSv1.3", "x25519"), Refusal.WRONG_GROUP);
  }

  @Test
  void aFriendThatSpeaksOnlyTls12IsRefused() throws Exception {
    assertRefused(Stranger.speaking(FRIEND, "TLSv1.2", "x25519"), Refusal.HANDSHAKE_FAILED);
  }

  private void assertRefused(Stranger stranger, Refusal reason) {
    assertThatThrownBy(
            () -> {
              try (SSLSocket socket = stranger.connect(us.server.port())) {
                HttpWriter.request(socket.getOutputStream(), Request.get("/"));
                new HttpReader(socket.getInputStream(), 1000).response();
              }
            })
        .isInstanceOf(IOException.class);
    Eventually.holds("refusal counted", () -> us.server.refused(reason) == 1);
    Eventually.holds("connection forgotten", () -> us.server.open() == 0);
    assertThat(us.heard.refused).containsExactly(reason);
    assertThat(us.handled).hasValue(0);
  }

  @Test
  void aServerWithAnUnknownKeyIsRefusedByTheClient() throws Exception {
    try (Node impostor = new Node(Cards.identity("cn.example", 9))) {
      us.cards.add(FRIEND, impostor.address());
      impostor.cards.add(us.identity);

      assertThat(reasonOfCall("cn.example"))
          .isInstanceOf(LinkException.Reason.RefusedCertificate.class);
      assertThat(impostor.handled).hasValue(0);
    }
  }

  @Test
  void aServerWithTheKeyOfAnotherKnownPartyIsRefusedByTheClient() throws Exception {
    try (Node other = new Node(Cards.identity("other.example", 3))) {
      us.cards.add(other.identity, other.address());
      us.cards.add(FRIEND, other.address());
      other.cards.add(us.identity);

      assertThat(reasonOfCall("cn.example"))
          .isInstanceOf(LinkException.Reason.RefusedCertificate.class);
      assertThat(other.handled).hasValue(0);
      assertThat(us.client.pathOf("cn.example").inUse()).isEmpty();
      assertThat(us.client.exchange("other.example", Request.get("/"), Node.GENEROUS).status())
          .isEqualTo(200);
    }
  }

  @Test
  void aServerThatSpeaksOnlyX25519IsRefusedByTheClient() throws Exception {
    Stranger old = Stranger.speaking(FRIEND, "TLSv1.3", "x25519");
    try (ServerSocket listener = old.serve()) {
      us.cards.add(FRIEND, Cards.loopback(listener.getLocalPort()));

      assertThat(reasonOfCall("cn.example")).isInstanceOf(LinkException.Reason.WrongGroup.class);
      assertThat(us.heard.connected).isEmpty();
    }
  }

  @Test
  void aServerThatSpeaksOnlyTls12IsRefusedByTheClient() throws Exception {
    Stranger old = Stranger.speaking(FRIEND, "TLSv1.2", "x25519");
    try (ServerSocket listener = old.serve()) {
      us.cards.add(FRIEND, Cards.loopback(listener.getLocalPort()));

      assertThat(reasonOfCall("cn.example")).isInstanceOf(LinkException.Reason.Unreachable.class);
      assertThat(us.heard.connected).isEmpty();
    }
  }

  @Test
  void aClientWhoseCertificateIsRefusedIsNotServed() throws Exception {
    try (Node friend = new Node(FRIEND)) {
      us.cards.add(FRIEND, friend.address());

      LinkException.Reason reason = reasonOfCall("cn.example");

      assertThat(reason).isInstanceOf(LinkException.Reason.RefusedCertificate.class);
      Eventually.holds("counted", () -> friend.server.refused(Refusal.UNKNOWN_CERTIFICATE) == 1);
      assertThat(friend.handled).hasValue(0);
    }
  }

  @Test
  void aCardThatIsAddedWhileRunningCountsAtOnce() throws Exception {
    try (Node late = new Node(Cards.identity("late.example", 5))) {
      assertThat(reasonOfCall("late.example"))
          .isEqualTo(new LinkException.Reason.Unreachable(java.util.List.of()));
      us.knows(late);

      assertThat(us.call(late, Request.get("/")).status()).isEqualTo(200);
    }
  }

  @Test
  void aCardThatIsWithdrawnEndsTheOpenConnectionOnBothSides() throws Exception {
    try (Node former = new Node(Cards.identity("former.example", 6))) {
      us.knows(former);
      us.call(former, Request.get("/"));
      former.cards.withdraw("us.example");

      assertThat(reasonOfCall("former.example"))
          .isInstanceOf(LinkException.Reason.RefusedCertificate.class);
      Eventually.holds("counted", () -> former.server.refused(Refusal.KEY_WITHDRAWN) == 1);
      assertThat(former.handled).hasValue(1);
    }
  }

  private LinkException.Reason reasonOfCall(String party) {
    return catchThrowableOfType(
            LinkException.class, () -> us.client.exchange(party, Request.get("/"), Node.GENEROUS))
        .reason();
  }
}
