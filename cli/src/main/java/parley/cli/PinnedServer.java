package parley.cli;

import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import parley.log.Hash;
import parley.log.MalformedException;

/**
 * Trusts one server: the one that shows the certificate with this fingerprint. Names, dates and who
 * signed it are not looked at.
 */
final class PinnedServer extends X509ExtendedTrustManager {
  private final Hash pin;

  private PinnedServer(Hash pin) {
    this.pin = pin;
  }

  /** TLS 1.3 to the server whose certificate has that SHA-256. */
  static SSLContext context(Hash pin) {
    try {
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(null, new TrustManager[] {new PinnedServer(pin)}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS 1.3", e);
    }
  }

  /**
   * The fingerprint of the first certificate of a PEM file.
   *
   * @throws MalformedException if it is none
   */
  static Hash fingerprint(byte[] pem) throws MalformedException {
    try {
      return Hash.sha256(
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(pem))
              .getEncoded());
    } catch (GeneralSecurityException e) {
      String start = new String(pem, 0, Math.min(pem.length, 27), StandardCharsets.ISO_8859_1);
      throw new MalformedException("certificate: PEM expected, not " + start.strip(), e);
    }
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    if (chain.length == 0 || !Hash.sha256(chain[0].getEncoded()).equals(pin)) {
      throw new CertificateException("not the certificate that was pinned");
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("no client is served here");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw new CertificateException("no client is served here");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("no client is served here");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
