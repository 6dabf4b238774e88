package parley.node.link;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.BCSSLParameters;
import org.bouncycastle.jsse.BCSSLSocket;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.bouncycastle.tls.NamedGroup;

/**
 * The one TLS profile of the link (docs/spec/link.md, "TLS"): version 1.3, Ed25519, X25519MLKEM768,
 * certificates on both sides. All of it is set per connection; no system property and no
 * process-wide provider is touched. The one thing that is process-wide is the level of the
 * provider's logger.
 */
final class TlsProfile {
  /** IANA number of the only group: 4588. */
  static final int GROUP = NamedGroup.X25519MLKEM768;

  /**
   * The provider writes three lines for every connection, which a stranger could use to fill a
   * disk; {@link LinkEvents} says the same and can be counted. Held here because the platform keeps
   * loggers only weakly.
   */
  private static final Logger PROVIDER_LOG = Logger.getLogger("org.bouncycastle.jsse");

  static {
    PROVIDER_LOG.setLevel(Level.SEVERE);
  }

  static final Provider CRYPTO = new BouncyCastleProvider();
  static final Provider TLS = new BouncyCastleJsseProvider(new TlsCrypto(CRYPTO));

  private static final String[] GROUPS = {"X25519MLKEM768"};
  private static final String[] SCHEMES = {"ed25519"};
  private static final String[] VERSIONS = {"TLSv1.3"};
  private static final String[] SUITES = {
    "TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256", "TLS_CHACHA20_POLY1305_SHA256"
  };

  private final SSLSocketFactory sockets;

  /**
   * The profile with our identity, and peers told by their key.
   *
   * @param partyOfKey the party that has pinned a raw key, empty to refuse it
   */
  TlsProfile(TlsIdentity identity, Function<byte[], Optional<String>> partyOfKey) {
    try {
      SSLContext context = SSLContext.getInstance("TLSv1.3", TLS);
      TrustManager[] trust = {new PinnedTrust(partyOfKey)};
      context.init(identity.keyManagers(), trust, null);
      sockets = context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("TLS 1.3 of the bundled provider is missing", e);
    }
  }

  /**
   * Lays TLS over a connected socket, as client or as server; the handshake is still to be done.
   * TLS never closes the socket: whoever opened it does, when the last alert had time to arrive.
   */
  SSLSocket over(Socket raw, boolean client) throws IOException {
    SSLSocket socket = (SSLSocket) sockets.createSocket(raw, "", raw.getPort(), false);
    socket.setUseClientMode(client);
    BCSSLSocket open = (BCSSLSocket) socket;
    BCSSLParameters parameters = open.getParameters();
    parameters.setProtocols(VERSIONS);
    parameters.setCipherSuites(SUITES);
    parameters.setNamedGroups(GROUPS);
    parameters.setEarlyKeyShares(GROUPS);
    parameters.setSignatureSchemes(SCHEMES);
    parameters.setSignatureSchemesCert(SCHEMES);
    // No name in the clear: who talks to whom is nobody's business, and pins prove more than names.
    parameters.setServerNames(List.of());
    parameters.setNeedClientAuth(!client);
    open.setParameters(parameters);
    return socket;
  }
}
