package parley.node.link;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLSocket;

/** The client's side of one connection, used by one exchange at a time. */
final class PeerConnection {
  private final Address address;
  private final PinnedTrust.Authenticated peer;
  private final Socket raw;
  private final SSLSocket tls;
  private final HttpReader reader;
  private boolean reusable = true;
  private long idleSince;

  PeerConnection(
      Address address, PinnedTrust.Authenticated peer, Socket raw, SSLSocket tls, int maxBody)
      throws IOException {
    this.address = address;
    this.peer = peer;
    this.raw = raw;
    this.tls = tls;
    this.reader = new HttpReader(tls.getInputStream(), maxBody);
  }

  Address address() {
    return address;
  }

  /** Whom the handshake proved to be at the other end. */
  PinnedTrust.Authenticated peer() {
    return peer;
  }

  /**
   * Sends a request and reads its response. After any exception the connection is cut.
   *
   * @throws IOException if the connection broke
   * @throws HttpFault if what came is not a response within the bounds
   * @throws TimeoutException if the deadline passed
   */
  Response exchange(Request request, Deadline deadline, Watchdog watchdog)
      throws IOException, HttpFault, TimeoutException {
    reusable = false;
    try (Watchdog.Watch watch = watchdog.over(raw, deadline.left())) {
      try {
        HttpWriter.request(tls.getOutputStream(), request);
        HttpReader.Outcome outcome = reader.response();
        reusable = !outcome.close() && !watch.bitten();
        return outcome.response();
      } catch (IOException e) {
        if (watch.bitten()) {
          TimeoutException timeout = new TimeoutException("no response in time");
          timeout.initCause(e);
          throw timeout;
        }
        throw e;
      }
    } finally {
      if (!reusable) {
        cut();
      }
      idleSince = System.nanoTime();
    }
  }

  /** Whether another exchange may follow. */
  boolean reusable() {
    return reusable;
  }

  /** Whether it runs over this socket. */
  boolean uses(Socket socket) {
    return raw.equals(socket);
  }

  /** How long it has been unused, in nanoseconds. */
  long idleFor() {
    return System.nanoTime() - idleSince;
  }

  /** Ends it at once; a waiting exchange fails. */
  void cut() {
    Watchdog.cut(raw);
  }
}
