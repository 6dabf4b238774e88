package parley.line;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.log.Note;
import parley.log.Suite;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Kind;
import parley.record.Kinds;
import parley.record.Origin;
import parley.record.Seen;
import parley.record.SignerId;

/**
 * When an epoch may be opened and accepted (docs/spec/fold.md, "Epochs"). An acceptance speaks of
 * leaves that no prefix covers: the new log's first, and the old log's up to the sizes that both
 * sides cite. It waits until they are offered, so that its verdict does not hang on their order.
 */
final class EpochRules {
  /** What an acceptance hears that is the second of its author. */
  static final String ONCE = "an epoch of a counterpart is accepted, and once";

  private final LineBook book;
  private final Suite suite;
  private final LogView logs;

  EpochRules(LineBook book, Suite suite, LogView logs) {
    this.book = book;
    this.suite = suite;
    this.logs = logs;
  }

  /** Whether what the acceptance speaks of may still be offered. */
  boolean blocked(Judge.Act act) {
    Json.Obj body = act.entry().body();
    String opened = body.text("opened");
    PartyFold opener = opener(act, opened);
    if (opener == null || settled(act, opener, opened)) {
      return false;
    }
    PartyFold.Segment last = opener.last();
    if (last == null || opener.epoch() < PartyFold.epochOf(opened) - 1) {
      return true;
    }
    PartyFold.Waiting leaf = opener.opening(opened);
    if (leaf == null) {
      return !book.complete(opener);
    }
    long held = opener.offeredSize(last.origin());
    return !book.complete(opener)
        && isOf(last, body.object("previous"))
        && (held < size(body)
            || (leaf.reading() instanceof Reading.Read read
                && held < size(read.signed().entry().body())));
  }

  private @Nullable PartyFold opener(Judge.Act act, String opened) {
    PartyFold opener = book.party(opened.substring(0, opened.indexOf('/')));
    boolean sameLine =
        opened.substring(0, opened.lastIndexOf('/')).endsWith("/" + act.entry().origin().line());
    return opener == act.author() || !sameLine ? null : opener;
  }

  /** Whether that epoch can no longer be accepted by the author: it did so, or it is the first. */
  private boolean settled(Judge.Act act, PartyFold opener, String opened) {
    int epoch = PartyFold.epochOf(opened);
    return epoch == 1
        || opener.epoch() >= epoch
        || book.acceptedBefore(opener, epoch, act.author());
  }

  private static long size(Json.Obj body) {
    return body.object("previous").integer("size", 0);
  }

  /** The end of the old log as the opening of the next states it. */
  static long stated(PartyFold.Waiting opening) {
    return size(((Reading.Read) opening.reading()).signed().entry().body());
  }

  private static boolean isOf(PartyFold.Segment log, Json.Obj end) {
    return end.text("origin").equals(log.origin());
  }

  /** The counterpart's acceptance of an epoch ends the old log at what is held of it. */
  Optional<Verdict.Refused> accept(Judge.Act act) throws MalformedException {
    Json.Obj body = act.entry().body();
    String opened = body.text("opened");
    PartyFold opener = opener(act, opened);
    if (book.countedEarly(act)) {
      return Optional.empty();
    }
    if (opener == null || settled(act, opener, opened)) {
      return refuse(ONCE);
    }
    PartyFold.Segment last = java.util.Objects.requireNonNull(opener.last());
    if (!holds(opener, last, body.object("previous")) || !opensWaiting(opener, opened)) {
      return refuse("no such epoch waits to be accepted, or the old log is another");
    }
    long seen = act.prefix().of(opener.number) - last.base();
    return size(body) >= seen ? Optional.empty() : refuse("cites less than it stated as seen");
  }

  /** Whether the leaf opens the party's next epoch, as far as its old log is offered. */
  boolean opens(PartyFold opener, PartyFold.Waiting leaf) throws MalformedException {
    PartyFold.Segment last = opener.last();
    if (last == null || !(leaf.reading() instanceof Reading.Read read)) {
      return false;
    }
    Entry entry = read.signed().entry();
    List<SignerId> party = opener.partyKeys.stream().map(SignerId::of).toList();
    return entry.kind().equals("epoch-open")
        && entry.origin().equals(leaf.origin())
        && holds(opener, last, entry.body().object("previous"))
        && entry.signers().equals(party)
        && partySigned(opener, read)
        && mirrorFault(opener, entry).isEmpty();
  }

  /** Whether the end that somebody cites is true of the log as offered. */
  private boolean holds(PartyFold opener, PartyFold.Segment last, Json.Obj end)
      throws MalformedException {
    return isOf(last, end)
        && end.integer("size", 0) <= opener.offeredSize(last.origin())
        && logs.root(last.origin(), end.integer("size", 0))
            .equals(Hash.parseBase64(end.text("root")));
  }

  private boolean partySigned(PartyFold opener, Reading.Read read) {
    try {
      Entry entry = read.signed().entry();
      Genesis.logKeys(entry, entry.origin());
      return signed(opener, read);
    } catch (MalformedException e) {
      return false;
    }
  }

  private boolean opensWaiting(PartyFold opener, String opened) throws MalformedException {
    PartyFold.Waiting leaf = opener.opening(opened);
    return leaf != null && opens(opener, leaf);
  }

