package parley.cli;

import java.nio.file.Path;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import parley.line.Card;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.log.Suite;
import parley.record.Json;
import parley.render.Phrase;
import picocli.CommandLine.Option;

/** Which node a command speaks to: its folder, or an address with a token. */
final class NodeOptions {
  private static final int CERTIFICATE_LIMIT = 256 << 10;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "The node's folder; address and token are read there. Default: PARLEY_DIR.")
  private @Nullable String dir;

  @Option(
      names = "--node",
      paramLabel = "URL",
      description = "The node's address instead, such as http://127.0.0.1:8460.")
  private @Nullable String node;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "With --node: the file that holds the token.")
  private @Nullable String tokenFile;

  @Option(
      names = "--pin",
      paramLabel = "HEX",
      description =
          "With --node https://…: the SHA-256 of its certificate, as the node says when ready.")
  private @Nullable String pin;

  /** A client for the interface of that node. */
  NodeClient client(Session session) throws Failure, MalformedException {
    if (node != null && tokenFile != null) {
      return NodeClient.of(session, base(node), tokenFile, pinned(pin));
    }
    NodeHome home = home(session);
    String token = tokenFile == null ? home.token().toAbsolutePath().toString() : tokenFile;
    Path certificate = home.apiCertificate();
    Hash shown =
        certificate == null
            ? null
            : PinnedServer.fingerprint(session.read(certificate.toString(), CERTIFICATE_LIMIT));
    String scheme = shown == null ? "http://" : "https://";
    return NodeClient.of(session, base(scheme + home.config().api()), token, shown);
  }

  private static @Nullable Hash pinned(@Nullable String hex) throws MalformedException {
    if (hex == null) {
      return null;
    }
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new MalformedException("--pin: 64 hexadecimal digits expected");
    }
    return Hash.of(HexFormat.of().parseHex(hex));
  }

  private static String base(String url) {
    return (url.endsWith("/") ? url : url + "/") + "api/v1/";
  }

  /**
   * The node's folder.
   *
   * @throws Failure USAGE if none was named
   */
  NodeHome home(Session session) throws Failure, MalformedException {
    return NodeHome.open(session, folder(session));
  }

  /** The name of the folder as it was given. */
  String folder(Session session) throws Failure {
    String named = dir == null ? session.console().environment().get("PARLEY_DIR") : dir;
    if (named == null || node != null) {
      throw new Failure(Exit.USAGE, Phrase.say("home.which"));
    }
    return named;
  }

  /** Whether the folder is known, so that files of the node can be read beside its interface. */
  boolean hasFolder(Session session) {
    return node == null
        && (dir != null || session.console().environment().containsKey("PARLEY_DIR"));
  }

  /** One's own card: from the folder, or else from the node. */
  Card ownCard(Session session) throws Failure, MalformedException {
    if (hasFolder(session)) {
      return home(session).ownCard(session);
    }
    try (NodeClient client = client(session)) {
      for (Json item : client.getJson("cards").items("cards")) {
        if (item instanceof Json.Obj row
            && row.get("own") instanceof Json.Bool(boolean own)
            && own) {
          return Card.parse(row.text("text"), Suite.standard());
        }
      }
    }
    throw new Failure(Exit.NOT_FOUND, Phrase.say("card.no-own"));
  }

  /** The path of a folder or file that need not exist, as it was typed. */
  static Path path(Session session, String typed) {
    return session.path(typed).toAbsolutePath().normalize();
  }
}
