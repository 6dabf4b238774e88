package parley.line;

import java.time.Instant;
import java.util.Optional;
import parley.log.MalformedException;
import parley.log.Suite;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Ref;
import parley.record.ReplyCode;
import parley.record.UtcTime;

/**
 * What holds for acts that one party states for another, and for the party that comes with a node
 * of its own later (docs/spec/fold.md, "Attested", "Absent parties").
 */
final class AttestRules {
  private static final int DATE_CHARS = 10;

  private final LineBook book;
  private final Suite suite;

  AttestRules(LineBook book, Suite suite) {
    this.book = book;
    this.suite = suite;
  }

  /** What the attestation itself says: a contact that was, and the code of what it answers. */
  Optional<Verdict.Refused> contact(Entry entry) {
    Json.Obj body = entry.body();
    Json.Obj when = body.object("when");
    String time = body.text("time");
    String written = UtcTime.print(entry.at()).substring(0, DATE_CHARS);
    String date = when.text("date");
    boolean later =
        (!time.isEmpty() && Instant.parse(time).isAfter(entry.at()))
            || date.compareTo(written.substring(0, Math.min(DATE_CHARS, date.length()))) > 0;
    boolean other = date.length() == DATE_CHARS && !time.isEmpty() && !time.startsWith(date);
    if (later || other) {
      return refuse(Rule.IMPOSSIBLE_TIME, "a contact on its own day, before it is written down");
    }
    String code = body.text("reply-code");
    Ref re = entry.re();
    boolean fits = code.isEmpty() || (re != null && code.equals(ReplyCode.of(re.leaf()).text()));
    return fits ? Optional.empty() : refuse(Rule.WRONG_CODE, "not the code of what it speaks of");
  }

  /** Who is said to have spoken, or to have been told, says whether it was so. */
  Optional<Verdict.Refused> stance(Judge.Act act) {
    Json.Obj body = act.entry().body();
    Ref re = java.util.Objects.requireNonNull(act.entry().re());
    Target target = book.find(re.origin(), re.index()).orElseThrow();
    if (!book.attestations.concerns(target, act.author().number)) {
      return refuse(Rule.BAD_TARGET, "an attested act that concerns the author expected");
    }
    boolean dispute = act.kind().name().equals("dispute");
    return dispute && body.has("reason") == body.has("reason-not-given")
        ? refuse(Rule.BAD_STATEMENT, "a reason, or that none is given")
        : Optional.empty();
  }

  /** Pins the card of a party that was absent when the line began. */
  Optional<Verdict.Refused> pairing(Judge.Act act) throws MalformedException {
    Card card = Card.parse(act.entry().body().text("card"), suite);
    PartyFold party = book.party(card.party());
    boolean fits =
        party != null
            && party != act.author()
            && book.absent.contains(party.number)
            && !act.author().pinned.containsKey(party.number);
    return fits
        ? Optional.empty()
        : refuse(Rule.BAD_STATEMENT, "the card of an absent party, pinned once, ever");
  }

  /** The cards of a genesis bear the party keys that this line knows. */
  Optional<Verdict.Refused> genesis(Judge.Act act) throws MalformedException {
    Genesis genesis = Genesis.parse(act.entry(), suite);
    if (!genesis.descriptor().parties().equals(book.names)) {
      return refuse(Rule.BAD_GENESIS, "other parties than this line's");
    }
    for (PartyFold party : book.parties) {
      Card card = genesis.cards().get(party.party);
      boolean known = party != act.author() || !party.partyKeys.isEmpty();
      boolean fits =
          (card != null && known)
              ? card.partyKeys().equals(party.partyKeys)
              : absent(genesis, party);
      if (!fits) {
        return refuse(Rule.BAD_GENESIS, "the card of " + party.party + " bears another party key");
      }
    }
    return absent(genesis, act.author()) ? joining(act, genesis) : Optional.empty();
  }

  private static boolean absent(Genesis genesis, PartyFold party) {
    return genesis.descriptor().absent().contains(party.party);
  }

  /** Everybody present in the past pinned the key that now opens a log. */
  private Optional<Verdict.Refused> joining(Judge.Act act, Genesis genesis) {
    PartyFold author = act.author();
    Card own = java.util.Objects.requireNonNull(genesis.cards().get(author.party));
    for (PartyFold peer : book.parties) {
      long seen = act.prefix().of(peer.number);
      if (peer != author && (seen > 0 || !absent(genesis, peer))) {
        PartyFold.Pin pin = peer.pinned.get(author.number);
        if (pin == null || pin.ordinal() >= seen || !pin.keys().equals(own.partyKeys())) {
          return refuse(Rule.BAD_GENESIS, peer.party + " did not pin this party's card");
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Verdict.Refused> refuse(Rule rule, String detail) {
    return Optional.of(new Verdict.Refused(rule, detail));
  }
}
