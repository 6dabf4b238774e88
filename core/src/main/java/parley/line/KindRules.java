package parley.line;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.log.NoteKey;
import parley.log.Suite;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Kind;
import parley.record.Mark;
import parley.record.Ref;
import parley.record.SignerId;

/** What the fields of each kind must say for the act to count (docs/spec/fold.md, "Kinds"). */
final class KindRules {
  private final LineBook book;
  private final Suite suite;
  private final LogView logs;
  private final EpochRules epochs;
  private final AttestRules attests;

  KindRules(LineBook book, Suite suite, LogView logs) {
    this.book = book;
    this.suite = suite;
    this.logs = logs;
    this.epochs = new EpochRules(book, suite, logs);
    this.attests = new AttestRules(book, suite);
  }

  /** Whether the act speaks of a log that is not here yet: the opening that it accepts. */
  boolean blocked(Judge.Act act) {
    return act.entry().kind().equals("epoch-accept") && epochs.blocked(act);
  }

  /** The rules of epochs. */
  EpochRules epochs() {
    return epochs;
  }

  /** The rule that the act breaks, or that the entry breaks which attests it; or empty. */
  Optional<Verdict.Refused> check(Judge.Act act, Entry written) {
    Optional<Verdict.Refused> unfit = unfit(act, written);
    if (unfit.isPresent()) {
      return unfit;
    }
    try {
      return switch (act.entry().kind()) {
        case "genesis" -> attests.genesis(act);
        case "pairing" -> attests.pairing(act);
        case "assent", "dispute" -> stance(act);
        case "card" -> card(act);
        case "epoch-open" -> epochOpen(act);
        case "epoch-accept" -> epochs.accept(act);
        case "charter-propose" -> charterPropose(act);
        case "charter-accept" -> charterAccept(act);
        case "key-grant" -> keyGrant(act);
        case "key-revoke" -> keyRevoke(act);
        case "holder" -> holder(act);
        case "suspend", "terminate" -> stop(act);
        case "agreed-to-resume" -> agreedToResume(act);
        case "resume" -> resume(act);
        case "lapse" -> lapse(act);
        default -> converse(act);
      };
    } catch (MalformedException e) {
      Rule rule = act.entry().kind().startsWith("charter") ? Rule.BAD_CHARTER : statement(act);
      return refuse(rule, String.valueOf(e.getMessage()));
    }
  }

  /** Times that cannot be, whatever the kind, and topics that the charter does not list. */
  private Optional<Verdict.Refused> unfit(Judge.Act act, Entry written) {
    Optional<String> impossible =
        Calendar.fault(written.body()).or(() -> Calendar.against(act.entry()));
    if (impossible.isPresent()) {
      return refuse(Rule.IMPOSSIBLE_TIME, impossible.get());
    }
    Optional<Verdict.Refused> contact =
        written.attested() ? attests.contact(written) : Optional.empty();
    if (contact.isPresent()) {
      return contact;
    }
    List<String> listed =
        book.charters.inForce(act.prefix()).map(Charter::topics).orElse(List.of());
    boolean bound = !act.kind().is(Kind.Trait.CORE) || act.kind().name().equals("suspend");
    if (listed.isEmpty() || !bound) {
      return Optional.empty();
    }
    return Topics.of(act.entry()).stream()
        .filter(topic -> !listed.contains(topic))
        .findFirst()
        .map(t -> new Verdict.Refused(Rule.UNKNOWN_TOPIC, "the charter has no topic " + t));
  }

  /** A reason, a cause, or the statement that no reason is given: silence is none of them. */
  private static Optional<Verdict.Refused> stop(Judge.Act act) {
    Json.Obj body = act.entry().body();
    boolean both = body.has("reason") && body.has("reason-not-given");
    boolean none = !body.has("reason") && !body.has("reason-not-given") && !body.has("because");
    if (both || none) {
      return refuse(Rule.BAD_STATEMENT, "a reason, a cause, or reason-not-given expected");
    }
    String from = body.text("from");
    return refuseUnless(
        from.isEmpty() || !Instant.parse(from).isBefore(act.entry().at()),
        Rule.IMPOSSIBLE_TIME,
        "a suspension begins when it is stated, or later");
  }

  private Optional<Verdict.Refused> agreedToResume(Judge.Act act) {
    Ref re = java.util.Objects.requireNonNull(act.entry().re());
    Target target = book.find(re.origin(), re.index()).orElseThrow();
    Optional<Suspensions.Flag> flag = book.suspensions.standingAt(act.prefix(), target);
    if (flag.isEmpty() || flag.get().ends()) {
      return refuse(Rule.BAD_TARGET, "a suspension that stands expected");
    }
    return otherMark(act);
  }

