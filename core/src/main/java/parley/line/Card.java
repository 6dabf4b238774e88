package parley.line;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.log.Hash;
import parley.log.KeyType;
import parley.log.MalformedException;
import parley.log.Note;
import parley.log.NoteKey;
import parley.log.NoteSignature;
import parley.log.Suite;
import parley.record.Fields;
import parley.record.Json;
import parley.record.Limits;
import parley.record.Names;
import parley.record.Shape;
import parley.record.SignerId;

/**
 * A party's card: who it is, its keys, where its node is reached. A signed note of domain {@code
 * parley/card/v1} with both lines of the party key (docs/spec/record.md, "Card").
 *
 * @param party its name
 * @param names what it calls itself, by language tag
 * @param serial grows with every new card of the party
 * @param partyKeys the offline key: Ed25519, then ML-DSA-44 over texts
 * @param mirrorKeys the key that gives receipts: Ed25519 cosignature, then ML-DSA-44
 * @param tlsKey raw Ed25519 key of the node's certificate
 * @param addresses {@code host:port}, tried side by side
 * @param languages language tags the party writes in
 * @param timezones IANA zone names of its watches
 * @param note the signed bytes, as text
 */
public record Card(
    String party,
    Map<String, String> names,
    long serial,
    List<NoteKey> partyKeys,
    List<NoteKey> mirrorKeys,
    Hash tlsKey,
    List<String> addresses,
    List<String> languages,
    List<String> timezones,
    String note) {

  /** The first line of every card's text. */
  public static final String HEADER = "parley/card/v1\n";

  private static final int ADDRESS_CHARS = 260;

  /**
   * Reads a card and verifies both signatures of the party key that it names itself. Whose key that
   * is, only the comparison over another channel tells.
   *
   * @throws MalformedException naming what is wrong and where
   */
  public static Card parse(String text, Suite suite) throws MalformedException {
    Note note = Note.parse(text.getBytes(StandardCharsets.UTF_8));
    Card card = read(Json.parseLine(note.text(), HEADER, "card"), text);
    card.checkKeys();
    PartySignature.check(note, card.partyKeys(), suite, "card");
    return card;
  }

  private static Card read(Json.Obj json, String text) throws MalformedException {
    Fields f = new Fields(json, "card");
    Card card =
        new Card(
            Names.party(f.text("party", Limits.PARTY_CHARS), "card.party"),
            names(f),
            f.integer("serial", 1, Json.LIMIT - 1),
            keys(f, "party-keys", List.of(KeyType.ED25519, KeyType.ML_DSA_44_TEXT)),
            keys(f, "mirror-keys", List.of(KeyType.ED25519_COSIGNATURE, KeyType.ML_DSA_44)),
            f.hash("tls-key"),
            optionalTexts(f, json, "addresses"),
            f.texts("languages", 16, 35),
            f.texts("timezones", 16, 60),
            text);
    f.end();
    return card;
  }

  private static Map<String, String> names(Fields f) throws MalformedException {
    Json value = f.required("names");
    new Shape.Words(200).check(value, "card.names");
    Map<String, String> names = new TreeMap<>();
    if (value instanceof Json.Obj obj) {
      obj.members().keySet().forEach(tag -> names.put(tag, obj.text(tag)));
    }
    return Map.copyOf(names);
  }

  private static List<String> optionalTexts(Fields f, Json.Obj json, String key)
      throws MalformedException {
    return json.has(key) ? f.texts(key, 16, ADDRESS_CHARS) : List.of();
  }

  static List<NoteKey> keys(Fields f, String key, List<KeyType> types) throws MalformedException {
    List<NoteKey> keys = new ArrayList<>();
    for (String vkey : f.texts(key, 2, 2_200)) {
      keys.add(NoteKey.parse(vkey));
    }
    if (!keys.stream().map(NoteKey::type).toList().equals(types)) {
      throw new MalformedException(f.place(key) + ": keys of types " + types + " expected");
    }
    if (!keys.get(0).name().equals(keys.get(1).name())) {
      throw new MalformedException(f.place(key) + ": two keys of one name expected");
    }
    return List.copyOf(keys);
  }

  private void checkKeys() throws MalformedException {
    if (!partyKeys.get(0).name().equals(party)) {
      throw new MalformedException("card.party-keys: the party's own name expected");
    }
    if (!mirrorKeys.get(0).name().equals(mirrorName(party))) {
      throw new MalformedException("card.mirror-keys: the name <party>/mirror expected");
    }
  }

  /** The key name of a party's mirror. */
  public static String mirrorName(String party) {
    return party + "/mirror";
  }

  /** The text that the party key signs; {@link #note} is not part of it. */
  public String text() {
    Json.Obj json =
        Json.Obj.EMPTY
            .with("party", party)
            .with("names", words(names))
            .with("serial", serial)
            .with("party-keys", Json.strings(partyKeys.stream().map(NoteKey::vkey).toList()))
            .with("mirror-keys", Json.strings(mirrorKeys.stream().map(NoteKey::vkey).toList()))
            .with("tls-key", tlsKey.base64())
            .with("languages", Json.strings(languages))
            .with("timezones", Json.strings(timezones));
    json = addresses.isEmpty() ? json : json.with("addresses", Json.strings(addresses));
    return HEADER + json.print() + "\n";
  }

  /** This card with the party key's signatures. */
  public Card signed(List<NoteSignature> signatures) {
    String bytes = new String(new Note(text(), signatures).bytes(), StandardCharsets.UTF_8);
    return new Card(
        party,
        names,
        serial,
        partyKeys,
        mirrorKeys,
        tlsKey,
        addresses,
        languages,
        timezones,
        bytes);
  }

  /** The hash that two people compare, as words, over another channel. */
  public Hash fingerprint() {
    return Hash.sha256(note.getBytes(StandardCharsets.UTF_8));
  }

  /** The ids of the party key's two signature lines. */
  public List<SignerId> partySigners() {
    return partyKeys.stream().map(SignerId::of).toList();
  }

  /** The TLS key in raw form. */
  public byte[] rawTlsKey() {
    return Base64.getDecoder().decode(tlsKey.base64());
  }

  private static Json.Obj words(Map<String, String> names) {
    Json.Obj obj = Json.Obj.EMPTY;
    for (var name : names.entrySet()) {
      obj = obj.with(name.getKey(), name.getValue());
    }
    return obj;
  }
}
