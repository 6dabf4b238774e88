package parley.sim.demo;

import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.diplomacy.Diplomacy;
import parley.line.Card;
import parley.line.Genesis;
import parley.line.LineDescriptor;
import parley.line.LineFold;
import parley.line.LineState;
import parley.line.LogView;
import parley.line.Reading;
import parley.line.Verdict;
import parley.log.Algorithm;
import parley.log.Checkpoint;
import parley.log.Hash;
import parley.log.HashReader;
import parley.log.HeadKeys;
import parley.log.HeadRole;
import parley.log.HeadSigner;
import parley.log.HeadVerdict;
import parley.log.MalformedException;
import parley.log.NoteKey;
import parley.log.Suite;
import parley.record.Entry;
import parley.record.Origin;
import parley.record.Ref;
import parley.record.Seen;
import parley.record.Signatory;
import parley.record.SignedEntry;

/**
 * One party's end of one line, in memory: its own log, its copy of the counterpart's, and the fold
 * of both. What passes between two sides is what passes between two nodes: a leaf, a head with both
 * signatures, and a receipt.
 */
public final class Side {
  private static final int ID_BYTES = 16;

  private final LineDescriptor line;
  private final Member member;
  private final Card counterpart;
  private final Suite suite;
  private final Randomness random;
  private final Origin origin;
  private final HeadSigner log;
  private final Map<String, Copy> copies = new LinkedHashMap<>();
  private final LineFold fold;
  private @Nullable Copy theirs;
  private @Nullable HeadKeys theirLog;
  private @Nullable HeadKeys theirMirror;
  private @Nullable SignedHead receipt;
  private long stated;

  /** An end without an entry, with new log keys. */
  Side(LineDescriptor line, Member member, Card counterpart, Suite suite, Randomness random) {
    this.line = line;
    this.member = member;
    this.counterpart = counterpart;
    this.suite = suite;
    this.random = random;
    byte[] classical = random.bytes(Algorithm.SEED_BYTES);
    byte[] quantum = random.bytes(Algorithm.SEED_BYTES);
    byte[] classicalKey = suite.signer(Algorithm.ED25519, classical).publicKey();
    byte[] quantumKey = suite.signer(Algorithm.ML_DSA_44, quantum).publicKey();
    this.origin = Origin.of(member.party(), line.lineId(), 1, classicalKey, quantumKey);
    this.log = new HeadSigner(HeadRole.LOG, origin.toString(), classical, quantum, suite);
    copies.put(origin.toString(), new Copy(origin.toString()));
    Map<String, List<NoteKey>> pins =
        Map.of(
            member.party(),
            member.card().partyKeys(),
            counterpart.party(),
            counterpart.partyKeys());
    this.fold =
        Diplomacy.fold(
            new LineFold.Terms(line.lineId(), pins, Set.of(member.party()), 0), suite, view());
  }

  private LogView view() {
    return new LogView() {
      @Override
      public Hash leaf(String log, long index) {
        return copy(log).leaf(index);
      }

      @Override
      public Hash root(String log, long size) {
        return copy(log).root(size);
      }
    };
  }

  private Copy copy(String log) {
    return Objects.requireNonNull(copies.get(log), log);
  }

  /** The first entry of this side's log. */
  Draft genesis() {
    Genesis genesis =
        new Genesis(
            line,
            log.keys().keys(),
            Map.of(member.party(), member.card(), counterpart.party(), counterpart));
    return Draft.of("genesis", member.partyKey(), genesis.body());
  }

  /**
   * Decides, signs and keeps an entry.
   *
   * @throws IllegalStateException if a rule forbids it; nothing was signed then
   */
  Written write(Draft draft, Instant at) {
    Entry act = entry(draft, at);
    Verdict expected =
        fold.decide(act).orElseThrow(() -> new IllegalStateException("seen, but not folded"));
    if (expected instanceof Verdict.Refused refused) {
      throw new IllegalStateException(
          draft.kind() + ": " + refused.rule().word() + ": " + refused.detail());
    }
    SignedEntry signed = Signatory.sign(act, draft.by());
    long index = copy(origin.toString()).size();
    Verdict verdict = keep(copy(origin.toString()), signed.bytes());
    stated = theirs == null ? 0 : theirs.size();
    return new Written(signed, new Ref(origin.toString(), index, signed.leafHash()), verdict);
  }