  /** Rungs, answers, and what a domain judges. */
  private Optional<Verdict.Refused> converse(Judge.Act act) {
    boolean climbs = act.kind().is(Kind.Trait.RUNG) || act.kind().is(Kind.Trait.ANSWERS);
    Optional<Verdict.Refused> refused = climbs ? rung(act) : Optional.empty();
    Domain domain = book.domain(act.kind().name());
    if (refused.isPresent() || domain == null) {
      return refused;
    }
    Optional<Verdict.Refused> other = otherMark(act);
    return other.isPresent()
        ? other
        : domain.check(
            book.said(act, false),
            new Past(book, act.forAnother() ? null : act.author(), act.prefix()));
  }

  private Optional<Verdict.Refused> stance(Judge.Act act) {
    Optional<Verdict.Refused> refused = attests.stance(act);
    return refused.isPresent() ? refused : otherMark(act);
  }

  /** An exercise has a state of its own: its acts speak of exercise acts only. */
  private Optional<Verdict.Refused> otherMark(Judge.Act act) {
    Ref re = act.entry().re();
    if (re == null) {
      return Optional.empty();
    }
    Target target = book.find(re.origin(), re.index()).orElseThrow();
    Mark mark = book.parties.get(target.party()).facts.mark(target.ordinal());
    return refuseUnless(
        mark == act.entry().mark(), Rule.WRONG_MARK, "another mark than what it speaks of");
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
    Optional<Verdict.Refused> refused = epochs.open(act);
    String card = act.entry().body().text("card");
    return refused.isPresent() || card.isEmpty()
        ? refused
        : newCard(act.author(), Card.parse(card, suite));
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
    if (body.has("name") && !body.has("person")) {
      return refuse(Rule.BAD_STATEMENT, "a name without a person");
    }
    return refuseUnless(
        !(body.has("reason") && body.has("reason-not-given")),
        Rule.BAD_STATEMENT,
        "a reason, or that none is given");
  }

  private Optional<Verdict.Refused> resume(Judge.Act act) {
    Ref re = java.util.Objects.requireNonNull(act.entry().re());
    Target target = book.find(re.origin(), re.index()).orElseThrow();
    Optional<Suspensions.Flag> flag =
        book.suspensions.standingAt(act.prefix(), target).filter(f -> f.mayClear(act));
    if (flag.isEmpty()) {
      return refuse(Rule.BAD_TARGET, "only the party that set a standing flag clears it");
    }
    return refuseUnless(
        flag.get().mark() == act.entry().mark(), Rule.WRONG_MARK, "another mark than the flag's");
  }

  /** Rungs and answers speak of a counterpart's act and bear its mark. */
  private Optional<Verdict.Refused> rung(Judge.Act act) {
    Ref re = java.util.Objects.requireNonNull(act.entry().re());
    Target target = book.find(re.origin(), re.index()).orElseThrow();
    Facts facts = book.parties.get(target.party()).facts;
    boolean refusal = act.entry().kind().equals("refused");
    boolean own = book.speaker(target) == act.speaker().number;
    if (own || (facts.rung(target.ordinal()) && !refusal)) {
      return refuse(Rule.BAD_TARGET, "a counterpart's act, not a rung, expected");
    }
    if (refusal != facts.refused(target.ordinal())) {
      return refuse(Rule.BAD_TARGET, "what breaks a rule is refused, nothing else is");
    }
    if (!refusal && facts.mark(target.ordinal()) != act.entry().mark()) {
      return refuse(Rule.WRONG_MARK, "another mark than what it speaks of");
    }
    boolean ended =
        act.ladder(book).at(target, act.speaker().number, Ladder.Rung.NOT_UNDERSTOOD) != null;
    boolean climbs =
        act.kind().is(Kind.Trait.ANSWERS)
            || List.of("acknowledged", "understood").contains(act.kind().name());
    return refuseUnless(
        !(ended && climbs), Rule.BAD_TARGET, "not understood ended the ladder; ask anew");
  }

  /** A lapse states, once per request and writer, that the request's deadline passed. */
  private Optional<Verdict.Refused> lapse(Judge.Act act) throws MalformedException {
    Ref re = java.util.Objects.requireNonNull(act.entry().re());
    Target target = book.find(re.origin(), re.index()).orElseThrow();
    LineBook.Request request = book.requests.get(target);
    if (request == null || !book.ownRequest(target, act.author())) {
      return refuse(
          Rule.BAD_TARGET, "one's own request that asks for an answer by a time expected");
    }
    long deadline =
        parley.record.UtcTime.parse(act.entry().body().text("deadline"), "body.deadline")
            .getEpochSecond();
    if (deadline != request.answerBySeconds()) {
      return refuse(Rule.BAD_STATEMENT, "another deadline than the request's");
    }
    if (act.entry().at().getEpochSecond() < deadline) {
      return refuse(Rule.BAD_STATEMENT, "a lapse is written after the deadline");
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
