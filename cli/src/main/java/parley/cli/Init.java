package parley.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.line.Card;
import parley.log.MalformedException;
import parley.record.Json;
import parley.record.Names;
import parley.render.Phrase;
import parley.render.SpokenWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a node's folder with its keys, and the party's key if there is none yet. */
@Command(
    name = "init",
    header = "Makes the folder of a node, its keys and its card.",
    description = {
      "The party key goes to a file of its own, to be kept off the node: it signs cards, the"
          + " opening of lines, grants of keys and charters. If the file is there already, that key"
          + " is used. Nothing is ever overwritten. The anchor must lie outside of the folder and"
          + " of every backup of it."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  parley init --party us.example --name en='United States' --dir us \\",
      "    --anchor /var/lib/parley-anchor/us --listen 0.0.0.0:8461 --api 127.0.0.1:8460 \\",
      "    --address line.us.example:8461 --party-key /media/stick/us.party-key",
    })
final class Init implements Action {
  @Option(names = "--party", required = true, paramLabel = "NAME", description = "The party.")
  private String party = "";

  @Option(
      names = "--name",
      required = true,
      paramLabel = "LANG=TEXT",
      description = "What it calls itself, for each language.")
  private Map<String, String> names = Map.of();

  @Option(names = "--dir", required = true, paramLabel = "DIR", description = "The new folder.")
  private String dir = "";

  @Option(
      names = "--anchor",
      required = true,
      paramLabel = "PATH",
      description = "The anchor's file, or the folder it goes to.")
  private String anchor = "";

  @Option(
      names = "--listen",
      required = true,
      paramLabel = "HOST:PORT",
      description = "Where counterparts connect; may be given again.")
  private List<String> listen = List.of();

  @Option(
      names = "--api",
      required = true,
      paramLabel = "HOST:PORT",
      description =
          "Where this program and the console connect; off this machine it is served over TLS.")
  private String api = "";

  @Option(
      names = "--api-tls",
      description = "Serve TLS there on this machine too, by a key that the node makes itself.")
  private boolean apiTls;

  @Option(
      names = "--api-cert",
      paramLabel = "FILE",
      description = "Serve TLS there by this certificate (PEM), with --api-key.")
  private @Nullable String apiCert;

  @Option(
      names = "--api-key",
      paramLabel = "FILE",
      description = "The certificate's private key: PEM, PKCS #8, not encrypted.")
  private @Nullable String apiKey;

  @Option(
      names = "--party-key",
      required = true,
      paramLabel = "FILE",
      description = "The party's key, made if it is not there.")
  private String partyKey = "";

  @Option(
      names = "--address",
      paramLabel = "HOST:PORT",
      description = "An address for the card. Default: as --listen.")
  private List<String> addresses = List.of();

  @Option(
      names = "--language",
      paramLabel = "TAG",
      description = "A language the party writes in. Default: those of --name.")
  private List<String> languages = List.of();

  @Option(
      names = "--timezone",
      paramLabel = "ZONE",
      description = "An IANA time zone of its watches. Default: Etc/UTC.")
  private List<String> timezones = List.of("Etc/UTC");

  @Option(
      names = "--force",
      description = "Allow the party key and the anchor inside of the folder, as for a rehearsal.")
  private boolean force;

  @Override
  public Exit run(Session session) throws Failure, MalformedException, IOException {
    Path root = NodeOptions.path(session, dir);
    NodeHome.Config config = checked(session, root);
    boolean keyThere = Files.exists(session.path(partyKey));
    KeyFile key =
        keyThere ? KeyFile.party(session, partyKey) : KeyFile.newParty(session, partyKey, party);
    if (!key.name().equals(party)) {
      throw new Failure(
          Exit.BAD_INPUT, Phrase.say("key.of-other", "file", partyKey, "name", key.name()));
    }
    NodeHome home = new NodeHome(root, config);
    Card card = write(home, key);
    session
        .out()
        .result(
            new JsonObject()
                .put("party", party)
                .put("dir", root.toString())
                .put("anchor", config.anchor().toString())
                .put("party-key", session.path(partyKey).toString())
                .put("party-key-made", !keyThere)
                .put("card", home.cardFile(party).toString())
                .put("fingerprint", card.fingerprint().hex())
                .put("words", SpokenWords.of(card.fingerprint())),
            words -> {
              words.say("init.done", "party", party, "dir", dir);
              words.say(Phrase.sayOf("init-key", keyThere ? "used" : "made", "file", partyKey));
              words.say("card.words", "words", SpokenWords.of(card.fingerprint()));
              words.say("init.next", "dir", dir);
            });
    return Exit.OK;
  }

