package parley.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import parley.log.MalformedException;
import parley.record.Entry;
import parley.record.Json;
import parley.record.SignedEntry;
import parley.record.SignerId;
import parley.render.message.Outgoing;

/**
 * An entry as its author signed it, with what the line's state says of its author.
 *
 * @param row as the node gives it, with the signed note
 * @param state of the line
 */
record Printed(EntryRow row, Entry act, Json.Obj state) {

  /**
   * Asks the node for the entry that a person named.
   *
   * @throws MalformedException if what stands there is no entry
   */
  static Printed find(NodeClient client, String line, String entry)
      throws Failure, MalformedException {
    EntryRow row = EntryName.parse(entry).find(client, line).withNote(client, line);
    Json.Obj state = client.getJson(EntryName.linePath(line)).object("state");
    byte[] note = row.note().getBytes(StandardCharsets.UTF_8);
    return new Printed(row, SignedEntry.parse(note).entry(), state);
  }

  /** The entry on its way, or at rest where it has no addressee. */
  Outgoing to(String from, String to, String remarks) {
    return new Outgoing(act, row.index(), row.leaf(), from, to, remarks);
  }

  /** Party and post, with its title in the reader's language where it has one. */
  String sender(Session session) {
    String party = act.origin().party();
    if (act.post().isEmpty()) {
      return party;
    }
    Json.Obj posts = state.object("parties").object(party).object("posts");
    Json.Obj titles = posts.object(act.post()).object("title");
    String title = titles.text(session.texts().language().tag());
    return String.join(", ", party, title.isEmpty() ? act.post() : title);
  }

  /** The names of the keys that signed it. */
  String signers() {
    return String.join(", ", act.signers().stream().map(SignerId::name).toList());
  }

  /** The other parties of the line. */
  String others() {
    List<String> others = new ArrayList<>(state.object("parties").members().keySet());
    others.remove(act.origin().party());
    return String.join(", ", others);
  }
}
