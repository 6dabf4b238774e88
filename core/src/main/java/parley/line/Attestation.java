package parley.line;

import parley.record.Entry;
import parley.record.Json;

/**
 * How a party knows of an act for which it answers alone: nobody else signed it here.
 *
 * @param by the party that attests it
 * @param medium telephone, radio, fax, …
 * @param person who spoke, as far as it is told, or the empty string
 * @param when the day of the contact
 * @param coded whether the answer brought back the code of the message it answers
 */
public record Attestation(String by, String medium, String person, Json.Obj when, boolean coded) {
  /** What an attesting entry states of the contact. */
  static Attestation of(Entry entry) {
    Json.Obj body = entry.body();
    return new Attestation(
        entry.origin().party(),
        body.text("medium"),
        body.text("person"),
        body.object("when"),
        body.has("reply-code"));
  }
}
