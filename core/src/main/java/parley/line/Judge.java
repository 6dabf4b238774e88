package parley.line;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;
import parley.log.NoteKey;
import parley.log.Suite;
import parley.record.Attested;
import parley.record.Entry;
import parley.record.Kind;
import parley.record.Kinds;
import parley.record.Mark;
import parley.record.Ref;
import parley.record.Seen;
import parley.record.SignedEntry;
import parley.record.SignerId;

/**
 * The rules of every entry, whatever its kind says (docs/spec/fold.md, "Judging"). Reads the fold
 * and never changes it, so that an act can be decided with the same code before it is signed.
 */
final class Judge {
  /**
   * An act in order, ready to take effect.
   *
   * @param author who wrote it
   * @param speaker who did it: the author, or the party for which the author attests it
   * @param entry what was done; of an attested act, the act inside
   * @param attestation how the author knows of it, if it attests it
   */
  record Act(
      PartyFold author,
      PartyFold speaker,
      Entry entry,
      Kind kind,
      long ordinal,
      Prefix prefix,
      @Nullable Attestation attestation) {
    Act(PartyFold author, Entry entry, Kind kind, long ordinal, Prefix prefix) {
      this(author, author, entry, kind, ordinal, prefix, null);
    }

    /** Where it is written. */
    Target place() {
      return new Target(author.number, ordinal);
    }

    /** Whether a party states it for another one. */
    boolean forAnother() {
      return author != speaker;
    }

    /** The rungs that acts of this grade reach. */
    Ladder ladder(LineBook book) {
      return forAnother() ? author.heard : book.ladder;
    }
  }

  /** How judging ended: a verdict, or that a prefix stated as seen is not here yet. */
  sealed interface Finding {
    /**
     * The causal past and what came of the entry; {@code act} is there if it is effective, or a
     * report that a suspension stopped.
     */
    record Done(Verdict verdict, Prefix prefix, @Nullable Act act) implements Finding {}

    /** Entries of a counterpart are missing. */
    record Blocked() implements Finding {}
  }

  private static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;
    final transient Verdict.Refused refused;

