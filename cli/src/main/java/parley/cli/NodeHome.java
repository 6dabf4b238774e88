package parley.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.line.Card;
import parley.log.MalformedException;
import parley.log.Suite;
import parley.record.Fields;
import parley.record.Json;
import parley.record.Names;
import parley.render.Phrase;

/**
 * The folder of a node as its operator sees it (docs/spec/node.md, "Folder").
 *
 * @param root mode 0700
 * @param config what {@code node.json} says
 */
record NodeHome(Path root, Config config) {
  private static final int CONFIG_LIMIT = 64 << 10;

  /** Longest card that is read from a file, in characters: keys and signatures take about 7,000. */
  static final int CARD_LIMIT = 8_000;

  /**
   * What a node is told.
   *
   * @param anchor absolute, outside of the folder and of every backup of it
   * @param listen {@code host:port} for counterparts
   * @param api {@code host:port} for one's own people
   * @param tls how they are served TLS, as it stands there, or null for plain HTTP
   */
  record Config(
      String party, Path anchor, List<String> listen, String api, Json.@Nullable Obj tls) {
    /** The one line of node.json. */
    byte[] bytes() {
      Json.Obj json =
          Json.Obj.EMPTY
              .with("party", party)
              .with("anchor", anchor.toString())
              .with("listen", Json.strings(listen))
              .with("api", api);
      json = tls == null ? json : json.with("api-tls", tls);
      return (json.print() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static Config parse(String text) throws MalformedException {
      byte[] line = text.strip().getBytes(StandardCharsets.UTF_8);
      Fields f = new Fields(Json.parseObject(line), "node.json");
      List<String> listen = f.texts("listen", 16, 260);
      for (String address : listen) {
        checkAddress(address, "node.json.listen");
      }
      Config config =
          new Config(
              Names.party(f.text("party", 100), "node.json.party"),
              Path.of(f.text("anchor", 4_096)),
              listen,
              checkAddress(f.text("api", 260), "node.json.api"),
              f.optional("api-tls") instanceof Json.Obj tls ? tls : null);
      f.optional("witnesses");
      f.end();
      return config;
    }
  }

  /**
   * Checks {@code host:port}.
   *
   * @throws MalformedException naming the field
   */
  static String checkAddress(String text, String field) throws MalformedException {
    int colon = text.lastIndexOf(':');
    boolean form = colon > 0 && text.substring(colon + 1).matches("[0-9]{1,5}");
    if (!form || Integer.parseInt(text.substring(colon + 1)) > 65_535) {
      throw new MalformedException(field + ": host:port with a port up to 65535 expected");
    }
    return text;
  }

  /**
   * Opens the folder of a node.
   *
   * @throws Failure NOT_FOUND if it has no node.json
   */
  static NodeHome open(Session session, String typed) throws Failure, MalformedException {
    Path root = session.path(typed);
    if (!Files.exists(root.resolve("node.json"))) {
      throw new Failure(Exit.NOT_FOUND, Phrase.say("home.none", "dir", typed));
    }
    String text = session.readText(typed + "/node.json", CONFIG_LIMIT);
    return new NodeHome(root, Config.parse(text));
  }

  Path keys() {
    return root.resolve("keys");
  }

  Path cards() {
    return root.resolve("cards");
  }

  /** The certificate that the node's interface shows, or null where it speaks plain HTTP. */
  @Nullable Path apiCertificate() {
    Json.Obj tls = config.tls();
    if (tls == null) {
      return null;
    }
    String cert = tls.text("cert");
    return (cert.isEmpty() ? root.resolve("api.crt") : Path.of(cert)).toAbsolutePath();
  }

  Path token() {
    return root.resolve("api.token");
  }

  /** The token of a role that may do less. */
  Path token(TokenCommand.Role role) {
    return root.resolve("api." + role.word() + ".token");
  }

  Path cardFile(String party) {
    return cards().resolve(party + ".card");
  }

  /** The newest card of its own party. */
  Card ownCard(Session session) throws Failure, MalformedException {
    return card(session, cardFile(config.party()).toAbsolutePath().toString());
  }

  /**
   * Reads a card from a file and verifies the party key's signatures.
   *
   * @throws Failure as {@link Session#read}
   */
  static Card card(Session session, String typed) throws Failure, MalformedException {
    return Card.parse(session.readText(typed, CARD_LIMIT), Suite.standard());
  }

  /** Whether the folder or one of its parents holds the path, by the names as they are on disk. */
  static boolean holds(Path folder, Path path) throws IOException {
    return real(path).startsWith(real(folder));
  }

  private static Path real(Path path) throws IOException {
    Path absolute = path.toAbsolutePath().normalize();
    Path there = absolute;
    while (!Files.exists(there)) {
      there = parent(there);
    }
    return there.toRealPath().resolve(there.relativize(absolute));
  }

  /** The folder that a path lies in. */
  static Path parent(Path path) {
    Path parent = path.getParent();
    return parent == null ? path.getRoot() : parent;
  }
}
