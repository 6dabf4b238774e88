package parley.node.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import parley.line.LineFold;
import parley.log.Checkpoint;
import parley.log.Hash;
import parley.log.HeadVerdict;
import parley.log.MalformedException;
import parley.log.Note;
import parley.log.Proofs;
import parley.mirror.Push;
import parley.node.storage.Anchor;
import parley.node.storage.Mark;
import parley.record.Origin;
import parley.record.Seen;

/**
 * Where three or more share a line: what one party states as seen of a third's log is compared with
 * the copy held here (docs/spec/link.md, "Three parties"). What is missing is asked of the party
 * that says it has it; what cannot be true beside the own copy is shown to be so, by a proof, and
 * the third party's two heads are kept as evidence.
 */
final class CatchUp {
  private static final long WAIT_NANOS = 1_000_000_000L;
  private static final int MAX_PROOF = 64;

  /** A root, and the path from it to a larger tree. */
  record Shown(Hash root, List<Hash> path) {
    /** The answer's bytes: one hash in a line, the root first. */
    byte[] bytes() {
      StringBuilder lines = new StringBuilder(root.base64()).append('\n');
      path.forEach(hash -> lines.append(hash.base64()).append('\n'));
      return lines.toString().getBytes(StandardCharsets.US_ASCII);
    }

    static Shown parse(byte[] body) throws MalformedException {
      String[] lines = new String(body, StandardCharsets.US_ASCII).split("\n", -1);
      if (lines.length < 2 || lines.length > MAX_PROOF + 2 || !lines[lines.length - 1].isEmpty()) {
        throw new MalformedException("consistency: hashes, one in a line, expected");
      }
      List<Hash> path = new ArrayList<>();
      for (int i = 1; i < lines.length - 1; i++) {
        path.add(Hash.parseBase64(lines[i]));
      }
      return new Shown(Hash.parseBase64(lines[0]), path);
    }
  }

  /** One question under way: of whom, about what statement. */
  private record Question(Desk desk, String by, Origin origin, Seen seen) {}

  private final EngineParts parts;
  private final Clerk clerk;
  private final Reception reception;
  private final Consumer<Desk> advance;
  private final Map<String, Long> asked = new HashMap<>();

  /** Judged entries go to {@code advance}, once something that made them wait is known. */
  CatchUp(EngineParts parts, Clerk clerk, Reception reception, Consumer<Desk> advance) {
    this.parts = parts;
    this.clerk = clerk;
    this.reception = reception;
    this.advance = advance;
  }

  /** Asks for what entries wait for. */
  void step(Collection<Desk> desks) {
    for (Desk desk : desks) {
      if (desk.shared() && desk.read()) {
        desk.fold.awaited().forEach(awaited -> missing(desk, awaited));
        desk.mirrors.values().forEach(log -> prove(desk, log));
      }
    }
  }

  /** Asks the owner to show that a head leads to what was cosigned and lost. */
  private void prove(Desk desk, MirrorLog log) {
    Checkpoint head = log.unproven;
    Mark promised = log.promised;
    if (head == null || promised == null || !due("leads " + log.name())) {
      return;
    }
    log.unproven = null;
    Seen lost = new Seen(log.name(), promised.size(), promised.root());
    Question question = new Question(desk, log.origin.party(), log.origin, lost);
    proven(question, head, promised, body -> {});
  }

  /** Has it shown that a head leads to what was cosigned and lost, and goes on if it does. */
  private void proven(Question question, Checkpoint head, Mark promised, Reader then) {
    String path = question.origin() + "/consistency/" + head.size() + "/" + promised.size();
    read(
        question,
        path,
        body -> {
          MirrorLog log = question.desk().mirrors.get(question.origin().toString());
          if (log != null && leads(head, promised, Shown.parse(body))) {
            log.leads = head;
            then.read(body);
          }
        });
  }

  /** Compares what a counterpart's entry states as seen with what is held here. */
  void judged(Desk desk, LineFold.Judged judged) {
    String author = judged.origin().party();
    boolean theirs = !author.equals(parts.keys().party());
    if (!desk.shared() || !theirs || judged.entry() == null) {
      return;
    }
    for (Seen seen : judged.entry().seen()) {
      MirrorLog log = desk.mirrors.get(seen.origin());
      if (log != null
          && seen.size() > 0
          && log.frontier.size() >= seen.size()
          && !desk.view.root(seen.origin(), seen.size()).equals(seen.root())) {
        head(new Question(desk, author, log.origin, seen));
      }
    }
  }

  private void missing(Desk desk, LineFold.Awaited awaited) {
    Seen seen = awaited.seen();
    Origin origin = origin(seen.origin());
    if (origin == null || origin.party().equals(parts.keys().party())) {
      return;
    }
    Question question = new Question(desk, awaited.by(), origin, seen);
    MirrorLog log = desk.mirrors.get(seen.origin());
    long size = log == null ? 0 : log.frontier.size();
    if (size >= seen.size() || !due("missing " + awaited.by() + " " + seen.origin())) {
      return;
    }
    Base base = base(question, size);
    if (base.size() == 0) {
      entries(question, 0);
    } else if (base.size() == seen.size()) {
      settle(question, base, base.root().equals(seen.root()));
    } else {
      String path = origin + "/consistency/" + base.size() + "/" + seen.size();
      read(question, path, body -> compared(question, base, Shown.parse(body)));
    }
  }

