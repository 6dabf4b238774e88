package parley.node.link;

import java.lang.reflect.Field;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.jsse.BCSSLSocket;
import org.bouncycastle.tls.SecurityParameters;

/**
 * Trusts a certificate exactly when its raw Ed25519 key is pinned. Names, dates, issuers and the
 * certificate's own signature say nothing: TLS proves possession of the key, and the card says
 * whose it is. It also checks the negotiated group, because the provider shows it nowhere else.
 *
 * <p>What it found is left in the session under {@link #PARTY}, {@link #KEY} and {@link
 * #GROUP_NUMBER}.
 */
final class PinnedTrust extends X509ExtendedTrustManager {
  private static final String PARTY = "parley.party";
  private static final String KEY = "parley.key";
  private static final String GROUP_NUMBER = "parley.group";

  /** DER of a SubjectPublicKeyInfo of Ed25519 (RFC 8410) up to the 32 bytes of the key. */
  private static final byte[] SPKI_PREFIX = {
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00
  };

  private static final int KEY_BYTES = 32;

  private final Function<byte[], Optional<String>> partyOfKey;

  PinnedTrust(Function<byte[], Optional<String>> partyOfKey) {
    this.partyOfKey = partyOfKey;
  }

  /** Whom the handshake authenticated. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Authenticated(String party, byte[] key, int group) {}

  /** What was found in the handshake of this session. */
  static Optional<Authenticated> found(SSLSession session) {
    return session.getValue(PARTY) instanceof String party
            && session.getValue(KEY) instanceof byte[] key
            && session.getValue(GROUP_NUMBER) instanceof Integer group
        ? Optional.of(new Authenticated(party, key, group))
        : Optional.empty();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    check(chain, socket);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    check(chain, socket);
  }

  private void check(X509Certificate[] chain, Socket socket) throws CertificateException {
    if (!(socket instanceof BCSSLSocket tls)) {
      throw PinRefusal.certificate("not a connection of the link");
    }
    int group = negotiatedGroup(tls);
    if (group != TlsProfile.GROUP) {
      throw PinRefusal.group("negotiated group " + group + " is not X25519MLKEM768");
    }
    byte[] key = rawKey(chain);
    String party =
        partyOfKey
            .apply(key)
            .orElseThrow(() -> PinRefusal.certificate("the key of the certificate is not pinned"));
    SSLSession session = tls.getBCHandshakeSession();
    session.putValue(PARTY, party);
    session.putValue(KEY, key);
    session.putValue(GROUP_NUMBER, group);
  }

  private static byte[] rawKey(X509Certificate[] chain) throws PinRefusal {
    if (chain.length != 1) {
      throw PinRefusal.certificate("one certificate expected, not " + chain.length);
    }
    byte[] info = chain[0].getPublicKey().getEncoded();
    int prefix = SPKI_PREFIX.length;
    if (info.length != prefix + KEY_BYTES
        || !Arrays.equals(info, 0, prefix, SPKI_PREFIX, 0, prefix)) {
      throw PinRefusal.certificate("the key of the certificate is not Ed25519");
    }
    return Arrays.copyOfRange(info, prefix, info.length);
  }

  /**
   * The provider has no public way to the group (bctls 1.84), and drops it when the handshake ends.
   * If the field is gone in a later version every handshake fails, which a test shows at once; to
   * go on without the check would be a silent loss.
   */
  private static int negotiatedGroup(BCSSLSocket tls) throws PinRefusal {
    SSLSession session = tls.getBCHandshakeSession();
    try {
      Field field = session.getClass().getDeclaredField("securityParameters");
      field.setAccessible(true);
      return field.get(session) instanceof SecurityParameters parameters
          ? parameters.getNegotiatedGroup()
          : -1;
    } catch (ReflectiveOperationException e) {
      throw PinRefusal.group("the negotiated group cannot be read");
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw PinRefusal.certificate("not a connection of the link");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw PinRefusal.certificate("not a connection of the link");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw PinRefusal.certificate("not a connection of the link");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw PinRefusal.certificate("not a connection of the link");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
