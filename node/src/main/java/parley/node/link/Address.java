package parley.node.link;

/**
 * Where a node listens or is reached.
 *
 * @param host an IP address or a DNS name, 1 to 253 characters; it proves nothing about who answers
 * @param port 0 to 65535; 0 only to listen on any free port
 */
public record Address(String host, int port) {
  private static final int MAX_HOST = 253;

  /** Checks the bounds of both parts. */
  public Address {
    if (host.isEmpty() || host.length() > MAX_HOST) {
      throw new IllegalArgumentException("address: host of 1 to 253 characters expected");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("address: port " + port + " is outside 0..65535");
    }
  }

  @Override
  public String toString() {
    return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
  }
}
