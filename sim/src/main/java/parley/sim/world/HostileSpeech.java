package parley.sim.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import parley.log.Checkpoint;
import parley.log.Hash;
import parley.log.Merkle;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Mark;
import parley.record.Origin;
import parley.record.Precedence;
import parley.record.Ref;
import parley.record.Seen;
import parley.record.Signatory;
import parley.record.SignedEntry;

/**
 * What a hostile party says by a key that may speak: in order where it serves, and then what is out
 * of order in its own past already, so that it must never count.
 */
final class HostileSpeech {
  private static final Json.Obj NONE = Json.Obj.EMPTY;
  private static final Json.Obj TERMS = NONE.with("terms", NONE.with("form", "phone-call"));
  private static final Json.Obj NO_REASON = NONE.with("reason-not-given", true);

  private final World world;
  private final PartyKeys keys;
  private final Origin origin;
  private final ToLongFunction<byte[]> log;
  private final List<Seen> seen;

  /**
   * Speaks with these heads of the others' logs before its eyes.
   *
   * @param log takes a leaf to its end and gives its index
   */
  HostileSpeech(
      World world,
      PartyKeys keys,
      Origin origin,
      ToLongFunction<byte[]> log,
      Collection<Checkpoint> heads) {
    this.world = world;
    this.keys = keys;
    this.origin = origin;
    this.log = log;
    this.seen = new ArrayList<>();
    heads.forEach(h -> seen.add(new Seen(h.origin(), h.size(), h.root())));
  }

  private Ref claim(String kind, @Nullable Ref re, Json.Obj body, boolean never) {
    Entry plain = Founding.entry(world, keys, origin, kind, body);
    Signatory by = keys.key("ada", 0);
    Entry entry =
        new Entry(
            plain.id(),
            kind,
            origin,
            "duty",
            List.of(by.id()),
            plain.at(),
            Mark.REAL,
            Precedence.ROUTINE,
            seen,
            re,
            null,
            body,
            List.of());
    SignedEntry signed = Signatory.sign(entry, List.of(by));
    if (never) {
      world.checks().ledger().row(keys.party(), signed, true);
    }
    byte[] leaf = signed.bytes();
    return new Ref(origin.toString(), log.applyAsLong(leaf), Merkle.leaf(leaf));
  }

  /** Acts against the order of things. */
  void meddle() {
    switch (world.random().nextInt(6)) {
      case 0 -> claim("talk-accept", request(), NONE, true);
      case 1 -> {
        Ref asked = request();
        claim("talk-withdraw", asked, NO_REASON, false);
        claim("talk-withdraw", asked, NO_REASON, true);
      }
      case 2 -> claim("talk-held", claim("talk-held", null, TERMS, false), NONE, true);
      case 3 -> claim("outcome-object", outcome(), NO_REASON, true);
      case 4 -> claim("outcome-status", outcome(), NONE.with("status", "kept"), true);
      default -> {
        Json.Obj when = NONE.with("precision", "day").with("date", "2090-01-05");
        Json.Obj body = NONE.with("name", "n").with("language", "en").with("certainty", "reported");
        claim("incident", null, body.with("when", when), true);
      }
    }
  }

  private Ref request() {
    List<Json.Obj> to =
        world.nodes().keySet().stream()
            .map(p -> NONE.with("party", p).with("post", "duty"))
            .toList();
    return claim("talk-request", null, TERMS.with("to", to), false);
  }

  private Ref outcome() {
    Json.Obj body = NONE.with("text", "ours").with("language", "en").with("degree", "agreed");
    Json.Obj owned = body.with("owners", Json.strings(List.of(keys.party())));
    return claim("outcome", null, owned, false);
  }

  /**
   * States that it has seen an entry that its counterpart has not written. In a line of three that
   * counts for nothing, and the entry stands.
   */
  void ahead() {
    if (!seen.isEmpty()) {
      Seen last = seen.removeFirst();
      seen.addFirst(new Seen(last.origin(), last.size() + 1, Hash.sha256()));
      claim("text", null, NONE.with("text", "h").with("language", "en"), keys.cards().size() == 2);
    }
  }
}
