package parley.talk;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parley.line.Said;
import parley.line.Target;

/**
 * Terms that a party proposed, by a request or a counter, and what the others said to them.
 *
 * @param act the request or the counter
 * @param parent the proposal that it counters, or null for a request
 * @param replies acceptance or refusal, by party
 * @param withdrawn the act by which its author took it back, or null
 * @param lapse the clerk's note that no answer came in time, or null
 */
public record Proposal(
    Said act,
    @Nullable Target parent,
    Map<String, Said> replies,
    @Nullable Said withdrawn,
    @Nullable Said lapse) {

  static Proposal of(Said act, @Nullable Target parent) {
    return new Proposal(act, parent, Map.of(), null, null);
  }

  Proposal replied(Said reply) {
    Map<String, Said> more = new TreeMap<>(replies);
    more.putIfAbsent(reply.by(), reply);
    return new Proposal(act, parent, more, withdrawn, lapse);
  }

  Proposal withdrawn(Said by) {
    return new Proposal(act, parent, replies, by, lapse);
  }

  Proposal lapsed(Said by) {
    return new Proposal(act, parent, replies, withdrawn, by);
  }

  /** The terms proposed. */
  public Terms terms() {
    return new Terms(act.entry().body().object("terms"));
  }

  /** The act by which the party agreed: its proposal or its acceptance; null if it has not. */
  public @Nullable Said signature(String party) {
    if (act.by().equals(party)) {
      return act;
    }
    Said reply = replies.get(party);
    return reply != null && reply.kind().equals("talk-accept") ? reply : null;
  }

  /** Whether every one of these agreed and the author did not take it back. */
  public boolean agreed(Collection<String> parties) {
    return withdrawn == null && parties.stream().allMatch(p -> signature(p) != null);
  }

  /** Whether any party concerned said no. */
  public boolean declined() {
    return replies.values().stream().anyMatch(r -> r.kind().equals("talk-decline"));
  }
}