  /** Everything that can be wrong is looked for before anything is written. */
  private NodeHome.Config checked(Session session, Path root)
      throws Failure, MalformedException, IOException {
    Names.party(party, "--party");
    for (String address : listen) {
      NodeHome.checkAddress(address, "--listen");
    }
    for (String address : addresses) {
      NodeHome.checkAddress(address, "--address");
    }
    NodeHome.checkAddress(api, "--api");
    CardText.check(names, languages, timezones);
    if (Files.exists(root) && !isEmpty(root)) {
      throw new Failure(Exit.LOCAL_IO, Phrase.say("error.exists", "file", dir));
    }
    Path file = NodeOptions.path(session, anchor);
    file = Files.isDirectory(file) || anchor.endsWith("/") ? file.resolve("anchor") : file;
    if (Files.exists(file)) {
      throw new Failure(Exit.LOCAL_IO, Phrase.say("error.exists", "file", file.toString()));
    }
    outside(root, file);
    outside(root, NodeOptions.path(session, partyKey));
    return new NodeHome.Config(party, file, listen, api, tls(session));
  }

  /** How the interface is served: over TLS if that was asked for, or if it leaves this machine. */
  private Json.@Nullable Obj tls(Session session) throws Failure {
    String cert = apiCert;
    String key = apiKey;
    if ((cert == null) != (key == null)) {
      throw new Failure(Exit.USAGE, Phrase.say("init.api-pair"));
    }
    if (cert != null && key != null) {
      return Json.Obj.EMPTY
          .with("cert", NodeOptions.path(session, cert).toString())
          .with("key", NodeOptions.path(session, key).toString());
    }
    return apiTls || !NodeClient.isLoopback(api.substring(0, api.lastIndexOf(':')))
        ? Json.Obj.EMPTY
        : null;
  }

  private void outside(Path root, Path file) throws Failure, IOException {
    if (!force && NodeHome.holds(root, file)) {
      throw new Failure(Exit.USAGE, Phrase.say("init.inside", "file", file.toString(), "dir", dir));
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  /** The configuration comes last: a folder without it is half made, and no node starts there. */
  private Card write(NodeHome home, KeyFile key) throws Failure, MalformedException, IOException {
    for (Path folder :
        List.of(home.root(), home.keys(), home.cards(), home.root().resolve("store"))) {
      FreshFile.folder(folder);
    }
    FreshFile.folder(NodeHome.parent(home.config().anchor()));
    Map<String, byte[]> seeds = new TreeMap<>();
    for (String name : List.of("clerk", "mirror.ed25519", "mirror.ml-dsa-44", "tls")) {
      seeds.put(name, KeyFile.Seeds.fresh());
    }
    for (var seed : seeds.entrySet()) {
      FreshFile.secret(home.keys().resolve(seed.getKey() + ".seed"), line(seed.getValue()));
    }
    CardText text =
        new CardText(
            names,
            addresses.isEmpty() ? listen : addresses,
            languages.isEmpty() ? List.copyOf(new TreeMap<>(names).keySet()) : languages,
            timezones);
    Card card = text.first(key, seeds);
    FreshFile.open(home.cardFile(party), card.note().getBytes(StandardCharsets.UTF_8));
    FreshFile.secret(home.token(), line(KeyFile.Seeds.fresh()));
    FreshFile.open(home.root().resolve("node.json"), home.config().bytes());
    return card;
  }

  static byte[] line(byte[] secret) {
    return (HexFormat.of().formatHex(secret) + "\n").getBytes(StandardCharsets.US_ASCII);
  }
}
