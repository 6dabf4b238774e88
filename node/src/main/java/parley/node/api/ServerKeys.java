package parley.node.api;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import parley.log.Hash;
import parley.node.node.NodeConfig;
import parley.node.node.NodeFolder;
import parley.node.storage.Durable;

/**
 * Key and certificate by which the API serves TLS: those it was given, or its own. They have
 * nothing to do with the link or the record: whoever calls pins the certificate's fingerprint.
 */
final class ServerKeys {
  private static final String PKCS8 = "PRIVATE KEY";
  private static final String CERTIFICATE = "CERTIFICATE";
  private static final Instant NOT_BEFORE = Instant.parse("2020-01-01T00:00:00Z");

  /** RFC 5280 section 4.1.2.5: the date that means "no expiry is known". */
  private static final Instant NOT_AFTER = Instant.parse("9999-12-31T23:59:59Z");

  private final PrivateKey key;
  private final List<X509Certificate> chain;

  private ServerKeys(PrivateKey key, List<X509Certificate> chain) {
    this.key = key;
    this.chain = chain;
  }

  /**
   * Reads what is configured; the node's own are made once, at the first start.
   *
   * @throws IOException naming the file that cannot be read, or is not of the form
   */
  static ServerKeys of(NodeConfig.ApiTls tls, NodeFolder folder, String party) throws IOException {
    Path cert = tls.cert() == null ? folder.apiCertificate() : tls.cert();
    Path key = tls.key() == null ? folder.apiKey() : tls.key();
    if (tls.cert() == null && !Files.exists(cert)) {
      make(folder, party);
    }
    return read(cert, key);
  }

  private static ServerKeys read(Path cert, Path key) throws IOException {
    try (InputStream in = Files.newInputStream(cert)) {
      List<X509Certificate> chain =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (chain.isEmpty()) {
        throw new IOException("no certificate in it");
      }
      String algorithm = chain.getFirst().getPublicKey().getAlgorithm();
      byte[] bytes = pem(Files.readString(key), PKCS8);
      return new ServerKeys(
          KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes)), chain);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException("api-tls: " + cert + " and " + key + " are no pair in PEM", e);
    }
  }

  private static byte[] pem(String text, String what) throws IOException {
    String begin = "-----BEGIN " + what + "-----";
    int from = text.indexOf(begin);
    int to = text.indexOf("-----END " + what + "-----");
    if (from < 0 || to < from) {
      throw new IOException("api-tls: a key in PEM, PKCS #8 and not encrypted, expected");
    }
    return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
  }

  private static byte[] pem(byte[] bytes, String what) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    String text = "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n";
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** P-256, which every client and browser takes; the certificate comes last, whole. */
  private static void make(NodeFolder folder, String party) throws IOException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      byte[] open = pair.getPublic().getEncoded();
      X500Name name = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, party).build();
      byte[] certificate =
          new X509v3CertificateBuilder(
                  name,
                  new BigInteger(1, Hash.sha256(open).bytes()).shiftRight(128),
                  Date.from(NOT_BEFORE),
                  Date.from(NOT_AFTER),
                  name,
                  SubjectPublicKeyInfo.getInstance(open))
              .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
              .getEncoded();
      Durable.replace(folder.apiKey(), pem(pair.getPrivate().getEncoded(), PKCS8));
      Durable.replace(folder.apiCertificate(), pem(certificate, CERTIFICATE));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("a certificate of a fresh P-256 key cannot fail", e);
    }
  }

  /** SHA-256 over the certificate, as callers pin it. */
  Hash fingerprint() {
    try {
      return Hash.sha256(chain.getFirst().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a certificate that was read has bytes", e);
    }
  }

  /** What serves with them. */
  SSLContext context() throws IOException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("api", key, new char[0], chain.toArray(Certificate[]::new));
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, new char[0]);
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(factory.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("api-tls: the key does not fit its certificate", e);
    }
  }
}
