package parley.node.link;

import java.security.cert.CertificateException;

/** Ends a handshake because of what the pinning trust manager saw. */
final class PinRefusal extends CertificateException {
  private static final long serialVersionUID = 1L;

  private final boolean group;

  private PinRefusal(String what, boolean group) {
    super(what);
    this.group = group;
  }

  /** The certificate is not a pinned one. */
  static PinRefusal certificate(String what) {
    return new PinRefusal(what, false);
  }

  /** The negotiated group is not X25519MLKEM768, or cannot be told. */
  static PinRefusal group(String what) {
    return new PinRefusal(what, true);
  }

  /** Whether the group was the reason, not the certificate. */
  boolean isGroup() {
    return group;
  }
}