  /** What is known here of a log, by its root: what is held, or what was cosigned before a loss. */
  private record Base(long size, Hash root, long held) {}

  private @Nullable Mark cosigned(Origin log) {
    return parts.anchor().mark(log.toString(), Anchor.Role.COSIGNED).orElse(null);
  }

  private Base base(Question question, long held) {
    String log = question.origin().toString();
    Mark promised = cosigned(question.origin());
    boolean lost = promised != null && promised.size() > held;
    if (promised != null && lost && question.seen().size() >= promised.size()) {
      return new Base(promised.size(), promised.root(), held);
    }
    return new Base(held, question.desk().view.root(log, held), held);
  }

  private static @Nullable Origin origin(String text) {
    try {
      return Origin.parse(text, "seen.origin");
    } catch (MalformedException e) {
      return null;
    }
  }

  /** One question at a time of each kind, and no more than one a second. */
  private boolean due(String what) {
    long now = parts.clock().monotonicNanos();
    Long before = asked.get(what);
    boolean due = before == null || now - before >= WAIT_NANOS;
    if (due) {
      asked.put(what, now);
    }
    return due;
  }

  /** Takes an answer in, on the writer's thread. */
  private interface Reader {
    void read(byte[] body) throws MalformedException;
  }

  private void read(Question question, String path, Reader reader) {
    send(question.by(), Wire.Route.LOG, path.getBytes(StandardCharsets.US_ASCII), reader);
  }

  private void send(String to, Wire.Route route, byte[] body, Reader reader) {
    parts
        .wire()
        .send(
            to,
            route,
            body,
            reply -> {
              if (reply instanceof Wire.Reply.Answered answered && answered.status() == 200) {
                parts.inbox().accept(new Task.Call(() -> taken(answered.body(), reader)));
              }
            });
  }

  private static void taken(byte[] body, Reader reader) {
    try {
      reader.read(body);
    } catch (MalformedException e) {
      // An answer that is none: the question is put again in its turn.
      return;
    }
  }

  /** The statement continues what is held here, or is of another history. */
  private void compared(Question question, Base base, Shown shown) {
    Seen seen = question.seen();
    boolean proven =
        Proofs.consistencyHolds(base.size(), shown.root(), seen.size(), seen.root(), shown.path());
    if (proven) {
      settle(question, base, shown.root().equals(base.root()));
    }
  }

  private void settle(Question question, Base base, boolean same) {
    Seen seen = question.seen();
    if (same) {
      entries(question, base.held());
    } else {
      question.desk().view.exclude(seen.origin(), seen.size(), seen.root());
      advance.accept(question.desk());
      head(question);
    }
  }

  /** Any party of the line may pass on another's log: its head is signed by its owner. */
  private void entries(Question question, long from) {
    byte[] ask = new Ask(question.origin(), from).bytes();
    send(
        question.by(), Wire.Route.ENTRIES, ask, body -> passedOn(question, from, Push.parse(body)));
  }

  /**
   * Whoever lost what it cosigned takes from others only what is proven to lead there: with a part
   * of the other history it could never take back its own, and wait for ever for what it had seen.
   */
  private void passedOn(Question question, long from, Push push) throws MalformedException {
    Checkpoint head = Checkpoint.parse(push.head().text());
    Mark promised = cosigned(question.origin());
    if (promised == null || promised.size() <= Math.max(from, head.size())) {
      reception.take(question.by(), push, reply -> {});
      return;
    }
    proven(question, head, promised, body -> reception.take(question.by(), push, reply -> {}));
  }

  private static boolean leads(Checkpoint head, Mark promised, Shown shown) {
    return shown.root().equals(head.root())
        && Proofs.consistencyHolds(
            head.size(), head.root(), promised.size(), promised.root(), shown.path());
  }

  /** Asks for the head of the other history: signed by its owner, it is evidence. */
  private void head(Question question) {
    if (due("head " + question.by() + " " + question.origin())) {
      read(question, question.origin() + "/checkpoint", body -> shown(question, body));
    }
  }

  private void shown(Question question, byte[] body) throws MalformedException {
    Note note = Note.parse(body);
    Checkpoint head = Checkpoint.parse(note.text());
    MirrorLog log = question.desk().mirrors.get(question.origin().toString());
    boolean theirs =
        log != null
            && head.origin().equals(log.name())
            && log.keys.verify(head, note.signatures()) instanceof HeadVerdict.Both;
    if (log == null || !theirs) {
      return;
    }
    long size = log.frontier.size();
    if (head.size() <= size) {
      if (!question.desk().view.root(log.name(), head.size()).equals(head.root())) {
        clerk.contradiction(question.desk(), log, head, note);
      }
      return;
    }
    String path = question.origin() + "/consistency/" + size + "/" + head.size();
    read(
        question,
        path,
        proof -> {
          Shown shown = Shown.parse(proof);
          boolean other =
              Proofs.consistencyHolds(size, shown.root(), head.size(), head.root(), shown.path())
                  && !shown.root().equals(question.desk().view.root(log.name(), size));
          if (other) {
            clerk.contradiction(question.desk(), log, head, note);
          }
        });
  }
}