    RefusedException(Rule rule, String detail) {
      super(detail, null, false, false);
      this.refused = new Verdict.Refused(rule, detail);
    }
  }

  private static final String NOT_THE_LOG = "seen: not a prefix of the counterpart's log";

  private final LineBook book;
  private final Verifiers verifiers;
  private final LogView logs;
  private final KindRules kindRules;
  private final Crossings crossings;
  private final EpochEnds ends;
  private final Suite suite;

  Judge(LineBook book, Suite suite, LogView logs) {
    this.book = book;
    this.verifiers = new Verifiers(suite);
    this.logs = logs;
    this.suite = suite;
    this.kindRules = new KindRules(book, suite, logs);
    this.crossings = new Crossings(book, kindRules.epochs());
    this.ends = new EpochEnds(book, kindRules.epochs());
  }

  /** The leaf that is now the party's turn, or null. */
  PartyFold.@Nullable Waiting next(PartyFold party) {
    kindRules.epochs().settleAlone(party);
    PartyFold.Waiting leaf = party.next();
    return leaf == null || ends.mayBePast(party, leaf) ? null : leaf;
  }

  /** Openings of epochs that wait for one another. */
  Crossings crossings() {
    return crossings;
  }

  /** Judges the entry as the next of its author's sequence. */
  Finding judge(PartyFold author, PartyFold.Waiting leaf) {
    Prefix own = author.seen.with(author.number, author.facts.size());
    return switch (leaf.reading()) {
      case Reading.Unreadable u -> done(new Verdict.Refused(Rule.MALFORMED, u.why()), own);
      case Reading.Read r -> judge(author, leaf, r);
    };
  }

  private Finding judge(PartyFold author, PartyFold.Waiting leaf, Reading.Read read) {
    Prefix prefix = author.seen.with(author.number, author.facts.size());
    Entry entry = read.signed().entry();
    try {
      require(entry.origin().equals(leaf.origin()), Rule.WRONG_LOG, "names another log");
      checkPlace(author, entry, leaf.index());
      Author by = authority(author, read);
      Optional<Prefix> seen = seen(author, prefix, entry);
      if (seen.isEmpty()) {
        return new Finding.Blocked();
      }
      prefix = seen.get();
      return judgeMeaning(author, entry, by, prefix);
    } catch (RefusedException e) {
      return done(e.refused, prefix);
    }
  }

  private Finding judgeMeaning(PartyFold author, Entry entry, Author by, Prefix prefix)
      throws RefusedException {
    Kind written = Kinds.find(entry.kind());
    Kind kind = Kinds.find(entry.act().kind());
    if (written == null) {
      return done(new Verdict.Inert(Verdict.Reason.UNKNOWN_KIND), prefix);
    }
    Act signed = new Act(author, entry, written, author.facts.size(), prefix);
    checkSigners(signed, by, kind);
    if (kind == null) {
      return done(new Verdict.Inert(Verdict.Reason.UNKNOWN_KIND), prefix);
    }
    Act act = entry.attested() ? attested(signed, kind) : signed;
    require(
        entry.mark() == Mark.REAL || !kind.is(Kind.Trait.ALWAYS_REAL),
        Rule.WRONG_MARK,
        kind.name() + " shapes the line itself and is always real");
    if (book.repeated(act)) {
      return done(new Verdict.Inert(Verdict.Reason.REPEAT), prefix);
    }
    checkReference(act);
    Verdict.Reason inert = stopped(act);
    boolean stopped = inert == Verdict.Reason.SUSPENDED || inert == Verdict.Reason.CLOSED;
    boolean observed = stopped && kind.is(Kind.Trait.REPORT);
    if (inert != null && !observed) {
      return done(new Verdict.Inert(inert), prefix);
    }
    if (kindRules.blocked(act)) {
      return new Finding.Blocked();
    }
    Optional<Verdict.Refused> refused = kindRules.check(act, entry);
    Verdict verdict = inert == null ? new Verdict.Effective() : new Verdict.Inert(inert);
    return refused.isPresent()
        ? done(refused.get(), prefix)
        : new Finding.Done(verdict, prefix, act);
  }

  /** The act inside an attesting entry, as done by whom it names. */
  private Act attested(Act signed, Kind kind) throws RefusedException {
    Entry entry = signed.entry();
    PartyFold speaker = book.party(entry.body().text("for"));
    require(speaker != null, Rule.BAD_STATEMENT, "for: a party of the line expected");
    require(
        Attested.admits(kind),
        Rule.ONLY_SIGNED,
        kind.name() + " is signed by who does it and never attested");
    return new Act(
        signed.author(),
        java.util.Objects.requireNonNull(speaker),
        entry.act(),
        kind,
        signed.ordinal(),
        signed.prefix(),
        Attestation.of(entry));
  }

  private static Finding done(Verdict verdict, Prefix prefix) {
    return new Finding.Done(verdict, prefix, null);
  }

  private static void require(boolean holds, Rule rule, String detail) throws RefusedException {
    if (!holds) {
      throw new RefusedException(rule, detail);
    }
  }

  private static void checkPlace(PartyFold author, Entry entry, long index)
      throws RefusedException {
    boolean opens = entry.kind().equals("genesis") || entry.kind().equals("epoch-open");
    require(opens == (index == 0), Rule.MISPLACED, "a log has one opening, its first entry");
    if (index == 0) {
      boolean first = author.last() == null;
      require(
          first == entry.kind().equals("genesis"),
          Rule.MISPLACED,
          "a genesis opens the first log, epoch-open any other");
    }
  }

  /** Who speaks: the party, its node, or a person. */
  private record Author(Kind.Author role, List<Grant> grants) {}

  private Author authority(PartyFold author, Reading.Read read) throws RefusedException {
    List<SignerId> signers = read.signed().entry().signers();
    List<NoteKey> partyKeys = partyKeys(author, read.signed().entry());
    List<SignerId> party = partyKeys.stream().map(SignerId::of).toList();
    if (signers.equals(party)) {
      checkSignatures(read, partyKeys);
      return new Author(Kind.Author.PARTY, List.of());
    }
    List<Grant> grants = new ArrayList<>();
    for (SignerId signer : signers) {
      Grant grant = author.grants.get(signer);
      long now = author.facts.size();
      boolean granted = grant != null && grant.from() <= now && now < grant.until();
      require(granted, Rule.KEY_NOT_GRANTED, "no grant stands for " + signer);
      grants.add(java.util.Objects.requireNonNull(grant));
    }
    checkSignatures(read, grants.stream().map(Grant::key).toList());
    Kind.Author role =
        switch (grants.getFirst().role()) {
          case HOLDER -> Kind.Author.HOLDER;
          case ADMINISTRATOR -> Kind.Author.ADMINISTRATOR;
          case CLERK -> Kind.Author.CLERK;
        };
    return new Author(role, grants);
  }

  /** The party key that is pinned; of a party that was absent, the one that its genesis states. */
  private List<NoteKey> partyKeys(PartyFold author, Entry entry) throws RefusedException {
    if (!author.partyKeys.isEmpty()) {
      return author.partyKeys;
    }
    try {
      return Genesis.ownKeys(entry, suite);
    } catch (MalformedException e) {
      throw new RefusedException(Rule.BAD_GENESIS, String.valueOf(e.getMessage()));
    }
  }

  private void checkSignatures(Reading.Read read, List<NoteKey> keys) throws RefusedException {
    SignedEntry signed = read.signed();
    byte[] message = null;
    for (int i = 0; i < keys.size(); i++) {
      NoteKey key = keys.get(i);
      if (read.vouched() || read.verified().contains(key)) {
        continue;
      }
      message = message == null ? signed.entry().text().getBytes(StandardCharsets.UTF_8) : message;
      require(
          verifiers.holds(key, message, signed.signatures().get(i).signature()),
          Rule.BAD_SIGNATURE,
          "signature " + (i + 1) + " does not hold");
    }
  }

  /**
   * The causal past with what the entry states as seen; empty while that is not folded. Roots are
   * compared as soon as the leaves are offered: hashes allow no circle, so two entries that wait
   * for one another cannot both state true roots, and the false one must not wait.
   */
  private Optional<Prefix> seen(PartyFold author, Prefix start, Entry entry)
      throws RefusedException {
    Prefix prefix = start;
    for (Seen seen : entry.seen()) {
      PartyFold peer = book.party(partyOf(seen.origin()));
      require(peer != null && peer != author, Rule.SEEN_MISMATCH, "seen: no party of the line");
      PartyFold known = java.util.Objects.requireNonNull(peer);
      if (isFalse(known, seen)) {
        // Of three, the log's owner may have told two histories: its author is not to suffer by it.
        require(book.parties.size() > 2, Rule.SEEN_MISMATCH, NOT_THE_LOG);
        continue;
      }
      if (known.foldedSize(seen.origin()) < seen.size()) {
        require(book.mayComeStill(author, known, seen), Rule.SEEN_MISMATCH, NOT_THE_LOG);
        return Optional.empty();
      }
      long ordinal = known.ordinal(seen.origin(), seen.size() - 1).orElseThrow() + 1;
      prefix = prefix.with(known.number, Math.max(prefix.of(known.number), ordinal));
    }
    return Optional.of(prefix);
  }

  /** Whether the statement is not of the log as it is held, or known whole, here. */
  private boolean isFalse(PartyFold peer, Seen seen) {
    if (peer.offeredSize(seen.origin()) >= seen.size()) {
      return !logs.root(seen.origin(), seen.size()).equals(seen.root());
    }
    return book.madeUp(peer, seen) || logs.excludes(seen.origin(), seen.size(), seen.root());
  }

  private static String partyOf(String origin) {
    return origin.substring(0, origin.indexOf('/'));
  }

  private void checkSigners(Act act, Author by, @Nullable Kind done) throws RefusedException {
    Kind kind = act.kind();
    require(
        kind.authors().contains(by.role()),
        Rule.WRONG_SIGNERS,
        kind.name() + " may not be signed by such a key");
    boolean person = by.role() == Kind.Author.HOLDER;
    require(
        person != act.entry().post().isEmpty(),
        Rule.WRONG_POST,
        "a person speaks for a post, nobody else does");
    if (!person) {
      require(by.grants().size() <= 1, Rule.WRONG_SIGNERS, "one signer expected");
      return;
    }
    checkPersons(act, by.grants(), done == null ? act.kind() : done);
  }

  /** Two persons sign what the charter says, also where it is done by another medium. */
  private void checkPersons(Act act, List<Grant> grants, Kind done) throws RefusedException {
    String post = act.entry().post();
    Optional<Charter> charter = book.charters.inForce(act.prefix());
    List<String> listed = charter.map(Charter::twoPersons).orElse(List.of());
    boolean two = listed.contains(act.kind().name()) || listed.contains(done.name());
    require(
        grants.size() == 2 || (grants.size() == 1 && !two),
        Rule.WRONG_SIGNERS,
        two ? "drafter and releaser must both sign" : "one or two signers expected");
    for (Grant grant : grants) {
      require(
          grant.role() == Grant.Role.HOLDER && grant.posts().contains(post),
          Rule.WRONG_POST,
          "the key is not granted for the post " + post);
    }
    boolean speaks = charter.map(c -> c.speaks(act.author().party, post)).orElse(true);
    require(
        speaks || done.is(Kind.Trait.CORE),
        Rule.WRONG_POST,
        "the charter does not let the post " + post + " speak");
    require(
        grants.size() == 1 || !grants.get(0).person().equals(grants.get(1).person()),
        Rule.WRONG_SIGNERS,
        "drafter and releaser must be two persons");
    if (!Watch.keeps(act.entry(), done, grants)) {
      checkRelease(act, grants);
    }
  }

  private static void checkRelease(Act act, List<Grant> grants) throws RefusedException {
    String post = act.entry().post();
    require(
        grants.getLast().may(Grant.Duty.RELEASER)
            && (grants.size() == 1 || grants.getFirst().may(Grant.Duty.DRAFTER)),
        Rule.WRONG_SIGNERS,
        "the key is granted for other duties");
    Holder holder = act.author().holders.get(post);
    require(
        holder != null && holder.person().equals(grants.getLast().person()),
        Rule.WRONG_TENURE,
        "the signer does not hold the post " + post);
  }

  private void checkReference(Act act) throws RefusedException {
    Ref re = act.entry().re();
    if (re == null) {
      return;
    }
    Optional<Target> target = book.find(re.origin(), re.index());
    boolean visible =
        target.isPresent() && target.get().ordinal() < act.prefix().of(target.get().party());
    require(visible, Rule.BAD_REFERENCE, "re: outside of what was seen");
    require(
        logs.leaf(re.origin(), re.index()).equals(re.leaf()),
        Rule.BAD_REFERENCE,
        "re: another leaf stands there");
  }

  private Verdict.@Nullable Reason stopped(Act act) {
    Kind kind = act.kind();
    if (!kind.is(Kind.Trait.CORE) && !book.epochAccepted(act)) {
      return Verdict.Reason.EPOCH_PENDING;
    }
    if (!kind.is(Kind.Trait.BEFORE_CHARTER) && !agreed(act)) {
      return Verdict.Reason.NO_CHARTER;
    }
    return kind.is(Kind.Trait.CORE) ? null : book.suspensions.stops(act);
  }

  /**
   * Whether a charter is in force; for the core set also one that a party which came since has yet
   * to sign.
   */
  private boolean agreed(Act act) {
    return book.charters.inForce(act.prefix()).isPresent()
        || (act.kind().is(Kind.Trait.CORE)
            && book.charters.inForce(book.founders(act.prefix())).isPresent());
  }
}
