package parley.node.link;

import java.security.Provider;
import java.security.Security;

/**
 * The algorithms under TLS: AES from the JDK, everything else from Bouncy Castle. The JDK's AES-GCM
 * uses the processor's instructions; with Bouncy Castle's own a 1 MiB request took sixteen times as
 * long (36 ms against 2.3 ms). Handed to the TLS provider only, never installed.
 */
final class TlsCrypto extends Provider {
  private static final long serialVersionUID = 1L;

  private final transient Provider aes;
  private final transient Provider rest;

  TlsCrypto(Provider rest) {
    super("ParleyTlsCrypto", "1", "AES of the JDK, the rest of Bouncy Castle");
    this.aes = Security.getProvider("SunJCE");
    this.rest = rest;
  }

  @Override
  public Service getService(String type, String algorithm) {
    Service fast =
        type.equals("Cipher") && algorithm.startsWith("AES/")
            ? aes.getService(type, algorithm)
            : null;
    return fast == null ? rest.getService(type, algorithm) : fast;
  }
}
