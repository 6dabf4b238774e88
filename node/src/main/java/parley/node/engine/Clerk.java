package parley.node.engine;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import parley.line.Lapse;
import parley.line.LineFold;
import parley.line.LineState;
import parley.line.Verdict;
import parley.log.Checkpoint;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.log.Note;
import parley.mirror.Push;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Mark;
import parley.record.Ref;
import parley.record.Signatory;
import parley.record.UtcTime;

/**
 * What the node itself writes: that an entry broke a rule, that an answer did not come in time,
 * that two statements of a counterpart cannot both be true. Every such act has an id derived from
 * what it speaks of, so that it is written once however often the reason recurs.
 */
final class Clerk {
  /** What an entry's signature and other fields leave of its bound for evidence. */
  private static final Wire.Reply SECOND_LOG =
      Replies.refusal(422, "second-log", "another log of that epoch is held");

  private static final Wire.Reply BUSY =
      Replies.refusal(503, "busy", "this node cannot keep the evidence now");
  private static final int EVIDENCE_BYTES = parley.record.Limits.LARGE_ENTRY_BYTES - 2_048;

  private final EngineParts parts;
  private final TrustedClock clock;
  private final Consumer<Task.Submit> submit;

  Clerk(EngineParts parts, TrustedClock clock, Consumer<Task.Submit> submit) {
    this.parts = parts;
    this.clock = clock;
    this.submit = submit;
  }

  /** A counterpart's entry that breaks a rule is refused in our log. */
  void judged(Desk desk, LineFold.Judged judged) {
    boolean theirs = !judged.origin().party().equals(parts.keys().party());
    // Two who hold two histories of a third may refuse each other's refusals without end.
    boolean refusal = judged.entry() != null && judged.entry().kind().equals("refused");
    if (theirs && !refusal && judged.verdict() instanceof Verdict.Refused refused && desk.ready()) {
      Ref re = new Ref(judged.origin().toString(), judged.index(), judged.leaf());
      Entry entry = judged.entry();
      String detail = refused.detail().isEmpty() ? "-" : cut(refused.detail());
      Json.Obj body = Json.Obj.EMPTY.with("rule", refused.rule().word()).with("text", detail);
      Mark mark = entry == null ? Mark.REAL : entry.mark();
      write(desk, Composer.Act.plain(id("refused", judged.leaf()), "refused", mark, re, body));
    }
  }

  /** That so many of the attachments of a counterpart's entry are held here. */
  void attachments(Desk desk, Ref re, Mark mark, List<Hash> held, int named) {
    if (desk.ready()) {
      Json.Obj body =
          Json.Obj.EMPTY
              .with("stored", Json.strings(held.stream().map(Hash::base64).toList()))
              .with("named", named);
      Hash of = Hash.sha256(re.leaf().bytes(), new byte[] {(byte) held.size()});
      write(desk, Composer.Act.plain(id("blob-stored", of), "blob-stored", mark, re, body));
    }
  }

  private static String cut(String text) {
    return text.length() <= 300 ? text : text.substring(0, 300);
  }

  /** Requests of ours whose time is up without an answer lapse, unless the clock is in doubt. */
  void lapses(Desk desk) {
    if (clock.inDoubt() || !desk.ready()) {
      return;
    }
    for (LineState.Open open : desk.fold.state().unanswered(parts.keys().party())) {
      if (open.answerBySeconds() <= clock.seconds() && !open.lapsed()) {
        Hash leaf = desk.view.leaf(open.origin(), open.index());
        Ref re = new Ref(open.origin(), open.index(), leaf);
        String deadline = UtcTime.print(Instant.ofEpochSecond(open.answerBySeconds()));
        Json.Obj body = Json.Obj.EMPTY.with("deadline", deadline).with("rung", rung(desk, open));
        String id = Lapse.id(leaf, parts.keys().party());
        write(desk, Composer.Act.plain(id, "lapse", open.mark(), re, body));
      }
    }
  }

  private static String rung(Desk desk, LineState.Open open) {
    OwnLog log = desk.owns.get(open.origin());
    boolean stored =
        log != null
            && !log.lanes.isEmpty()
            && log.lanes.values().stream().allMatch(l -> l.receipted > open.index());
    return open.rung().isEmpty() ? (stored ? "stored" : "not-stored") : open.rung();
  }