  /** The size of an end that is true of the log in which the party's sequence stands, else 0. */
  long held(PartyFold opener, Json.Obj end) {
    PartyFold.Segment last = opener.last();
    try {
      return last != null && holds(opener, last, end) ? end.integer("size", 0) : 0;
    } catch (MalformedException e) {
      return 0;
    }
  }

  /**
   * The size that is stated as seen, if that is true of the log of the party's sequence, else 0.
   */
  long held(PartyFold opener, Seen seen) {
    PartyFold.Segment last = opener.last();
    boolean held =
        last != null
            && seen.origin().equals(last.origin())
            && seen.size() <= opener.offeredSize(last.origin())
            && logs.root(last.origin(), seen.size()).equals(seen.root());
    return held ? seen.size() : 0;
  }

  /** Whether the party key signed it. */
  boolean signed(PartyFold party, Reading.Read read) {
    if (read.vouched() || read.verified().containsAll(party.partyKeys)) {
      return true;
    }
    try {
      Note note = new Note(read.signed().entry().text(), read.signed().signatures());
      PartySignature.check(note, party.partyKeys, suite, read.signed().entry().kind());
      return true;
    } catch (MalformedException e) {
      return false;
    }
  }

  /**
   * The end of the old log where no party must accept the next: what the opening says, once all
   * below it is folded. Nobody else could bear it out, and whoever comes later reads both logs.
   */
  void settleAlone(PartyFold opener) {
    PartyFold.Segment last = opener.last();
    if (last == null || opener.ended() || !book.alone(opener)) {
      return;
    }
    for (PartyFold.Waiting leaf : opener.openings()) {
      if (leaf.reading() instanceof Reading.Read read && settles(opener, last, leaf, read)) {
        long size = size(read.signed().entry().body());
        opener.ends(size, leaf.origin());
        return;
      }
    }
  }

  private boolean settles(
      PartyFold opener, PartyFold.Segment last, PartyFold.Waiting leaf, Reading.Read read) {
    boolean folded = opener.foldedSize(last.origin()) >= size(read.signed().entry().body());
    try {
      return folded && opens(opener, leaf);
    } catch (MalformedException e) {
      return false;
    }
  }

  /**
   * A card with other mirror keys goes with the revocation of the old ones, and nothing else does:
   * no receipt stands between the two.
   */
  private Optional<String> mirrorFault(PartyFold opener, Entry entry) throws MalformedException {
    Card old = java.util.Objects.requireNonNull(opener.card);
    String text = entry.body().text("card");
    Card next = text.isEmpty() ? old : Card.parse(text, suite);
    List<String> gone =
        next.mirrorKeys().equals(old.mirrorKeys())
            ? List.of()
            : old.mirrorKeys().stream().map(k -> SignerId.of(k).toString()).toList();
    return entry.body().object("mirror").texts("keys").equals(gone)
        ? Optional.empty()
        : Optional.of("the mirror keys that the card replaces, and no others, are revoked");
  }

  /** Whether the leaf is an acceptance that the party key may have signed. */
  static boolean leads(PartyFold author, PartyFold.Waiting leaf) {
    return leaf.reading() instanceof Reading.Read read
        && read.signed().entry().kind().equals("epoch-accept")
        && read.signed()
            .entry()
            .signers()
            .equals(author.partyKeys.stream().map(SignerId::of).toList());
  }

  /**
   * What an acceptance at the head of a waiting log comes to before its turn; empty if what it
   * speaks of may still be offered, or if it is none.
   */
  Optional<Verdict> verdict(PartyFold author, PartyFold.Waiting leaf) {
    if (!leads(author, leaf)) {
      return Optional.empty();
    }
    Reading.Read read = (Reading.Read) leaf.reading();
    Entry entry = read.signed().entry();
    Prefix prefix = author.seen.with(author.number, author.facts.size());
    Kind kind = java.util.Objects.requireNonNull(Kinds.find(entry.kind()));
    Judge.Act act = new Judge.Act(author, entry, kind, author.facts.size(), prefix);
    if (blocked(act)) {
      return Optional.empty();
    }
    try {
      boolean stands =
          entry.origin().equals(leaf.origin())
              && opensWaiting(author, leaf.origin().toString())
              && signed(author, read);
      Optional<Verdict.Refused> refused =
          stands ? accept(act) : refuse("an acceptance ahead of its turn is the party's own");
      return Optional.of(refused.<Verdict>map(r -> r).orElseGet(Verdict.Effective::new));
    } catch (MalformedException e) {
      return refuse(String.valueOf(e.getMessage())).map(r -> r);
    }
  }

  /** The opening itself, once every counterpart accepted it. */
  Optional<Verdict.Refused> open(Judge.Act act) throws MalformedException {
    Entry entry = act.entry();
    Origin origin = entry.origin();
    Genesis.logKeys(entry, origin);
    PartyFold.Segment last = java.util.Objects.requireNonNull(act.author().last());
    boolean follows =
        isOf(last, entry.body().object("previous"))
            && entry.body().integer("epoch", 0) == origin.epoch()
            && origin.epoch() == act.author().epoch() + 1;
    return follows
        ? mirrorFault(act.author(), entry).flatMap(EpochRules::refuse)
        : refuse("does not follow the last epoch");
  }

  private static Optional<Verdict.Refused> refuse(String detail) {
    return Optional.of(new Verdict.Refused(Rule.BAD_STATEMENT, detail));
  }
}
