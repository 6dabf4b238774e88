package parley.line;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.log.NoteKey;
import parley.log.Suite;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Kind;
import parley.record.Ref;
import parley.record.SignerId;

/** What the fields of each kind must say for the act to count (docs/spec/fold.md, "Kinds"). */
final class KindRules {
  private final LineBook book;
  private final Suite suite;
  private final LogView logs;

  KindRules(LineBook book, Suite suite, LogView logs) {
    this.book = book;
    this.suite = suite;
    this.logs = logs;
  }

  /** Whether the act speaks of a log that is not here yet: the opening that it accepts. */
  boolean blocked(Judge.Act act) {
    if (!act.entry().kind().equals("epoch-accept")) {
      return false;
    }
    String opened = act.entry().body().text("opened");
    PartyFold opener = book.party(opened.substring(0, opened.indexOf('/')));
    return opener != null && !opener.closed(opened) && opener.opening(opened) == null;
  }

  /** The rule that the act breaks, or empty. */
  Optional<Verdict.Refused> check(Judge.Act act) {
    try {
      return switch (act.entry().kind()) {
        case "genesis" -> genesis(act);
        case "card" -> card(act);
        case "epoch-open" -> epochOpen(act);
        case "epoch-accept" -> epochAccept(act);
        case "charter-propose" -> charterPropose(act);
        case "charter-accept" -> charterAccept(act);
        case "key-grant" -> keyGrant(act);
        case "key-revoke" -> keyRevoke(act);
        case "holder" -> holder(act);
        case "resume" -> resume(act);
        case "lapse" -> lapse(act);
        case "answer" -> rung(act);
        default -> act.kind().is(Kind.Trait.RUNG) ? rung(act) : Optional.empty();
      };
    } catch (MalformedException e) {
      Rule rule = act.entry().kind().startsWith("charter") ? Rule.BAD_CHARTER : statement(act);
      return refuse(rule, String.valueOf(e.getMessage()));
    }
  }

  private static Rule statement(Judge.Act act) {
    return act.entry().kind().equals("genesis") ? Rule.BAD_GENESIS : Rule.BAD_STATEMENT;
  }

  private static Optional<Verdict.Refused> refuse(Rule rule, String detail) {
    return Optional.of(new Verdict.Refused(rule, detail));
  }

  private static Optional<Verdict.Refused> refuseUnless(boolean holds, Rule rule, String detail) {
    return holds ? Optional.empty() : refuse(rule, detail);
  }

  private Optional<Verdict.Refused> genesis(Judge.Act act) throws MalformedException {
    Genesis genesis = Genesis.parse(act.entry(), suite);
    if (!genesis.descriptor().parties().equals(book.names)) {
      return refuse(Rule.BAD_GENESIS, "other parties than this line's");
    }
    for (PartyFold party : book.parties) {
      Card card = java.util.Objects.requireNonNull(genesis.cards().get(party.party));
      if (!card.partyKeys().equals(party.partyKeys)) {
        return refuse(Rule.BAD_GENESIS, "the card of " + party.party + " bears another party key");
      }
    }
    return Optional.empty();
  }

  private Optional<Verdict.Refused> card(Judge.Act act) throws MalformedException {
    return newCard(act.author(), Card.parse(act.entry().body().text("card"), suite));
  }

  private static Optional<Verdict.Refused> newCard(PartyFold author, Card card) {
    boolean same = card.party().equals(author.party) && card.partyKeys().equals(author.partyKeys);
    Card old = author.card;
    return refuseUnless(
        same && (old == null || card.serial() > old.serial()),
        Rule.BAD_STATEMENT,
        "a later card of the same party and party key expected");
  }

  private Optional<Verdict.Refused> epochOpen(Judge.Act act) throws MalformedException {
    Entry entry = act.entry();
    Genesis.logKeys(entry, entry.origin());
    PartyFold.Segment last = java.util.Objects.requireNonNull(act.author().last());
    Json.Obj previous = entry.body().object("previous");
    boolean follows =
        previous.text("origin").equals(last.origin())
            && entry.body().integer("epoch", 0) == entry.origin().epoch()
            && entry.origin().epoch() == act.author().epoch() + 1;
    if (!follows) {
      return refuse(Rule.BAD_STATEMENT, "does not follow the last epoch");
    }
    String card = entry.body().text("card");
    return card.isEmpty() ? Optional.empty() : newCard(act.author(), Card.parse(card, suite));
  }

