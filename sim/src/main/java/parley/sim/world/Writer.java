package parley.sim.world;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.node.engine.Composer;
import parley.node.engine.Engine;
import parley.record.BlobRef;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Mark;
import parley.record.Precedence;
import parley.record.Ref;
import parley.record.Signatory;
import parley.record.SignedEntry;

/** Writes entries at a node that runs, as its people and its party do. */
final class Writer {
  private final SimNode node;

  Writer(SimNode node) {
    this.node = node;
  }

  /** An act of the party itself. */
  SignedEntry party(String kind, Json.Obj body) {
    return sign(act(kind, "", null, body), node.keys().partyKey());
  }

  /** An act of a person for the post. */
  SignedEntry person(Signatory person, String kind, @Nullable Ref re, Json.Obj body) {
    return sign(act(kind, "duty", re, body), List.of(person));
  }

  /** A text of a person for the post, with an attachment. */
  SignedEntry attached(Signatory person, Json.Obj body, BlobRef blob) {
    Composer.Act act =
        new Composer.Act(
            "", "text", "duty", Mark.REAL, Precedence.ROUTINE, null, null, body, List.of(blob));
    return sign(act, List.of(person));
  }

  /** An act of an administrator. */
  SignedEntry administrator(String kind, Json.Obj body) {
    return sign(act(kind, "", null, body), List.of(node.keys().key("adm", 0)));
  }

  /** A link test by the node itself. */
  SignedEntry test() {
    return sign(act("link-test", "", null, Json.Obj.EMPTY), List.of(node.keys().clerk()));
  }

  private static Composer.Act act(String kind, String post, @Nullable Ref re, Json.Obj body) {
    return new Composer.Act(
        "", kind, post, Mark.REAL, Precedence.ROUTINE, re, null, body, List.of());
  }

  /** The same act, but urgent, or with a time to answer by. */
  SignedEntry urgent(
      Signatory person, String kind, Precedence precedence, @Nullable Instant by, Json.Obj body) {
    Composer.Act act =
        new Composer.Act("", kind, "duty", Mark.REAL, precedence, null, by, body, List.of());
    return sign(act, List.of(person));
  }

  /** An act as its author means it. */
  SignedEntry sign(Composer.Act act, List<Signatory> by) {
    Engine engine = java.util.Objects.requireNonNull(node.engine());
    Entry entry =
        engine
            .read(
                () ->
                    engine
                        .composer(engine.lines().getFirst().line())
                        .map(c -> c.compose(act, by.stream().map(Signatory::id).toList())))
            .orElseThrow();
    return Signatory.sign(entry, by);
  }
}
