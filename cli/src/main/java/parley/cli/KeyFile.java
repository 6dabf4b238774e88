package parley.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import parley.log.MalformedException;
import parley.log.Suite;
import parley.record.Names;
import parley.record.Signatory;
import parley.render.Phrase;

/**
 * A private key in a file of its own, off the node (docs/cli.md, "Key files"): a header, the key's
 * name, and one line for each 32-byte seed in hexadecimal. Mode 0600; a file that others may read
 * is refused.
 *
 * @param name {@code <party>} for a party key, {@code <party>/<person>} for a person's
 * @param signatories one for a person; Ed25519, then ML-DSA-44, for a party
 */
record KeyFile(String name, List<Signatory> signatories) {
  private static final String PARTY = "parley/party-key/v1";
  private static final String PERSON = "parley/person-key/v1";
  private static final int LIMIT = 1_000;

  /** The party of this key. */
  String party() {
    int slash = name.indexOf('/');
    return slash < 0 ? name : name.substring(0, slash);
  }

  /** Makes a party's key. */
  static KeyFile newParty(Session session, String typed, String party)
      throws Failure, IOException, MalformedException {
    byte[] classical = Seeds.fresh();
    byte[] quantum = Seeds.fresh();
    String text =
        PARTY + "\nname " + party + "\ned25519 " + hex(classical) + "\nml-dsa-44 " + hex(quantum);
    return written(session, typed, text);
  }

  /** Makes a person's key, to be kept by the person. */
  static KeyFile newPerson(Session session, String typed, String name)
      throws Failure, IOException, MalformedException {
    return written(session, typed, PERSON + "\nname " + name + "\ned25519 " + hex(Seeds.fresh()));
  }

  private static KeyFile written(Session session, String typed, String text)
      throws Failure, IOException, MalformedException {
    FreshFile.secret(session.path(typed), (text + "\n").getBytes(StandardCharsets.US_ASCII));
    return parse(text + "\n");
  }

  /**
   * Reads a party's key.
   *
   * @throws Failure SETUP if others may read the file, BAD_INPUT if it is a person's key
   */
  static KeyFile party(Session session, String typed)
      throws Failure, IOException, MalformedException {
    KeyFile file = read(session, typed);
    if (file.signatories.size() != 2) {
      throw new Failure(Exit.BAD_INPUT, Phrase.say("key.not-party", "file", typed));
    }
    return file;
  }

  /**
   * Reads a person's key.
   *
   * @throws Failure SETUP if others may read the file, BAD_INPUT if it is a party's key
   */
  static KeyFile person(Session session, String typed)
      throws Failure, IOException, MalformedException {
    KeyFile file = read(session, typed);
    if (file.signatories.size() != 1) {
      throw new Failure(Exit.BAD_INPUT, Phrase.say("key.not-person", "file", typed));
    }
    return file;
  }

  private static KeyFile read(Session session, String typed)
      throws Failure, IOException, MalformedException {
    String text = session.readText(typed, LIMIT);
    if (Files.isRegularFile(session.path(typed)) && FreshFile.isOpenToOthers(session.path(typed))) {
      throw new Failure(Exit.SETUP, Phrase.say("key.open", "file", typed));
    }
    return parse(text);
  }

  /** The error names what is expected, never what stands there. */
  static KeyFile parse(String text) throws MalformedException {
    List<String> lines = text.lines().toList();
    String header = lines.isEmpty() ? "" : lines.getFirst();
    boolean isParty = header.equals(PARTY);
    int expected = isParty ? 4 : 3;
    if (!(isParty || header.equals(PERSON)) || lines.size() != expected || !text.endsWith("\n")) {
      throw new MalformedException("key file: " + PARTY + " or " + PERSON + " expected");
    }
    String name = after(lines.get(1), "name ");
    byte[] classical = seed(after(lines.get(2), "ed25519 "));
    Suite suite = Suite.standard();
    if (isParty) {
      Names.party(name, "key file: name");
      byte[] quantum = seed(after(lines.get(3), "ml-dsa-44 "));
      return new KeyFile(name, Signatory.party(name, classical, quantum, suite));
    }
    int slash = name.indexOf('/');
    Names.party(name.substring(0, Math.max(0, slash)), "key file: name");
    Names.token(name.substring(slash + 1), "key file: name");
    return new KeyFile(name, List.of(Signatory.of(name, classical, suite)));
  }

  private static String after(String line, String word) throws MalformedException {
    if (!line.startsWith(word)) {
      throw new MalformedException("key file: a line '" + word.strip() + " …' expected");
    }
    return line.substring(word.length());
  }

  private static byte[] seed(String hex) throws MalformedException {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new MalformedException("key file: a seed of 64 hexadecimal digits expected");
    }
    return HexFormat.of().parseHex(hex);
  }

  private static String hex(byte[] seed) {
    return HexFormat.of().formatHex(seed);
  }

  /** Fresh secrets and ids. */
  static final class Seeds {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Seeds() {}

    /** 32 random bytes. */
    static byte[] fresh() {
      return bytes(32);
    }

    /** An entry's id, so that asking again after a lost answer writes once. */
    static String id() {
      return HexFormat.of().formatHex(bytes(16));
    }

    private static byte[] bytes(int count) {
      byte[] bytes = new byte[count];
      RANDOM.nextBytes(bytes);
      return bytes;
    }
  }
}
