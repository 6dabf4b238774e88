package parley.node.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import parley.line.LineFold;
import parley.line.Rule;
import parley.line.Verdict;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.log.NoteKey;
import parley.node.storage.Leaf;
import parley.node.storage.LogStore;
import parley.record.Entry;
import parley.record.Precedence;
import parley.record.SignedEntry;
import parley.record.SignerId;

/** What is done with acts of our own side (docs/spec/api.md, "Writing"). */
final class Writing {
  private final LogStore store;
  private final Openings openings;
  private final Sender sender;
  private final BiConsumer<Desk, LineFold.Judged> teller;

  /** Writes acts; {@code teller} is told what was judged, once that is durable. */
  Writing(
      LogStore store, Openings openings, Sender sender, BiConsumer<Desk, LineFold.Judged> teller) {
    this.store = store;
    this.openings = openings;
    this.sender = sender;
    this.teller = teller;
  }

  /**
   * Stages an act, or tells its caller why not.
   *
   * @param failure why nothing is stored any more, or the empty string
   */
  void submit(Task.Submit task, Batch batch, String failure) {
    if (!failure.isEmpty()) {
      task.done().accept(new Placing.NotNow(failure));
      return;
    }
    Openings.Target target = openings.target(task);
    String why = target == null ? "no such line" : openings.hindrance(target, task);
    if (target == null || !why.isEmpty()) {
      task.done().accept(new Placing.NotNow(why));
      return;
    }
    Desk desk = target.desk();
    Optional<Verdict> verdict =
        forged(target, task)
            .map(f -> (Verdict) f)
            .or(() -> desk.fold.decide(target.own().origin, task.reading()));
    switch (verdict.orElse(null)) {
      case null ->
          task.done()
              .accept(
                  new Placing.NotNow(
                      desk.pending() ? "epoch-pending" : "what was seen is not here yet"));
      case Verdict.Refused r -> task.done().accept(new Placing.Refused(r));
      case Verdict.Inert i when i.reason() == Verdict.Reason.REPEAT ->
          again(target, task, i, batch);
      default -> {
        if (target.opens()) {
          openings.install(target, task.signed().entry());
        }
        write(target, task, verdict.get(), batch);
      }
    }
  }

  /**
   * Our own entries are taken as checked from here on, so that a signature that does not hold must
   * not get in.
   */
  private Optional<Verdict.Refused> forged(Openings.Target target, Task.Submit task) {
    if (target.opens()) {
      return openings.citesTruly(target, task.signed().entry())
          ? Optional.empty()
          : Optional.of(misstated("another end of the old log than it has here"));
    }
    for (SignerId signer : task.signed().entry().signers()) {
      Optional<NoteKey> key = target.desk().fold.key(signer);
      if (key.isPresent() && !task.verified().contains(key.get())) {
        return Optional.of(new Verdict.Refused(Rule.BAD_SIGNATURE, "the line of " + signer));
      }
    }
    return Optional.empty();
  }

  /**
   * Our entry with that id stands before: the caller hears where, once that is durable. If only a
   * counterpart's bears it, ours is another act: it is written, to be seen, and has no effect.
   */
  private void again(Openings.Target target, Task.Submit task, Verdict verdict, Batch batch) {
    Desk desk = target.desk();
    Entry entry = task.signed().entry();
    Optional<LineFold.Place> place = desk.fold.find(target.own().origin.party(), entry.id());
    if (place.isPresent() && !same(entry, standing(target.own(), place.get()))) {
      task.done().accept(new Placing.Refused(misstated("its id is that of another act")));
    } else if (place.isPresent()) {
      batch.whenLost.add(() -> task.done().accept(new Placing.Open(Engine.OPEN)));
      batch.whenDurable.add(() -> task.done().accept(repeat(desk, place.get(), verdict)));
    } else if (target.opens()) {
      // A log whose first entry has no effect would be the end of the party's part in the line.
      task.done().accept(new Placing.Refused(misstated("its id is a counterpart's")));
    } else {
      write(target, task, verdict, batch);
    }
  }

  /** Whether it is one act, said again at another time. */
  private static boolean same(Entry one, Entry other) {
    return one.kind().equals(other.kind())
        && one.post().equals(other.post())
        && one.mark() == other.mark()
        && java.util.Objects.equals(one.re(), other.re())
        && one.body().equals(other.body());
  }

  private Entry standing(OwnLog own, LineFold.Place place) {
    long end = place.index() + 1;
    List<byte[]> recent =
        place.origin().equals(own.name()) ? own.recent(place.index(), end) : List.of();
    List<byte[]> leaves =
        recent.isEmpty() ? store.read(place.origin(), place.index(), end) : recent;
    try {
      return SignedEntry.parse(leaves.getFirst()).entry();
    } catch (MalformedException e) {
      throw new IllegalStateException("what was folded as an entry is one", e);
    }
  }

  private static Verdict.Refused misstated(String why) {
    return new Verdict.Refused(Rule.BAD_STATEMENT, why);
  }

  private static Placing repeat(Desk desk, LineFold.Place place, Verdict verdict) {
    Hash leaf = desk.view.leaf(place.origin(), place.index());
    return new Placing.Placed(place.origin(), place.index(), leaf, verdict, true);
  }

  private void write(Openings.Target target, Task.Submit task, Verdict verdict, Batch batch) {
    Desk desk = target.desk();
    OwnLog own = target.own();
    Hash hash = task.reading().leaf();
    long index = own.stage(task.leaf(), hash);
    batch.own(desk, own, new Leaf(task.leaf()));
    desk.view.staged(own.name(), own.durableSize, own.staged());
    List<LineFold.Judged> judged = desk.offer(own.origin, index, List.of(task.reading()));
    desk.stale();
    for (LineFold.Judged j : judged) {
      batch.whenDurable.add(() -> teller.accept(desk, j));
    }
    batch.whenLost.add(() -> task.done().accept(new Placing.Open(Engine.OPEN)));
    Placing placed = new Placing.Placed(own.name(), index, hash, verdict, false);
    batch.whenDurable.add(() -> task.done().accept(placed));
    if (task.signed().entry().precedence() == Precedence.FLASH) {
      batch.whenDurable.add(() -> sender.flash(own, index, task.leaf()));
    }
  }
}
