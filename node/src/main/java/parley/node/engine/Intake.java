package parley.node.engine;

import java.util.Optional;
import java.util.function.Consumer;
import parley.line.Charter;
import parley.mirror.Mirror;
import parley.node.storage.Mark;

/** What is done with the pushes of counterparts (docs/spec/link.md, "Push"). */
final class Intake {
  /** What the answers need. */
  record With(
      EngineParts parts, TrustedClock clock, Opener opener, Receipts receipts, Clerk clerk) {}

  private final With with;
  private final Consumer<Task> later;

  /** Answers with these; a push of a log that a batch takes already is put off. */
  Intake(With with, Consumer<Task> later) {
    this.with = with;
    this.later = later;
  }

  /**
   * Answers a push, or lets the batch answer it.
   *
   * @param failure why nothing is stored any more, or the empty string
   */
  void pushed(Task.Pushed task, Batch batch, String failure) {
    if (!failure.isEmpty()) {
      task.done().accept(Replies.refusal(503, "store-failed", "this node does not store now"));
      return;
    }
    Desk desk = with.opener().deskFor(task);
    MirrorLog log = desk == null ? null : with.opener().mirrorFor(desk, task);
    Optional<MirrorLog> rival =
        desk == null ? Optional.empty() : with.opener().rival(desk, task.push().origin());
    if (desk != null && log == null && rival.isPresent()) {
      with.clerk().secondLog(desk, rival.get(), task);
      return;
    }
    if (desk == null || log == null) {
      task.done().accept(Replies.refusal(404, "unknown-log", "no such log on a known line"));
      return;
    }
    if (!log.stopped.isEmpty()) {
      task.done().accept(Replies.refusal(503, log.stopped, "this node gives no receipts now"));
      return;
    }
    if (batch.taking(log)) {
      later.accept(task);
      return;
    }
    Mirror.Held held =
        new Mirror.Held(
            log.frontier, (level, index) -> with.parts().store().hash(log.name(), level, index));
    Charter.Budget budget =
        desk.fold.state().charter().map(c -> c.budget()).orElse(Charter.Budget.NONE);
    Spending spending = desk.spending(log.origin.party());
    Mirror.Allowance allowance = leaves -> spending.fits(budget, with.clock().seconds(), leaves);
    Mirror.Answer answer =
        Mirror.on(held, task.push().from(), task.push().leaves(), task.head(), allowance);
    answer(task, batch, desk, log, answer);
  }

  private void answer(
      Task.Pushed task, Batch batch, Desk desk, MirrorLog log, Mirror.Answer answer) {
    switch (answer) {
      case Mirror.Answer.Take take -> take(task, batch, desk, log, take);
      case Mirror.Answer.Again again
          when log.promised != null || !with.receipts().statesMirror(desk) ->
          // More was cosigned once, or the record states another key: no new receipt is given.
          task.done().accept(Replies.held(again.head().size()));
      case Mirror.Answer.Again again ->
          batch.cosignings.add(new Batch.Cosigning(log, again.head(), task));
      case Mirror.Answer.Resume resume -> task.done().accept(Replies.held(resume.size()));
      case Mirror.Answer.OverBudget over -> task.done().accept(Replies.overBudget(over.size()));
      case Mirror.Answer.Contradiction c -> {
        task.done().accept(Replies.refusal(422, "contradiction", "another root was held before"));
        with.clerk().contradiction(desk, log, task.head(), task.push().head());
      }
      case Mirror.Answer.Refused refused -> {
        String rule = refused.fault().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        task.done().accept(Replies.refusal(422, rule, "the push is refused"));
      }
    }
  }

  /** Whether the party goes on in a later log: what it lost itself nobody can lead to. */
  private static boolean ended(Desk desk, MirrorLog log) {
    return desk.mirrorsOf(log.origin.party()).stream()
        .anyMatch(other -> other.origin.epoch() > log.origin.epoch());
  }

  /**
   * Below what was cosigned before, entries are taken back without a new receipt. Of three, the
   * log's owner may have told two histories: there it must be shown that they lead to what was
   * cosigned, for with a part of the other one a node could never take back its own.
   */
  private void take(
      Task.Pushed task, Batch batch, Desk desk, MirrorLog log, Mirror.Answer.Take take) {
    if (!log.keepsPromise(take.leaves())) {
      task.done().accept(Replies.refusal(422, "contradiction", "another root was cosigned before"));
      with.clerk().contradiction(desk, log, task.head(), task.push().head());
      return;
    }
    Mark promised = log.promised;
    boolean behind = promised != null && take.after().size() < promised.size();
    if (behind && desk.shared() && !ended(desk, log) && !task.head().equals(log.leads)) {
      log.unproven = task.head();
      task.done().accept(Replies.held(log.frontier.size()));
      return;
    }
    batch.takings.add(new Batch.Taking(desk, log, take, task));
    batch.whenLost.add(() -> task.done().accept(Replies.refusal(503, "store-failed", Engine.OPEN)));
    if (behind || !with.receipts().statesMirror(desk)) {
      batch.withoutReceipt.add(task);
    } else {
      batch.cosignings.add(new Batch.Cosigning(log, take.head(), task));
    }
  }
}