  /** The counterpart's acceptance of an epoch ends the old log at what is held of it. */
  private Optional<Verdict.Refused> epochAccept(Judge.Act act) {
    String opened = act.entry().body().text("opened");
    PartyFold opener = book.party(opened.substring(0, opened.indexOf('/')));
    if (opener == null || opener == act.author()) {
      return refuse(Rule.BAD_STATEMENT, "the epoch of a counterpart is accepted");
    }
    Entry opening = opener.closed(opened) ? null : openingEntry(opener, opened);
    Json.Obj previous = act.entry().body().object("previous");
    PartyFold.Segment last = opener.last();
    if (opening == null || last == null || !previous.text("origin").equals(last.origin())) {
      return refuse(Rule.BAD_STATEMENT, "no such epoch waits to be accepted");
    }
    boolean twice =
        book.acceptances.getOrDefault(opened, List.of()).stream()
            .anyMatch(a -> a.by() == act.author().number);
    return refuseUnless(!twice, Rule.BAD_STATEMENT, "the epoch was accepted before");
  }

  private @Nullable Entry openingEntry(PartyFold opener, String opened) {
    PartyFold.Waiting leaf = opener.opening(opened);
    if (leaf == null || !(leaf.reading() instanceof Reading.Read read)) {
      return null;
    }
    Entry entry = read.signed().entry();
    PartyFold.Segment last = opener.last();
    boolean fits =
        entry.kind().equals("epoch-open")
            && entry.origin().equals(leaf.origin())
            && last != null
            && entry.body().object("previous").text("origin").equals(last.origin());
    List<SignerId> party = opener.partyKeys.stream().map(SignerId::of).toList();
    return fits && entry.signers().equals(party) && partySigned(opener, read) ? entry : null;
  }

  private boolean partySigned(PartyFold opener, Reading.Read read) {
    try {
      Genesis.logKeys(read.signed().entry(), read.signed().entry().origin());
      parley.log.Note note =
          new parley.log.Note(read.signed().entry().text(), read.signed().signatures());
      PartySignature.check(note, opener.partyKeys, suite, "epoch-open");
      return true;
    } catch (MalformedException e) {
      return false;
    }
  }

  private Optional<Verdict.Refused> charterPropose(Judge.Act act) throws MalformedException {
    Charter charter = Charter.parse(act.entry().body().object("charter"));
    if (!charter.parent().isEmpty()) {
      Hash parent = Hash.parseBase64(charter.parent());
      if (book.charters.find(parent, act.prefix()).isEmpty()) {
        return refuse(Rule.BAD_CHARTER, "the parent was not proposed");
      }
    }
    boolean known = book.names.containsAll(charter.posts().keySet());
    return refuseUnless(known, Rule.BAD_CHARTER, "a post of no party of the line");
  }

  private Optional<Verdict.Refused> charterAccept(Judge.Act act) throws MalformedException {
    Hash hash = Hash.parseBase64(act.entry().body().text("charter"));
    return refuseUnless(
        book.charters.find(hash, act.prefix()).isPresent(),
        Rule.BAD_CHARTER,
        "no such charter was proposed");
  }

  private Optional<Verdict.Refused> keyGrant(Judge.Act act) throws MalformedException {
    NoteKey key = NoteKey.parse(act.entry().body().text("key"));
    String role = act.entry().body().text("role");
    boolean clerk = key.name().endsWith("/clerk");
    boolean named =
        key.type() == parley.log.KeyType.ED25519
            && key.name().startsWith(act.author().party + "/")
            && clerk == role.equals("clerk");
    SignerId.parse(SignerId.of(key).toString(), "body.key");
    if (!named) {
      return refuse(
          Rule.BAD_STATEMENT, "an Ed25519 key named <party>/<person> or <party>/clerk expected");
    }
    boolean fresh = !act.author().grants.containsKey(SignerId.of(key));
    return refuseUnless(fresh, Rule.BAD_STATEMENT, "a key is granted once, ever");
  }

