package parley.node.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;

/** The bearer token that every caller of the API shows. */
final class Token {
  private static final String SCHEME = "Bearer ";

  private final byte[] expected;

  private Token(byte[] expected) {
    this.expected = expected;
  }

  /**
   * Reads the token of a node's folder.
   *
   * @throws IOException if there is none of 32 to 512 visible characters
   */
  static Token read(Path file) throws IOException {
    String token = Files.readString(file).strip();
    if (!token.matches("[!-~]{32,512}")) {
      throw new IOException(file + ": a token of 32 to 512 visible characters expected");
    }
    return new Token(digest(token));
  }

  /** Whether the header shows the token; takes as long whether or not it is nearly right. */
  boolean shownBy(Optional<String> authorization) {
    String shown = authorization.orElse("");
    boolean scheme = shown.startsWith(SCHEME);
    byte[] found = digest(scheme ? shown.substring(SCHEME.length()) : "");
    return MessageDigest.isEqual(expected, found) && scheme;
  }

  private static byte[] digest(String token) {
    return parley.log.Hash.sha256(token.getBytes(StandardCharsets.UTF_8)).bytes();
  }
}
