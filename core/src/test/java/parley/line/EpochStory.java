package parley.line;

import java.util.List;
import parley.log.NoteKey;
import parley.record.Json;

/** Openings and acceptances of epochs, true or not. */
final class EpochStory {
  private EpochStory() {}

  static Json.Obj end(TestLog log, long size) {
    return Json.Obj.EMPTY
        .with("origin", log.origin().toString())
        .with("size", size)
        .with("root", log.root(size).base64());
  }

  /** Begins the log of the next epoch; the draft is its first entry. */
  static Draft open(LineBuilder line, int rival, TestLog old, long size) {
    String name = old.origin().party();
    int epoch = old.origin().epoch() + 1;
    TestParty party = line.party(name);
    TestLog log = line.begin(party, epoch, rival);
    var keys = party.logKeys(log.origin(), epoch, rival).stream().map(NoteKey::vkey).toList();
    return line.draft(name, "epoch-open")
        .with("previous", end(old, size))
        .with("epoch", new Json.Int(epoch))
        .with("log-keys", Json.strings(keys))
        .with("reason", "restored");
  }

  /** An opening with a card of new mirror keys, which revokes those named up to that size. */
  static Draft renewed(LineBuilder line, TestLog old, List<NoteKey> revoked, long stands) {
    String peer = line.names().getFirst().equals(old.origin().party()) ? "us" : "cn";
    Json.Obj stand =
        Json.Obj.EMPTY
            .with("origin", line.party(peer).log().origin().toString())
            .with("size", stands);
    List<String> keys = revoked.stream().map(k -> parley.record.SignerId.of(k).toString()).toList();
    return open(line, 0, old, old.size())
        .with("card", line.party(old.origin().party()).card(2, 1).note())
        .with(
            "mirror",
            Json.Obj.EMPTY.with("keys", Json.strings(keys)).with("stands", List.of(stand)));
  }

  static Draft accept(LineBuilder line, String by, TestLog opened, TestLog old, long size) {
    return line.draft(by, "epoch-accept")
        .with("opened", opened.origin().toString())
        .with("previous", end(old, size));
  }
}
