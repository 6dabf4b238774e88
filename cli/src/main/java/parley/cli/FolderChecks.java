package parley.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import parley.line.Card;
import parley.log.Algorithm;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.log.Suite;
import parley.record.UtcTime;

/** What can be seen of a node from its folder alone. */
final class FolderChecks {
  private static final long LOW_DISK = 1L << 30;
  private static final Duration NEAR = Duration.ofSeconds(2);
  private static final List<String> SEEDS =
      List.of("clerk", "mirror.ed25519", "mirror.ml-dsa-44", "tls");

  private final Session session;
  private final NodeHome home;
  private final List<DoctorCommand.Check> checks = new ArrayList<>();

  private FolderChecks(Session session, NodeHome home) {
    this.session = session;
    this.home = home;
  }

  static List<DoctorCommand.Check> of(Session session, NodeHome home) throws IOException {
    FolderChecks all = new FolderChecks(session, home);
    all.modes();
    all.seeds();
    all.card();
    all.anchor();
    all.disk();
    return all.checks;
  }

  /** The clock of the node against the one here; a whole second is lost in the printed form. */
  static DoctorCommand.Check clock(Instant before, String said, Instant after)
      throws MalformedException {
    Instant time = UtcTime.parse(said, "status.time");
    boolean near =
        !time.isBefore(before.minus(NEAR).minusSeconds(1)) && !time.isAfter(after.plus(NEAR));
    return new DoctorCommand.Check(
        "clock", near, near ? "" : "node " + said + ", here " + UtcTime.print(after));
  }

  private void add(String name, String wrong) {
    checks.add(new DoctorCommand.Check(name, wrong.isEmpty(), wrong));
  }

  private void modes() throws IOException {
    List<String> open = new ArrayList<>();
    for (Path secret : secrets()) {
      if (Files.exists(secret) && FreshFile.isOpenToOthers(secret)) {
        open.add(home.root().relativize(secret).toString());
      }
    }
    boolean token = Files.exists(home.token());
    add("modes", open.isEmpty() ? "" : "others may read " + String.join(", ", open));
    add("token", token ? "" : "api.token is not there");
  }

  private List<Path> secrets() throws IOException {
    List<Path> secrets = new ArrayList<>(List.of(home.keys(), home.token()));
    for (TokenCommand.Role role : TokenCommand.Role.values()) {
      secrets.add(home.token(role));
    }
    if (Files.isDirectory(home.keys())) {
      try (Stream<Path> files = Files.list(home.keys())) {
        secrets.addAll(files.sorted().toList());
      }
    }
    return secrets;
  }

  private void seeds() {
    List<String> wrong = new ArrayList<>();
    for (String name : SEEDS) {
      if (seed(name).length != Algorithm.SEED_BYTES) {
        wrong.add(name);
      }
    }
    add("keys", wrong.isEmpty() ? "" : "missing or malformed: " + String.join(", ", wrong));
  }

  /** The seed of that name, or nothing if it is missing or malformed. */
  private byte[] seed(String name) {
    try {
      String text = Files.readString(home.keys().resolve(name + ".seed")).strip();
      return text.matches("[0-9a-f]{64}") ? java.util.HexFormat.of().parseHex(text) : new byte[0];
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private void card() {
    try {
      Card card = home.ownCard(session);
      byte[] tls = seed("tls");
      byte[] mirror = seed("mirror.ed25519");
      boolean fits =
          tls.length > 0
              && mirror.length > 0
              && card.party().equals(home.config().party())
              && card.tlsKey().equals(Hash.of(publicKey(tls)))
              && Hash.of(card.mirrorKeys().getFirst().publicKey())
                  .equals(Hash.of(publicKey(mirror)));
      add("card", fits ? "" : "the card names other keys than the folder holds");
    } catch (Failure | MalformedException e) {
      add("card", "missing or malformed");
    }
  }

  private static byte[] publicKey(byte[] seed) {
    return Suite.standard().signer(Algorithm.ED25519, seed).publicKey();
  }

  private void anchor() throws IOException {
    Path anchor = home.config().anchor();
    String wrong = "";
    if (!anchor.isAbsolute() || NodeHome.holds(home.root(), anchor)) {
      wrong = "the anchor lies in the folder: a backup would take it along";
    } else if (Files.exists(home.root().resolve("anchor.made")) && !Files.exists(anchor)) {
      wrong = "the anchor is missing: " + anchor;
    }
    add("anchor", wrong);
  }

  private void disk() throws IOException {
    long free = Files.getFileStore(home.root()).getUsableSpace();
    add("disk", free >= LOW_DISK ? "" : "less than 1 GiB free");
  }
}
