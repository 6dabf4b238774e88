package parley.node.engine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import parley.line.Reading;
import parley.log.Checkpoint;
import parley.log.HeadKeys;
import parley.log.HeadVerdict;
import parley.log.MalformedException;
import parley.mirror.Flash;
import parley.mirror.Push;
import parley.record.Names;
import parley.record.Origin;
import parley.record.SignerId;

/**
 * Answers the counterparts (docs/spec/link.md, "Messages"). Parsing, and the check of a head's
 * signatures, happen on the caller's thread; only what needs the state goes to the writer. Never
 * waits: the answer is handed over now, or by the writer later.
 */
public final class Reception {
  private static final int MAX_PARTY = 100;

  private final Engine engine;
  private final Consumer<Task> inbox;
  private final LogShelf shelf;

  /** Answers for that engine, whose tasks are handed in here. */
  public Reception(Engine engine, Consumer<Task> inbox) {
    this.engine = engine;
    this.inbox = inbox;
    this.shelf = engine.shelf();
  }

  /**
   * Takes a request of an authenticated party.
   *
   * @param done told the answer, once
   */
  public void receive(String party, Wire.Route route, byte[] body, Consumer<Wire.Reply> done) {
    try {
      switch (route) {
        case PUSH -> push(party, Push.parse(body), done);
        case FLASH -> done.accept(flash(party, Flash.parse(body)));
        case ENTRIES -> done.accept(entries(party, Ask.parse(body)));
        case RELAY -> relay(party, body, done);
        case LOG -> done.accept(shelf.read(party, LogShelf.path(body)));
      }
    } catch (MalformedException e) {
      done.accept(Replies.refusal(400, "malformed", String.valueOf(e.getMessage())));
    }
  }

  private void push(String party, Push push, Consumer<Wire.Reply> done) throws MalformedException {
    boolean own = push.origin().party().equals(party);
    boolean opens = push.from() == 0 && !push.leaves().isEmpty();
    Optional<byte[]> first = opens ? Optional.of(push.leaves().getFirst()) : Optional.empty();
    if (!own && !engine.read(() -> engine.onOneLine(party, push.origin(), first))) {
      done.accept(Replies.refusal(403, "not-your-log", "no log of a line of yours"));
      return;
    }
    take(party, push, done);
  }

  /** Takes entries that the log's owner, or another party of its line, passes on. */
  void take(String party, Push push, Consumer<Wire.Reply> done) throws MalformedException {
    Checkpoint head = Checkpoint.parse(push.head().text());
    boolean opens = push.from() == 0 && !push.leaves().isEmpty();
    Optional<byte[]> first = opens ? Optional.of(push.leaves().getFirst()) : Optional.empty();
    Optional<HeadKeys> keys = engine.read(() -> engine.headKeys(push.origin(), first));
    if (keys.isEmpty()) {
      // What is not known here begins at its first entry: the owner sends from there.
      done.accept(
          push.from() > 0
              ? Replies.held(0)
              : Replies.refusal(404, "unknown-log", "no opening by a known party"));
      return;
    }
    Optional<Wire.Reply> fault = headFault(push.origin(), head, push, keys.get());
    if (fault.isPresent()) {
      done.accept(fault.get());
      return;
    }
    byte[] raw = keys.get().raw(push.head().signatures());
    inbox.accept(new Task.Pushed(party, push, head, raw, done));
  }

  /** A push that its owner cannot bring to a third party itself: passed on, and the answer back. */
  private void relay(String party, byte[] body, Consumer<Wire.Reply> done)
      throws MalformedException {
    int end = 0;
    while (end < body.length && end <= MAX_PARTY && body[end] != '\n') {
      end++;
    }
    if (end > MAX_PARTY || end == body.length) {
      throw new MalformedException("relay: the name of a party in a line expected");
    }
    String to = Names.party(new String(body, 0, end, StandardCharsets.US_ASCII), "relay.to");
    byte[] rest = Arrays.copyOfRange(body, end + 1, body.length);
    Origin origin = Push.parse(rest).origin();
    boolean allowed =
        origin.party().equals(party)
            && engine.read(
                () ->
                    engine.onOneLine(party, origin, Optional.empty())
                        && engine.onOneLine(to, origin, Optional.empty()));
    if (allowed) {
      engine.forward(to, rest, done);
    } else {
      done.accept(Replies.refusal(404, "unknown-log", "no log of a line of all three"));
    }
  }

  private static Optional<Wire.Reply> headFault(
      Origin origin, Checkpoint head, Push push, HeadKeys keys) {
    if (!head.origin().equals(origin.toString())) {
      return Optional.of(Replies.refusal(422, "wrong-log", "the head is of another log"));
    }
    boolean two = push.head().signatures().size() == 2;
    return switch (keys.verify(head, push.head().signatures())) {
      case HeadVerdict.Both b when two -> Optional.empty();
      case HeadVerdict.Both b ->
          Optional.of(Replies.refusal(422, "bad-head", "two signature lines expected"));
      case HeadVerdict.Missing m ->
          Optional.of(Replies.refusal(422, "half-signed-head", m.type().toString()));
      case HeadVerdict.Bad b -> Optional.of(Replies.refusal(422, "bad-head", b.rule()));
      case HeadVerdict.Refused r -> Optional.of(Replies.refusal(422, "bad-head", r.rule()));
    };
  }

  private Wire.Reply flash(String party, Flash flash) throws MalformedException {
    Checkpoint head = Checkpoint.parse(flash.head().text());
    Origin origin = Origin.parse(head.origin(), "head.origin");
    Optional<HeadKeys> keys = engine.read(() -> engine.headKeys(origin, Optional.empty()));
    boolean theirs = origin.party().equals(party) && keys.isPresent();
    if (!theirs
        || !(keys.get().verify(head, flash.head().signatures()) instanceof HeadVerdict.Both)) {
      return Replies.refusal(422, "bad-head", "a head of your own log expected");
    }
    if (!flash.isIn(head)) {
      return Replies.refusal(422, "bad-proof", "the proof does not hold");
    }
    return engine.check(origin.line(), flash.leaf()) instanceof Reading.Read read
        ? flash(origin, flash.index(), read)
        : Replies.refusal(422, "malformed", "no entry");
  }

  /**
   * A signature of a key that is known here must hold; that of another is for the fold to judge.
   */
  private Wire.Reply flash(Origin origin, long index, Reading.Read read) {
    if (!read.signed().entry().origin().equals(origin)) {
      return Replies.refusal(422, "wrong-log", "the entry names another log");
    }
    List<SignerId> verified = read.verified().stream().map(SignerId::of).toList();
    boolean forged =
        read.signed().entry().signers().stream()
            .anyMatch(s -> !verified.contains(s) && engine.knows(origin.line(), s));
    if (forged) {
      return Replies.refusal(422, "bad-signature", "a signature does not hold");
    }
    inbox.accept(new Task.Flashed(origin, index, read));
    return new Wire.Reply.Answered(204, new byte[0]);
  }

  private Wire.Reply entries(String party, Ask ask) {
    if (!engine.read(() -> engine.onOneLine(party, ask.origin(), Optional.empty()))) {
      return Replies.refusal(404, "unknown-log", "no such log on a line of yours");
    }
    return engine
        .read(() -> engine.line(ask.origin().line()).flatMap(line -> line.from(ask)))
        .<Wire.Reply>map(push -> new Wire.Reply.Answered(200, push.bytes()))
        .orElseGet(() -> Replies.refusal(404, "unknown-log", "nothing held from there on"));
  }
}
