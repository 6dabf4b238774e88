package parley.line;

import java.util.List;
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
 */
public record LineDescriptor(String name, String nonce, List<String> parties) {
  public LineDescriptor {
    parties = List.copyOf(parties);
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
            f.texts("parties", Limits.PARTIES, Limits.PARTY_CHARS));
    f.end();
    for (String party : descriptor.parties()) {
      Names.party(party, "descriptor.parties");
    }
    List<String> sorted = List.copyOf(new TreeSet<>(descriptor.parties()));
    if (!sorted.equals(descriptor.parties()) || sorted.size() < 2) {
      throw new MalformedException("descriptor.parties: two or more, sorted, each once");
    }
    return descriptor;
  }

  /** The form in a genesis. */
  public Json.Obj json() {
    return Json.EMPTY
        .with("name", name)
        .with("nonce", nonce)
        .with("parties", Json.strings(parties));
  }

  /** The line's full name: short name and 16 hexadecimal digits of the descriptor's hash. */
  public String lineId() {
    return name + "-" + Hash.sha256(json().bytes()).hex().substring(0, 16);
  }
}
