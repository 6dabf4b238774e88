package parley.node.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import parley.log.Hash;

/**
 * The TLS identity of this node: an Ed25519 key and a self-signed certificate that is a function of
 * party and seed, so that nothing but the seed need be kept. Peers look only at the key.
 */
public final class TlsIdentity {
  private static final int SEED_BYTES = 32;
  private static final Instant NOT_BEFORE = Instant.parse("2020-01-01T00:00:00Z");

  /** RFC 5280 section 4.1.2.5: the date that means "no expiry is known". */
  private static final Instant NOT_AFTER = Instant.parse("9999-12-31T23:59:59Z");

  private final String party;
  private final byte[] publicKey;
  private final PrivateKey privateKey;
  private final X509Certificate certificate;

  private TlsIdentity(
      String party, byte[] publicKey, PrivateKey privateKey, X509Certificate certificate) {
    this.party = party;
    this.publicKey = publicKey;
    this.privateKey = privateKey;
    this.certificate = certificate;
  }

  /**
   * The identity of a party.
   *
   * @param party its name, the common name of the certificate
   * @param seed32 the secret seed of the Ed25519 key (RFC 8032), 32 bytes
   */
  public static TlsIdentity of(String party, byte[] seed32) {
    if (seed32.length != SEED_BYTES) {
      throw new IllegalArgumentException("TLS seed: 32 bytes expected");
    }
    Ed25519PrivateKeyParameters secret = new Ed25519PrivateKeyParameters(seed32, 0);
    Ed25519PublicKeyParameters open = secret.generatePublicKey();
    try {
      PrivateKey key =
          KeyFactory.getInstance("Ed25519", TlsProfile.CRYPTO)
              .generatePrivate(
                  new PKCS8EncodedKeySpec(
                      PrivateKeyInfoFactory.createPrivateKeyInfo(secret).getEncoded()));
      return new TlsIdentity(party, open.getEncoded(), key, certify(party, open, key));
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("a certificate of a fresh Ed25519 key cannot fail", e);
    }
  }

  private static X509Certificate certify(
      String party, Ed25519PublicKeyParameters open, PrivateKey key)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    SubjectPublicKeyInfo info = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(open);
    X500Name name = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, party).build();
    BigInteger serial = new BigInteger(1, Hash.sha256(open.getEncoded()).bytes()).shiftRight(128);
    ContentSigner signer =
        new JcaContentSignerBuilder("Ed25519").setProvider(TlsProfile.CRYPTO).build(key);
    X509CertificateHolder holder =
        new X509v3CertificateBuilder(
                name, serial, Date.from(NOT_BEFORE), Date.from(NOT_AFTER), name, info)
            .build(signer);
    return new JcaX509CertificateConverter().setProvider(TlsProfile.CRYPTO).getCertificate(holder);
  }

  /** The party that this node serves. */
  public String party() {
    return party;
  }

  /** The raw public key that peers pin, 32 bytes. */
  public byte[] publicKey() {
    return publicKey.clone();
  }

  X509Certificate certificate() {
    return certificate;
  }

  KeyManager[] keyManagers() throws GeneralSecurityException {
    char[] unused = new char[0];
    KeyStore store = KeyStore.getInstance("PKCS12", TlsProfile.CRYPTO);
    try {
      store.load(null, unused);
    } catch (IOException e) {
      throw new UncheckedIOException("an empty key store is read from nowhere", e);
    }
    store.setKeyEntry("tls", privateKey, unused, new X509Certificate[] {certificate});
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX", TlsProfile.TLS);
    factory.init(store, unused);
    return factory.getKeyManagers();
  }
}
