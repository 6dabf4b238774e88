package parley.node.engine;

import java.util.Locale;
import parley.line.Charter;
import parley.mirror.Mirror;
import parley.node.storage.Mark;

/**
 * What becomes of a counterpart's push: its entries are taken and its head cosigned, or it hears
 * why not. The mirror judges the form, never the meaning.
 */
final class Intake {
  private final EngineParts parts;
  private final TrustedClock clock;
  private final Clerk clerk;

  Intake(EngineParts parts, TrustedClock clock, Clerk clerk) {
    this.parts = parts;
    this.clock = clock;
    this.clerk = clerk;
  }

  /** Takes a push into the batch; its sender is answered there, or at once if nothing is taken. */
  void take(Task.Pushed task, Batch batch, Desk desk, MirrorLog log) {
    Mirror.Held held =
        new Mirror.Held(
            log.frontier, (level, index) -> parts.store().hash(log.name(), level, index));
    Charter.Budget budget =
        desk.fold.state().charter().map(c -> c.budget()).orElse(Charter.Budget.NONE);
    Mirror.Allowance allowance = log.allowance(budget, clock.seconds());
    Mirror.Answer answer =
        Mirror.on(held, task.push().from(), task.push().leaves(), task.head(), allowance);
    settle(task, batch, desk, log, answer);
  }

  private void settle(
      Task.Pushed task, Batch batch, Desk desk, MirrorLog log, Mirror.Answer answer) {
    switch (answer) {
      case Mirror.Answer.Take take -> keep(task, batch, desk, log, take);
      case Mirror.Answer.Again again when log.promised != null ->
          // More was cosigned once: below that no new receipt is given.
          task.done().accept(Replies.held(again.head().size()));
      case Mirror.Answer.Again again ->
          batch.cosignings.add(new Batch.Cosigning(log, again.head(), task));
      case Mirror.Answer.Resume resume -> task.done().accept(Replies.held(resume.size()));
      case Mirror.Answer.Contradiction c -> {
        task.done().accept(Replies.refusal(422, "contradiction", "another root was held before"));
        clerk.contradiction(desk, log, task.head(), task.push().head());
      }
      case Mirror.Answer.Refused refused -> {
        boolean budget = refused.fault() == Mirror.Fault.OVER_BUDGET;
        String rule = refused.fault().name().toLowerCase(Locale.ROOT).replace('_', '-');
        task.done().accept(Replies.refusal(budget ? 429 : 422, rule, "the push is refused"));
      }
    }
  }

  /** Below what was cosigned before, entries are taken back without a new receipt. */
  private void keep(
      Task.Pushed task, Batch batch, Desk desk, MirrorLog log, Mirror.Answer.Take take) {
    if (!log.keepsPromise(take.leaves())) {
      task.done().accept(Replies.refusal(422, "contradiction", "another root was cosigned before"));
      clerk.contradiction(desk, log, task.head(), task.push().head());
      return;
    }
    batch.takings.add(new Batch.Taking(desk, log, take, task));
    batch.whenLost.add(() -> task.done().accept(Replies.refusal(503, "store-failed", Engine.OPEN)));
    Mark promised = log.promised;
    if (promised != null && take.after().size() < promised.size()) {
      batch.withoutReceipt.add(task);
    } else {
      batch.cosignings.add(new Batch.Cosigning(log, take.head(), task));
    }
  }
}
