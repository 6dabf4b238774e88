package parley.node.witness;

import java.net.URI;
import parley.log.MalformedException;
import parley.log.NoteKey;
import parley.record.Fields;
import parley.record.Json;

/**
 * A foreign witness.
 *
 * @param key whose cosignatures are believed
 * @param prefix its submission prefix; {@code add-checkpoint} is appended
 */
public record Witness(NoteKey key, URI prefix) {
  /**
   * Reads {@code {"key":<vkey>,"url":<submission prefix>}}.
   *
   * @throws MalformedException naming the field
   */
  public static Witness parse(Json json) throws MalformedException {
    Fields f = Fields.of(json, "witnesses");
    NoteKey key = NoteKey.parse(f.text("key", 2_200));
    String url = f.text("url", 500);
    f.end();
    if (!url.matches("https?://[^ ?#]+/")) {
      throw new MalformedException("witnesses.url: http(s)://…/ without query expected");
    }
    return new Witness(key, URI.create(url));
  }

  /** The form that {@link #parse} reads. */
  public Json.Obj json() {
    return Json.Obj.EMPTY.with("key", key.vkey()).with("url", prefix.toString());
  }

  /** The register of the store in which its cosignatures are kept. */
  String slot() {
    return "witness/" + key.name();
  }
}
