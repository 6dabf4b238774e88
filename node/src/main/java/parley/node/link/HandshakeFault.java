package parley.node.link;

import java.io.IOException;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsFatalAlertReceived;

/**
 * What a failed handshake, or the alert that a refused client reads after it, says about its cause.
 *
 * @param kind the failure in the words of diagnosis
 * @param ours whether we ended it, not the peer or the network
 * @param what in words
 */
record HandshakeFault(AddressFailure.Kind kind, boolean ours, String what) {
  private static final int MAX_CAUSES = 10;

  /**
   * Reads the chain of causes.
   *
   * @param otherwise the kind if the chain does not tell
   */
  static HandshakeFault of(IOException failure, AddressFailure.Kind otherwise) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++, cause = cause.getCause()) {
      if (cause instanceof PinRefusal refusal) {
        AddressFailure.Kind kind =
            refusal.isGroup() ? AddressFailure.Kind.GROUP : AddressFailure.Kind.CERTIFICATE;
        return new HandshakeFault(kind, true, "we: " + refusal.getMessage());
      }
      if (cause instanceof TlsFatalAlertReceived alert) {
        return ofAlert(alert.getAlertDescription(), false, otherwise);
      }
      if (cause instanceof TlsFatalAlert alert && alert.getCause() == null) {
        return ofAlert(alert.getAlertDescription(), true, otherwise);
      }
    }
    return new HandshakeFault(otherwise, false, failure.getClass().getSimpleName());
  }

  private static HandshakeFault ofAlert(short alert, boolean ours, AddressFailure.Kind otherwise) {
    String what = (ours ? "we: " : "peer: ") + AlertDescription.getName(alert);
    return new HandshakeFault(
        switch (alert) {
          case AlertDescription.bad_certificate,
              AlertDescription.unsupported_certificate,
              AlertDescription.certificate_revoked,
              AlertDescription.certificate_expired,
              AlertDescription.certificate_unknown,
              AlertDescription.unknown_ca,
              AlertDescription.access_denied,
              AlertDescription.certificate_required ->
              AddressFailure.Kind.CERTIFICATE;
          case AlertDescription.handshake_failure, AlertDescription.insufficient_security ->
              AddressFailure.Kind.GROUP;
          default -> otherwise;
        },
        ours,
        what);
  }
}
