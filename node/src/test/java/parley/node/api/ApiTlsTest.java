package parley.node.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.log.Hash;
import parley.node.link.Address;
import parley.node.node.NodeConfig;

/** The API over TLS: on any address, by the node's own key or a given one, and by nothing older. */
class ApiTlsTest {
  @TempDir private Path root;

  private TestParty party(Address api, NodeConfig.@Nullable ApiTls tls) throws Exception {
    TestParty party = new TestParty(root, "us.example");
    NodeConfig plain = NodeConfig.read(party.folder().config());
    new NodeConfig(plain.party(), plain.anchor(), plain.listen(), api, tls, plain.witnesses())
        .write(party.folder().config());
    return party;
  }

  private static SSLSocket connected(int port, String version) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new TrustsAll()}, null);
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
    socket.setEnabledProtocols(new String[] {version});
    socket.setSoTimeout(20_000);
    socket.startHandshake();
    return socket;
  }

  private static String health(Socket socket) throws IOException {
    String request = "GET /api/v1/health HTTP/1.1\r\nHost: x\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    StringBuilder answer = new StringBuilder();
    for (int c = socket.getInputStream().read(); c >= 0; c = socket.getInputStream().read()) {
      answer.append((char) c);
      if (c == '}') {
        break;
      }
    }
    return answer.toString();
  }

  private static Hash shown(int port) throws Exception {
    try (SSLSocket socket = connected(port, "TLSv1.3")) {
      Certificate[] chain = socket.getSession().getPeerCertificates();
      assertThat(health(socket)).contains("\"live\":true");
      return Hash.sha256(chain[0].getEncoded());
    }
  }

  @Test
  void servesTls13OnAnyAddressByAKeyThatStays() throws Exception {
    try (TestParty party = party(new Address("0.0.0.0", 0), NodeConfig.ApiTls.OWN)) {
      party.start();
      Hash first = shown(party.api().port());
      assertThat(party.api().fingerprint()).contains(first);
      assertThat(party.api().url()).startsWith("https://0.0.0.0:");
      assertThatThrownBy(() -> connected(party.api().port(), "TLSv1.2"))
          .isInstanceOf(SSLHandshakeException.class);
      try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), party.api().port())) {
        plain.setSoTimeout(20_000);
        assertThat(health(plain)).doesNotContain("live");
      } catch (IOException e) {
        assertThat(e).as("closed without an answer").isNotNull();
      }
      party.stop();
      party.start();
      assertThat(shown(party.api().port())).isEqualTo(first);
      assertThat(Files.getPosixFilePermissions(party.folder().apiKey()).toString())
          .doesNotContain("GROUP")
          .doesNotContain("OTHERS");
    }
  }

  @Test
  void servesTheCertificateThatItIsGiven() throws Exception {
    Path cert = root.resolve("given.crt");
    Path key = root.resolve("given.pem");
    Hash given;
    try (TestParty other = new TestParty(root.resolve("other"), "us.example")) {
      given = ServerKeys.of(NodeConfig.ApiTls.OWN, other.folder(), "given.example").fingerprint();
      Files.copy(other.folder().apiCertificate(), cert);
      Files.copy(other.folder().apiKey(), key);
    }
    NodeConfig.ApiTls tls = new NodeConfig.ApiTls(cert, key);
    try (TestParty party = party(new Address("127.0.0.1", 0), tls)) {
      party.start();
      assertThat(shown(party.api().port())).isEqualTo(given);
      assertThat(party.folder().apiKey()).doesNotExist();
      party.stop();
      Files.writeString(key, "no key");
      assertThatThrownBy(party::start)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("api-tls");
    }
  }

  private static final class TrustsAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {
      // nobody calls this
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
      // the test compares the fingerprint itself
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
