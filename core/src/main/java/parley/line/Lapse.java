package parley.line;

import java.nio.charset.StandardCharsets;
import parley.log.Hash;

/**
 * The id of a lapse: one per request and writer, whoever writes it however often (record.md §5.7).
 */
public final class Lapse {
  private static final byte[] DOMAIN = "parley/lapse/v1\n".getBytes(StandardCharsets.US_ASCII);

  private Lapse() {}

  /**
   * 128 bits of SHA-256 over the domain, the request's leaf hash and the writer, in hexadecimal.
   */
  public static String id(Hash request, String writer) {
    return Hash.sha256(DOMAIN, request.bytes(), writer.getBytes(StandardCharsets.US_ASCII))
        .hex()
        .substring(0, 32);
  }
}
