package parley.node.link;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.jsse.BCSSLParameters;
import org.bouncycastle.jsse.BCSSLSocket;

/** Speaks TLS as a foreign or hostile node may: any version, any group, trusting everybody. */
final class Stranger {
  private final SSLContext context;
  private final String version;
  private final String[] groups;

  private Stranger(KeyManager[] keys, String version, String... groups) throws Exception {
    context = SSLContext.getInstance("TLS", TlsProfile.TLS);
    context.init(keys, new TrustManager[] {new TrustsAll()}, new SecureRandom());
    this.version = version;
    this.groups = groups;
  }

  /** Speaks this version and these groups, with the certificate of this identity. */
  static Stranger speaking(TlsIdentity identity, String version, String... groups)
      throws Exception {
    return new Stranger(identity.keyManagers(), version, groups);
  }

  /** Has no certificate. */
  static Stranger anonymous() throws Exception {
    return new Stranger(new KeyManager[0], "TLSv1.3", "X25519MLKEM768");
  }

  /** Connects and shakes hands as a client. */
  SSLSocket connect(int port) throws IOException {
    SSLSocket socket = over(new Socket(InetAddress.getLoopbackAddress(), port), true);
    socket.setSoTimeout(60_000);
    socket.startHandshake();
    return socket;
  }

  /** Takes one connection as a server and holds it open until the client leaves. */
  ServerSocket serve() throws IOException {
    ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofVirtual()
        .start(
            () -> {
              try (Socket raw = listener.accept();
                  SSLSocket socket = over(raw, false)) {
                socket.startHandshake();
                InputStream in = socket.getInputStream();
                while (in.read() >= 0) {
                  Thread.onSpinWait();
                }
              } catch (IOException e) {
                return; // the client refused, or left
              }
            });
    return listener;
  }

  private SSLSocket over(Socket raw, boolean client) throws IOException {
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(raw, "", raw.getPort(), true);
    socket.setUseClientMode(client);
    BCSSLSocket open = (BCSSLSocket) socket;
    BCSSLParameters parameters = open.getParameters();
    parameters.setProtocols(new String[] {version});
    parameters.setNamedGroups(groups);
    parameters.setEarlyKeyShares(version.equals("TLSv1.3") ? groups : new String[0]);
    open.setParameters(parameters);
    return socket;
  }

  private static final class TrustsAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {
      // everybody is welcome
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
      // everybody is welcome
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
