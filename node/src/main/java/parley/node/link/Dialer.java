package parley.node.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocket;

/** Opens connections to one party: TCP, then the handshake against its pins. */
final class Dialer {

  /** An address did not lead to the party. */
  static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;
    private final AddressFailure.Kind kind;
    private final String what;

    Failed(AddressFailure.Kind kind, String what) {
      super(what);
      this.kind = kind;
      this.what = what;
    }

    Failed(AddressFailure.Kind kind, String what, Throwable cause) {
      super(what, cause);
      this.kind = kind;
      this.what = what;
    }

    AddressFailure.Kind kind() {
      return kind;
    }

    String what() {
      return what;
    }
  }

  private final TlsProfile profile;
  private final ClientLimits limits;
  private final Watchdog watchdog;

  /**
   * A dialer for one party.
   *
   * @param profile trusts only the keys of that party
   */
  Dialer(TlsProfile profile, ClientLimits limits, Watchdog watchdog) {
    this.profile = profile;
    this.limits = limits;
    this.watchdog = watchdog;
  }

  /**
   * Connects this socket to the address, within the bound for connecting.
   *
   * @param raw a new socket; closing it from another thread ends the attempt
   */
  PeerConnection dial(Address address, Socket raw) throws Failed {
    try (Watchdog.Watch watch = watchdog.over(raw, limits.connect().toNanos())) {
      connect(address, raw, watch);
      try {
        SSLSocket tls = profile.over(raw, true);
        tls.startHandshake();
        PinnedTrust.Authenticated peer =
            PinnedTrust.found(tls.getSession())
                .orElseThrow(() -> new IOException("handshake without a pinned peer"));
        return new PeerConnection(address, peer, raw, tls, limits.maxBody());
      } catch (IOException e) {
        HandshakeFault fault = HandshakeFault.of(e, AddressFailure.Kind.HANDSHAKE);
        String what = watch.bitten() ? "no TLS handshake in time" : fault.what();
        throw new Failed(fault.kind(), what, e);
      }
    }
  }

  private static void connect(Address address, Socket raw, Watchdog.Watch watch) throws Failed {
    try {
      InetSocketAddress target = new InetSocketAddress(address.host(), address.port());
      if (target.isUnresolved()) {
        throw new IOException("unknown host");
      }
      raw.setTcpNoDelay(true);
      raw.setKeepAlive(true);
      raw.connect(target);
    } catch (IOException e) {
      String what = watch.bitten() ? "no TCP connection in time" : String.valueOf(e.getMessage());
      throw new Failed(AddressFailure.Kind.CONNECT, what, e);
    }
  }
}
