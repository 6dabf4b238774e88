package parley.node.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import javax.net.ssl.SSLSocket;

/** The server's side of one connection: handshake, then requests one after the other. */
final class Conversation {
  private static final Duration FAREWELL = Duration.ofSeconds(2);
  private static final int FAREWELL_BYTES = 1 << 20;

  /** What all conversations of a server have in common. */
  record Terms(TlsProfile profile, ServerLimits limits, Peers peers, PeerHandler handler) {}

  /** The conversation ends because of what the other side did. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final Refusal reason;

    Refused(Refusal reason, Throwable cause) {
      super(reason.name(), cause);
      this.reason = reason;
    }

    Refused(Refusal reason) {
      super(reason.name());
      this.reason = reason;
    }

    Refusal reason() {
      return reason;
    }
  }

  private final Terms terms;
  private final Served connection;
  private final Socket raw;
  private final Watchdog watchdog;

  Conversation(Terms terms, Served connection, Watchdog watchdog) {
    this.terms = terms;
    this.connection = connection;
    this.raw = connection.raw();
    this.watchdog = watchdog;
  }

  /**
   * Serves the connection to its end.
   *
   * @param admit whether the authenticated peer may have one more connection
   * @param failed told when the handler throws
   * @throws IOException if the connection broke
   * @throws Refused if the other side was turned away
   */
  void hold(Predicate<PinnedTrust.Authenticated> admit, BiConsumer<String, RuntimeException> failed)
      throws IOException, Refused {
    raw.setTcpNoDelay(true);
    raw.setKeepAlive(true);
    SSLSocket tls = terms.profile().over(raw, false);
    PinnedTrust.Authenticated peer = handshake(tls);
    if (!admit.test(peer)) {
      throw new Refused(Refusal.TOO_MANY_OF_PEER);
    }
    HttpReader reader = new HttpReader(tls.getInputStream(), terms.limits().maxBody());
    while (awaitRequest(reader)) {
      if (!stillPinned(peer)) {
        throw new Refused(Refusal.KEY_WITHDRAWN);
      }
      HttpReader.Inbound inbound = read(tls, reader);
      Response response = answer(peer.party(), inbound.request(), failed);
      send(tls, response, inbound.close());
      if (inbound.close()) {
        farewell();
        return;
      }
    }
  }

  private PinnedTrust.Authenticated handshake(SSLSocket tls) throws Refused {
    try (Watchdog.Watch watch = watchdog.over(raw, terms.limits().handshake().toNanos())) {
      try {
        tls.startHandshake();
      } catch (IOException e) {
        Refusal reason = watch.bitten() ? Refusal.HANDSHAKE_TIMEOUT : refusal(e);
        farewell();
        throw new Refused(reason, e);
      }
    }
    return PinnedTrust.found(tls.getSession())
        .orElseThrow(() -> new Refused(Refusal.HANDSHAKE_FAILED));
  }

  private static Refusal refusal(IOException failure) {
    HandshakeFault fault = HandshakeFault.of(failure, AddressFailure.Kind.HANDSHAKE);
    if (!fault.ours()) {
      return Refusal.HANDSHAKE_FAILED;
    }
    return switch (fault.kind()) {
      case CERTIFICATE -> Refusal.UNKNOWN_CERTIFICATE;
      case GROUP -> Refusal.WRONG_GROUP;
      default -> Refusal.HANDSHAKE_FAILED;
    };
  }

  private boolean awaitRequest(HttpReader reader) throws IOException {
    connection.idle();
    try (Watchdog.Watch _ = watchdog.over(raw, terms.limits().idle().toNanos())) {
      return reader.awaitMessage();
    } finally {
      connection.busy();
    }
  }

  private boolean stillPinned(PinnedTrust.Authenticated peer) {
    return terms
        .peers()
        .byTlsKey(peer.key())
        .filter(known -> known.party().equals(peer.party()) && known.pins(peer.key()))
        .isPresent();
  }

  private HttpReader.Inbound read(SSLSocket tls, HttpReader reader) throws IOException, Refused {
    try (Watchdog.Watch watch = watchdog.over(raw, terms.limits().request().toNanos())) {
      try {
        return reader.request();
      } catch (IOException e) {
        if (watch.bitten()) {
          throw new Refused(Refusal.REQUEST_TIMEOUT, e);
        }
        throw e;
      }
    } catch (HttpFault fault) {
      byte[] what = fault.what().getBytes(StandardCharsets.US_ASCII);
      send(tls, new Response(fault.status(), "text/plain", what), true);
      farewell();
      throw new Refused(Refusal.BAD_REQUEST, fault);
    }
  }

  private Response answer(
      String party, Request request, BiConsumer<String, RuntimeException> failed) {
    try {
      return terms.handler().handle(party, request);
    } catch (RuntimeException e) {
      // The root of this thread: a handler's fault must cost one answer, not the connection.
      failed.accept(party, e);
      return new Response(500, "text/plain", new byte[0]);
    }
  }

  private void send(SSLSocket tls, Response response, boolean close) throws IOException, Refused {
    try (Watchdog.Watch watch = watchdog.over(raw, terms.limits().request().toNanos())) {
      OutputStream out = tls.getOutputStream();
      try {
        HttpWriter.response(out, response, close);
      } catch (IOException e) {
        if (watch.bitten()) {
          throw new Refused(Refusal.REQUEST_TIMEOUT, e);
        }
        throw e;
      }
    }
  }

  /**
   * Reads on for a moment after the last words: to close a socket with unread bytes resets the
   * connection, and the other side may lose the alert or the response that says why.
   */
  private void farewell() {
    try (Watchdog.Watch _ = watchdog.over(raw, FAREWELL.toNanos())) {
      raw.shutdownOutput();
      InputStream in = raw.getInputStream();
      byte[] waste = new byte[16 << 10];
      int left = FAREWELL_BYTES;
      for (int n = 0; n >= 0 && left > 0; left -= n) {
        n = in.read(waste);
      }
    } catch (IOException e) {
      // Either end of a connection that is over anyway.
      return;
    }
  }
}
