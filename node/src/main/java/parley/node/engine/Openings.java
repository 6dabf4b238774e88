package parley.node.engine;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.line.Card;
import parley.line.LogOpening;
import parley.log.Frontier;
import parley.log.HeadSigner;
import parley.log.MalformedException;
import parley.node.storage.Mark;
import parley.node.storage.StoreException;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Origin;

/**
 * Where entries of ours go, and what the first entry of a log takes up: nothing before it is
 * certain that it will be written, so that a refused opening leaves everything as it was.
 */
final class Openings {
  private final EngineParts parts;
  private final Map<String, Desk> desks;
  private final Opener opener;
  private final Receipts receipts;

  Openings(EngineParts parts, Map<String, Desk> desks, Opener opener, Receipts receipts) {
    this.parts = parts;
    this.desks = desks;
    this.opener = opener;
    this.receipts = receipts;
  }

  /**
   * Where an entry of ours goes.
   *
   * @param opens whether it opens that log, which is not taken up before the entry is written
   */
  record Target(Desk desk, OwnLog own, boolean opens) {}

  /** Where an entry goes; a genesis or the opening of an epoch makes what it needs. */
  @Nullable Target target(Task.Submit task) {
    Origin origin = task.signed().entry().origin();
    Desk known = desks.get(task.line());
    OwnLog current = known == null ? null : known.own;
    Target there = known == null || current == null ? null : new Target(known, current, false);
    boolean ours = origin.party().equals(parts.keys().party());
    if (!ours || (current != null && current.origin.equals(origin))) {
      return there;
    }
    Optional<LogOpening> opening = opener.opening(origin, task.leaf());
    Desk desk = opening.flatMap(opener::deskOf).orElse(known);
    Optional<HeadSigner> signer = parts.keys().log(origin);
    int epoch = current == null ? 1 : current.origin.epoch() + 1;
    if (desk == null || opening.isEmpty() || signer.isEmpty() || origin.epoch() != epoch) {
      return there;
    }
    return new Target(desk, new OwnLog(origin, signer.get(), new Frontier()), true);
  }

  /** Why that entry cannot be written now, or the empty string. */
  String hindrance(Target target, Task.Submit task) {
    if (target.opens()) {
      return opening(target, task.signed().entry());
    }
    if (!target.own().stopped.isEmpty()) {
      return target.own().stopped;
    }
    boolean ahead = task.signed().entry().kind().equals("epoch-accept");
    if (target.desk().pending()) {
      return ahead ? "" : "epoch-pending";
    }
    return target.desk().ready() ? "" : "the log is being read";
  }

  private String opening(Target target, Entry entry) {
    Optional<Card> renewed = renewed(entry);
    if (renewed.isPresent() && !parts.keys().holdsMirror(renewed.get())) {
      return "mirror-key-not-here";
    }
    if (renewed.isEmpty() && !parts.anchor().present()) {
      return "anchor-missing";
    }
    return target.desk().reading() ? "the log is being read" : "";
  }

  /** The card of an opening that brings new mirror keys. */
  private Optional<Card> renewed(Entry entry) {
    if (!entry.body().has("mirror")) {
      return Optional.empty();
    }
    try {
      Card card = Card.parse(entry.body().text("card"), parts.suite());
      return Optional.of(card).filter(c -> c.party().equals(parts.keys().party()));
    } catch (MalformedException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether an opening cites an end of our old log that the counterparts can come to hold: what it
   * was, and no more than heads cover that may leave.
   */
  boolean citesTruly(Target target, Entry entry) {
    OwnLog old = target.desk().own;
    if (!target.opens() || old == null) {
      return true;
    }
    Json.Obj end = entry.body().object("previous");
    long size = end.integer("size", 0);
    return size <= old.headed()
        && target.desk().view.root(old.name(), size).base64().equals(end.text("root"));
  }

  /** Takes up the log that an entry about to be written opens. */
  void install(Target target, Entry entry) {
    renewed(entry).ifPresent(card -> renew(card));
    desks.put(target.desk().line, target.desk());
    receipts.addLanes(target.desk(), target.own());
    target.desk().add(target.own());
  }

  /**
   * From now on the new mirror key gives the receipts. If the anchor was lost, a new one is made
   * only now: the keys whose signatures the old one knew of never sign again (record.md §5.2).
   */
  private void renew(Card card) {
    try {
      parts.keys().takeUp(card);
    } catch (UncheckedIOException e) {
      throw new StoreException.Failed("the new mirror key was not taken up", e);
    }
    boolean lost = !parts.anchor().present();
    if (lost) {
      parts
          .anchor()
          .begin(
              parts.store().logs().stream()
                  .filter(row -> row.party().equals(parts.keys().party()))
                  .map(row -> Mark.bar(row.origin()))
                  .toList());
    }
    for (Desk desk : desks.values()) {
      desk.mirrors.values().forEach(log -> anew(log, lost));
      desk.owns.values().stream().filter(own -> lost).forEach(own -> own.stopped = "anchor-lost");
    }
  }

  private void anew(MirrorLog log, boolean lost) {
    log.givenSize = receipts.given(log);
    log.stopped = lost ? "" : log.stopped;
  }
}