  private Entry entry(Draft draft, Instant at) {
    return new Entry(
        HexFormat.of().formatHex(random.bytes(ID_BYTES)),
        draft.kind(),
        origin,
        draft.post(),
        draft.by().stream().map(Signatory::id).toList(),
        at,
        Step.mark(draft.kind()),
        Step.PRECEDENCE,
        seen(),
        draft.re(),
        null,
        draft.body(),
        List.of());
  }

  private List<Seen> seen() {
    if (theirs == null || theirs.size() == stated) {
      return List.of();
    }
    Checkpoint head = theirs.head();
    return List.of(new Seen(head.origin(), head.size(), head.root()));
  }

  private Verdict keep(Copy copy, byte[] leaf) {
    String name = copy.head().origin();
    long index = copy.size();
    copy.append(leaf);
    try {
      fold.offer(Origin.parse(name, "origin"), index, Reading.of(leaf));
    } catch (MalformedException e) {
      throw new IllegalStateException("a copy bears an origin", e);
    }
    return fold.advance().stream()
        .filter(j -> j.origin().toString().equals(name) && j.index() == index)
        .map(LineFold.Judged::verdict)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(name + ": entry " + index + " waits"));
  }

  /** The newest head, signed by both log keys. */
  SignedHead head() {
    Checkpoint head = copy(origin.toString()).head();
    return new SignedHead(head, log.sign(head, 0));
  }

  /**
   * Takes the counterpart's next leaf under its new head, and gives the receipt.
   *
   * @throws MalformedException if the head is not that of this log with this leaf, or not signed
   */
  SignedHead receive(byte[] leaf, SignedHead signed, Instant at) throws MalformedException {
    Copy copy = theirCopy(leaf, signed.head());
    HeadKeys keys = Objects.requireNonNull(theirLog);
    if (!(keys.verify(signed.head(), signed.signatures()) instanceof HeadVerdict.Both)) {
      throw new MalformedException("head: not signed by both keys of its log");
    }
    keep(copy, leaf);
    if (!copy.head().equals(signed.head())) {
      throw new MalformedException("head: not that of the log with this leaf");
    }
    return new SignedHead(signed.head(), member.mirror().sign(signed.head(), at.getEpochSecond()));
  }

  private Copy theirCopy(byte[] leaf, Checkpoint head) throws MalformedException {
    if (theirs == null) {
      List<NoteKey> keys = Genesis.parse(SignedEntry.parse(leaf).entry(), suite).logKeys();
      theirLog = new HeadKeys(HeadRole.LOG, keys.getFirst(), keys.getLast(), suite);
      theirs = new Copy(head.origin());
      copies.put(head.origin(), theirs);
    }
    return theirs;
  }

  /**
   * Takes the counterpart's receipt for the newest head.
   *
   * @throws MalformedException if it is for another head or not signed by both mirror keys
   */
  void stored(SignedHead given) throws MalformedException {
    HeadKeys keys = theirMirror();
    boolean ours = given.head().equals(copy(origin.toString()).head());
    if (!ours || !(keys.verify(given.head(), given.signatures()) instanceof HeadVerdict.Both)) {
      throw new MalformedException("receipt: both signatures over the newest head expected");
    }
    receipt = given;
  }

  private HeadKeys theirMirror() throws MalformedException {
    if (theirMirror == null) {
      List<NoteKey> keys = counterpart.mirrorKeys();
      theirMirror = new HeadKeys(HeadRole.MIRROR, keys.getFirst(), keys.getLast(), suite);
    }
    return theirMirror;
  }

  /** The log that this side writes. */
  public Origin origin() {
    return origin;
  }

  /** Whose end it is. */
  public Member member() {
    return member;
  }

  /** The leaves of this side's own log. */
  public List<byte[]> leaves() {
    return copy(origin.toString()).leaves();
  }

  /** The tree of this side's own log. */
  HashReader tree() {
    return copy(origin.toString()).tree();
  }

  /** The receipt for the newest head that one was given for. */
  public SignedHead receipt() {
    return Objects.requireNonNull(receipt, "no receipt yet");
  }

  /** The line as this side's fold has it. */
  public LineState state() {
    return fold.state();
  }
}
