package parley.node.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class TlsIdentityTest {
  /** RFC 8032 section 7.1, test 1. */
  private static final byte[] SEED =
      HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

  private static final byte[] KEY =
      HexFormat.of().parseHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");

  @Test
  void theKeyIsTheOneOfRfc8032() {
    assertThat(TlsIdentity.of("us.example", SEED).publicKey()).isEqualTo(KEY);
  }

  @Test
  void theCertificateIsAFunctionOfPartyAndSeed() throws Exception {
    byte[] one = TlsIdentity.of("us.example", SEED).certificate().getEncoded();

    assertThat(TlsIdentity.of("us.example", SEED).certificate().getEncoded()).isEqualTo(one);
    assertThat(TlsIdentity.of("cn.example", SEED).certificate().getEncoded()).isNotEqualTo(one);
  }

  @Test
  void theCertificateNamesThePartyAndIsSignedByItsKey() throws Exception {
    TlsIdentity identity = TlsIdentity.of("us.example", SEED);

    assertThat(identity.certificate().getSubjectX500Principal().getName())
        .isEqualTo("CN=us.example");
    identity.certificate().verify(identity.certificate().getPublicKey(), TlsProfile.CRYPTO);
  }

  @Test
  void aSeedOfAnotherLengthIsRefused() {
    assertThatThrownBy(() -> TlsIdentity.of("us.example", new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