  /** Two heads of a counterpart that cannot both be true: both go into our log, whole. */
  void contradiction(Desk desk, MirrorLog log, Checkpoint head, Note note) {
    parts.sink().accept(new NodeEvent.Contradiction(desk.line, log.name(), head.size()));
    String theirs = new String(note.bytes(), StandardCharsets.UTF_8);
    String held = Opener.headText(parts.store(), log, head.size()).orElse("");
    if (!desk.ready() || held.isEmpty()) {
      return;
    }
    Json.Obj body = evidence(log, "two-roots", List.of(held, theirs));
    // One proof per log is enough: a counterpart could make up as many as it likes.
    Hash of = Hash.sha256(log.name().getBytes(StandardCharsets.US_ASCII));
    write(desk, Composer.Act.plain(id("evidence", of), "evidence", Mark.REAL, null, body));
  }

  /**
   * A counterpart pushes a second log of an epoch: both openings, each with a head, go into our
   * log, and only then does it hear of it. Where they are too long for one entry (a genesis holds
   * the cards of up to six parties) the heads alone do: the openings stand in the logs.
   */
  void secondLog(Desk desk, MirrorLog held, Task.Pushed task) {
    parts.sink().accept(new NodeEvent.Contradiction(desk.line, held.name(), task.head().size()));
    Optional<String> head = Opener.headText(parts.store(), held, held.headSize);
    if (!desk.ready() || head.isEmpty() || !granted(desk, parts.keys().clerk())) {
      task.done().accept(desk.ready() ? SECOND_LOG : BUSY);
      return;
    }
    String opening = utf8(parts.store().read(held.name(), 0, 1).getFirst());
    String rival = utf8(task.push().leaves().getFirst());
    List<String> notes = List.of(opening, head.get(), rival, text(task.push()));
    Json.Obj body = evidence(held, "second-log", notes);
    if (body.bytes().length > EVIDENCE_BYTES) {
      body = evidence(held, "second-log", List.of(head.get(), text(task.push())));
    }
    Hash of = Hash.sha256((held.name() + " rival").getBytes(StandardCharsets.US_ASCII));
    write(
        desk,
        Composer.Act.plain(id("evidence", of), "evidence", Mark.REAL, null, body),
        placing ->
            task.done()
                .accept(
                    placing instanceof Placing.Placed || placing instanceof Placing.Refused
                        ? SECOND_LOG
                        : BUSY));
  }

  private static Json.Obj evidence(MirrorLog log, String fault, List<String> notes) {
    return Json.Obj.EMPTY
        .with("against", log.name())
        .with("fault", fault)
        .with("notes", Json.strings(notes).items());
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String text(Push push) {
    return utf8(push.head().bytes());
  }

  /** 128 bits that name the reason: the same reason gives the same entry. */
  private String id(String kind, Hash of) {
    String domain = "parley/" + kind + "/v1\n" + parts.keys().party() + "\n";
    return Hash.sha256(domain.getBytes(StandardCharsets.US_ASCII), of.bytes())
        .hex()
        .substring(0, 32);
  }

  private void write(Desk desk, Composer.Act act) {
    write(desk, act, placing -> {});
  }

  private void write(Desk desk, Composer.Act act, Consumer<Placing> done) {
    Signatory clerk = parts.keys().clerk();
    if (!granted(desk, clerk)) {
      return;
    }
    desk.publish();
    Entry entry = new Composer(desk, clock, parts.random()).compose(act, List.of(clerk.id()));
    byte[] leaf = Signatory.sign(entry, List.of(clerk)).bytes();
    try {
      submit.accept(Task.Submit.of(desk.line, leaf, List.of(clerk.key()), done));
    } catch (MalformedException e) {
      throw new IllegalStateException("an act of the node's own", e);
    }
  }

  /**
   * Before the party key granted the clerk's key, or after it revoked it, the node says nothing.
   */
  private static boolean granted(Desk desk, Signatory clerk) {
    @Nullable String party = desk.own == null ? null : desk.own.origin.party();
    return party != null
        && desk.fold.state().grants(party).stream()
            .anyMatch(g -> g.key().equals(clerk.key()) && g.until() == Long.MAX_VALUE);
  }
}
