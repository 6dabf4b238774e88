package parley.line;

import parley.log.MalformedException;
import parley.record.Entry;
import parley.record.Seen;

/**
 * How far an old log may be judged while the next epoch waits to be accepted (docs/spec/fold.md,
 * "Epochs"). A leaf that its party lost may come late, from a counterpart or the network, when
 * others have accepted a smaller end already: judged before the end is settled, it would count at
 * some and not at others.
 */
final class EpochEnds {
  private final LineBook book;
  private final EpochRules rules;

  EpochEnds(LineBook book, EpochRules rules) {
    this.book = book;
    this.rules = rules;
  }

  /** Whether the leaf, the next of its party, stands at or past all that is cited so far. */
  boolean mayBePast(PartyFold opener, PartyFold.Waiting leaf) {
    if (opener.last() == null || opener.ended()) {
      return false;
    }
    for (PartyFold.Waiting opening : opener.openingsAhead()) {
      boolean beyond =
          opening.reading() instanceof Reading.Read && leaf.index() >= EpochRules.stated(opening);
      if (beyond && opens(opener, opening) && leaf.index() >= cited(opener, opening)) {
        return true;
      }
    }
    return false;
  }

  private boolean opens(PartyFold opener, PartyFold.Waiting opening) {
    try {
      return rules.opens(opener, opening);
    } catch (MalformedException e) {
      return false;
    }
  }

  /**
   * The largest size of the old log that a counterpart's acceptance cites, judged or offered, or
   * that it stated as seen before: its acceptance must cite as much.
   */
  private long cited(PartyFold opener, PartyFold.Waiting opening) {
    String origin = opening.origin().toString();
    long size = 0;
    for (PartyFold peer : book.parties) {
      if (peer != opener) {
        size =
            Math.max(
                size, book.accepted(origin, peer).orElseGet(() -> offered(peer, opener, origin)));
      }
    }
    return size;
  }

  private long offered(PartyFold peer, PartyFold opener, String opened) {
    long size = 0;
    for (PartyFold.Waiting leaf : peer.queued()) {
      if (leaf.reading() instanceof Reading.Read read) {
        Entry entry = read.signed().entry();
        for (Seen seen : entry.seen()) {
          size = seen.size() > size ? Math.max(size, rules.held(opener, seen)) : size;
        }
        if (EpochRules.leads(peer, leaf)
            && entry.body().text("opened").equals(opened)
            && rules.signed(peer, read)) {
          return Math.max(size, rules.held(opener, entry.body().object("previous")));
        }
      }
    }
    return size;
  }
}
