package parley.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import parley.log.MalformedException;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Limits;
import parley.record.Signatory;

/**
 * Writes acts through the node. Where the key is in a file, the node drafts the text, and it is
 * signed here only after it was read and found to say what was asked for: a node that is not to be
 * trusted with a key is not to be trusted with the words either.
 */
final class Desk {
  private final Session session;
  private final NodeClient client;

  Desk(Session session, NodeClient client) {
    this.session = session;
    this.client = client;
  }

  /**
   * Writes an act and gives the result.
   *
   * @throws Failure USAGE unless it is clear who signs; REFUSED if the text drafted is another one
   */
  Exit write(Act act, SignOptions sign) throws Failure, MalformedException, IOException {
    List<Signatory> here = sign.here(session);
    return here.isEmpty() ? write(act, sign.persons()) : write(act, here, Instant.now());
  }

  private Exit write(Act act, List<String> persons) throws Failure {
    Json signer = persons.size() == 1 ? new Json.Str(persons.getFirst()) : Json.strings(persons);
    String path = EntryName.linePath(act.line()) + "/acts";
    return Placed.result(session, client.postJson(path, act.json().with("signer", signer)));
  }

  /** Has an act drafted, compares it and signs it with keys that are here. */
  Exit write(Act act, List<Signatory> by, Instant now) throws Failure, MalformedException {
    List<String> ids = by.stream().map(s -> s.id().toString()).toList();
    String path = EntryName.linePath(act.line()) + "/draft";
    Json.Obj draft = client.postJson(path, act.json().with("signers", Json.strings(ids)));
    Entry entry = read(draft, by);
    List<String> differences = act.differences(entry, now);
    if (!differences.isEmpty()) {
      throw Differences.refusal(differences);
    }
    return hand(entry, by);
  }

  /**
   * Reads a drafted text: an entry of the party whose keys these are, calling for exactly them.
   *
   * @throws Failure REFUSED if it is not
   */
  static Entry read(Json.Obj draft, List<Signatory> by) throws Failure, MalformedException {
    String text = draft.text("text");
    if (text.length() > Limits.LARGE_ENTRY_BYTES) {
      throw new MalformedException("draft: over " + Limits.LARGE_ENTRY_BYTES + " characters");
    }
    Entry entry = Entry.parse(text);
    Differences found = new Differences();
    found.same("signers", by.stream().map(Signatory::id).toList(), entry.signers());
    found.same("origin", by.getFirst().id().party(), entry.origin().party());
    found.same("text", text, entry.text());
    found.end();
    return entry;
  }

  /** Signs a text that was compared, and hands it in. */
  Exit hand(Entry entry, List<Signatory> by) throws Failure {
    byte[] note = Signatory.sign(entry, by).bytes();
    Json.Obj body = Json.Obj.EMPTY.with("note", new String(note, StandardCharsets.UTF_8));
    return Placed.result(session, client.postJson("entries", body));
  }
}