  private Optional<Verdict.Refused> keyRevoke(Judge.Act act) throws MalformedException {
    Json.Obj body = act.entry().body();
    long named = List.of("key", "log", "mirror").stream().filter(body::has).count();
    if (named != 1) {
      return refuse(Rule.BAD_STATEMENT, "exactly one of key, log and mirror is revoked");
    }
    if (body.has("key")) {
      Grant grant = act.author().grants.get(SignerId.parse(body.text("key"), "body.key"));
      return refuseUnless(
          grant != null && grant.until() > act.ordinal(),
          Rule.BAD_STATEMENT,
          "no grant of such a key stands");
    }
    if (body.has("log")) {
      Json.Obj log = body.object("log");
      boolean ended =
          act.author().closed(log.text("origin"))
              && act.author().foldedSize(log.text("origin")) == log.integer("size", -1)
              && logs.root(log.text("origin"), log.integer("size", 0))
                  .equals(Hash.parseBase64(log.text("root")));
      return refuseUnless(ended, Rule.BAD_STATEMENT, "a log that ended, its size and its root");
    }
    return Optional.empty();
  }

  private Optional<Verdict.Refused> holder(Judge.Act act) {
    Json.Obj body = act.entry().body();
    boolean known = act.author().posts.containsKey(body.text("holds"));
    if (!known) {
      return refuse(Rule.WRONG_POST, "there is no such post");
    }
    boolean vacant = !body.has("person") && body.has("name");
    return refuseUnless(!vacant, Rule.BAD_STATEMENT, "a name without a person");
  }

  private Optional<Verdict.Refused> resume(Judge.Act act) {
    Ref re = java.util.Objects.requireNonNull(act.entry().re());
    Ladder.Target target = book.find(re.origin(), re.index()).orElseThrow();
    boolean own = target.party() == act.author().number;
    Optional<Suspensions.Flag> flag = book.suspensions.standing(target.party(), target.ordinal());
    if (!own || flag.isEmpty()) {
      return refuse(Rule.BAD_TARGET, "only the party that set a standing flag clears it");
    }
    return refuseUnless(
        flag.get().mark() == act.entry().mark(), Rule.WRONG_MARK, "another mark than the flag's");
  }

  /** Rungs and answers speak of a counterpart's act and bear its mark. */
  private Optional<Verdict.Refused> rung(Judge.Act act) {
    Ref re = java.util.Objects.requireNonNull(act.entry().re());
    Ladder.Target target = book.find(re.origin(), re.index()).orElseThrow();
    Facts facts = book.parties.get(target.party()).facts;
    boolean refusal = act.entry().kind().equals("refused");
    if (target.party() == act.author().number || (facts.rung(target.ordinal()) && !refusal)) {
      return refuse(Rule.BAD_TARGET, "a counterpart's act, not a rung, expected");
    }
    if (refusal != facts.refused(target.ordinal())) {
      return refuse(Rule.BAD_TARGET, "what breaks a rule is refused, nothing else is");
    }
    if (!refusal && facts.mark(target.ordinal()) != act.entry().mark()) {
      return refuse(Rule.WRONG_MARK, "another mark than what it speaks of");
    }
    boolean ended = book.ladder.at(target, act.author().number, Ladder.Rung.NOT_UNDERSTOOD) != null;
    boolean climbs = List.of("understood", "acknowledged").contains(act.entry().kind());
    return refuseUnless(
        !(ended && climbs), Rule.BAD_TARGET, "not understood ended the ladder; ask anew");
  }

  /** A lapse is the requester's own: of its own request, with the request's deadline. */
  private Optional<Verdict.Refused> lapse(Judge.Act act) throws MalformedException {
    Ref re = java.util.Objects.requireNonNull(act.entry().re());
    Ladder.Target target = book.find(re.origin(), re.index()).orElseThrow();
    LineBook.Request request = book.requests.get(target);
    if (request == null || target.party() != act.author().number) {
      return refuse(
          Rule.BAD_TARGET, "one's own request that asks for an answer by a time expected");
    }
    long deadline =
        parley.record.UtcTime.parse(act.entry().body().text("deadline"), "body.deadline")
            .getEpochSecond();
    if (deadline != request.answerBySeconds()) {
      return refuse(Rule.BAD_STATEMENT, "another deadline than the request's");
    }
    if (request.mark() != act.entry().mark()) {
      return refuse(Rule.WRONG_MARK, "another mark than the request's");
    }
    return refuseUnless(
        act.entry().id().equals(Lapse.id(re.leaf(), act.author().party)),
        Rule.BAD_STATEMENT,
        "a lapse's id is derived from its request and its writer");
  }
}
