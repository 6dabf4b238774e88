package parley.line;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.record.Fields;
import parley.record.Json;
import parley.record.Limits;
import parley.record.Names;

/**
 * What names a line for good (record.md §1): its parties, its short name, and a nonce, so that a
 * line set up anew is another line.
 *
 * @param name {@code [a-z0-9-]}, at most 40 characters
 * @param nonce 128 random bits in hexadecimal
 * @param parties sorted, two or more
 * @param absent those of them that have no node and no key when the line begins, sorted; not all
 */
public record LineDescriptor(String name, String nonce, List<String> parties, List<String> absent) {
  public LineDescriptor {
    parties = List.copyOf(parties);
    absent = List.copyOf(absent);
  }

  /** A line all of whose parties have a node. */
  public LineDescriptor(String name, String nonce, List<String> parties) {
    this(name, nonce, parties, List.of());
  }

  /**
   * Reads the descriptor of a genesis.
   *
   * @throws MalformedException naming the field
   */
  public static LineDescriptor parse(Json.Obj json) throws MalformedException {
    Fields f = new Fields(json, "descriptor");
    LineDescriptor descriptor =
        new LineDescriptor(
            Names.token(f.text("name", 40), "descriptor.name"),
            Names.id(f.text("nonce", 32), "descriptor.nonce"),
            f.texts("parties", Limits.PARTIES, Limits.PARTY_CHARS),
            json.has("absent") ? f.texts("absent", Limits.PARTIES, Limits.PARTY_CHARS) : List.of());
    f.end();
    for (String party : descriptor.parties()) {
      Names.party(party, "descriptor.parties");
    }
    List<String> sorted = List.copyOf(new TreeSet<>(descriptor.parties()));
    if (!sorted.equals(descriptor.parties()) || sorted.size() < 2) {
      throw new MalformedException("descriptor.parties: two or more, sorted, each once");
    }
    descriptor.checkAbsent();
    return descriptor;
  }

  private void checkAbsent() throws MalformedException {
    boolean inOrder = List.copyOf(new TreeSet<>(absent)).equals(absent);
    boolean some = parties.containsAll(absent) && absent.size() < parties.size();
    if (!inOrder || !some) {
      throw new MalformedException("descriptor.absent: some of the parties, sorted, each once");
    }
  }

  /** The parties whose cards a genesis of that author holds: its own, and those present. */
  public List<String> carded(String author) {
    Set<String> without = new HashSet<>(absent);
    without.remove(author);
    return parties.stream().filter(party -> !without.contains(party)).toList();
  }

  /** The form in a genesis. */
  public Json.Obj json() {
    Json.Obj obj =
        Json.Obj.EMPTY
            .with("name", name)
            .with("nonce", nonce)
            .with("parties", Json.strings(parties));
    return absent.isEmpty() ? obj : obj.with("absent", Json.strings(absent));
  }

  /** The line's full name: short name and 16 hexadecimal digits of the descriptor's hash. */
  public String lineId() {
    return name + "-" + Hash.sha256(json().bytes()).hex().substring(0, 16);
  }
}
