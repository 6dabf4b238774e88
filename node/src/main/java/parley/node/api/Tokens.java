package parley.node.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import parley.log.Hash;
import parley.node.node.NodeFolder;

/** The bearer tokens that callers of the API show: one by role, as many as the folder holds. */
final class Tokens {
  private static final String SCHEME = "Bearer ";

  private final Map<Role, byte[]> digests = new EnumMap<>(Role.class);

  private Tokens() {}

  /**
   * Reads the tokens of a node's folder.
   *
   * @throws IOException if the administrator's is missing, one has not 32 to 512 visible
   *     characters, or two roles have the same
   */
  static Tokens read(NodeFolder folder) throws IOException {
    Tokens tokens = new Tokens();
    for (Role role : Role.values()) {
      boolean all = role == Role.ADMINISTRATOR;
      Path file = all ? folder.token() : folder.token(role.word());
      if (all || Files.exists(file)) {
        tokens.add(role, file);
      }
    }
    return tokens;
  }

  private void add(Role role, Path file) throws IOException {
    String token = Files.readString(file).strip();
    if (!token.matches("[!-~]{32,512}")) {
      throw new IOException(file + ": a token of 32 to 512 visible characters expected");
    }
    byte[] digest = digest(token);
    if (digests.values().stream().anyMatch(d -> MessageDigest.isEqual(d, digest))) {
      throw new IOException(file + ": another role has the same token");
    }
    digests.put(role, digest);
  }

  /** The role whose token the header shows; takes as long whether or not it is nearly right. */
  Optional<Role> shownBy(Optional<String> authorization) {
    String shown = authorization.orElse("");
    boolean scheme = shown.startsWith(SCHEME);
    byte[] found = digest(scheme ? shown.substring(SCHEME.length()) : "");
    Optional<Role> role = Optional.empty();
    for (Map.Entry<Role, byte[]> each : digests.entrySet()) {
      role = MessageDigest.isEqual(each.getValue(), found) ? Optional.of(each.getKey()) : role;
    }
    return role.filter(r -> scheme);
  }

  private static byte[] digest(String token) {
    return Hash.sha256(token.getBytes(StandardCharsets.UTF_8)).bytes();
  }
}
