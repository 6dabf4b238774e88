package parley.record;

import java.nio.charset.StandardCharsets;
import java.util.List;
import parley.log.Algorithm;
import parley.log.KeyType;
import parley.log.Note;
import parley.log.NoteKey;
import parley.log.NoteSignature;
import parley.log.Signer;
import parley.log.Suite;

/** A private key at work under its name: one signature line of a text. */
public record Signatory(NoteKey key, Signer signer) {
  /** A person's or the clerk's key: Ed25519, named {@code <party>/<person>}. */
  public static Signatory of(String name, byte[] seed, Suite suite) {
    Signer signer = suite.signer(Algorithm.ED25519, seed);
    return new Signatory(new NoteKey(name, KeyType.ED25519, signer.publicKey()), signer);
  }

  /** A party key: Ed25519, then ML-DSA-44, both named for the party; both lines are demanded. */
  public static List<Signatory> party(
      String party, byte[] ed25519Seed, byte[] mlDsa44Seed, Suite suite) {
    Signer signer = suite.signer(Algorithm.ML_DSA_44, mlDsa44Seed);
    NoteKey key = new NoteKey(party, KeyType.ML_DSA_44_TEXT, signer.publicKey());
    return List.of(of(party, ed25519Seed, suite), new Signatory(key, signer));
  }

  /** The id that a text calls this key's line by. */
  public SignerId id() {
    return SignerId.of(key);
  }

  /** The signature line over a text. */
  public NoteSignature sign(String text) {
    return key.signature(signer.sign(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * The entry with the lines that it calls for.
   *
   * @throws IllegalArgumentException if these are not the keys that it calls for, in order
   */
  public static SignedEntry sign(Entry entry, List<Signatory> by) {
    return new SignedEntry(entry, note(entry, by).signatures());
  }

  /**
   * The same as the leaf's note, printed once.
   *
   * @throws IllegalArgumentException as {@link #sign(Entry, List)}
   */
  public static Note note(Entry entry, List<Signatory> by) {
    if (!entry.signers().equals(by.stream().map(Signatory::id).toList())) {
      throw new IllegalArgumentException("the entry calls for other signers");
    }
    String text = entry.text();
    return new Note(text, by.stream().map(s -> s.sign(text)).toList());
  }
}
