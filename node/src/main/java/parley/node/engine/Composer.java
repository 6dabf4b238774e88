package parley.node.engine;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import parley.record.BlobRef;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Kind;
import parley.record.Kinds;
import parley.record.Mark;
import parley.record.Precedence;
import parley.record.Ref;
import parley.record.SignerId;

/** Makes the text of an act: what its author means, with what the node adds. */
public final class Composer {
  /**
   * What an author means.
   *
   * @param id chosen by the caller so that asking twice writes once, or the empty string
   * @param post the office that speaks, or the empty string
   * @param answerBy until when an answer is asked for; null leaves it to the charter
   */
  public record Act(
      String id,
      String kind,
      String post,
      Mark mark,
      Precedence precedence,
      @Nullable Ref re,
      @Nullable Instant answerBy,
      Json.Obj body,
      List<BlobRef> blobs) {
    /** A routine act of the party or its node, about an entry or none. */
    static Act plain(String id, String kind, Mark mark, @Nullable Ref re, Json.Obj body) {
      return new Act(id, kind, "", mark, Precedence.ROUTINE, re, null, body, List.of());
    }
  }

  private final Desk desk;
  private final TrustedClock clock;
  private final RandomGenerator random;

  Composer(Desk desk, TrustedClock clock, RandomGenerator random) {
    this.desk = desk;
    this.clock = clock;
    this.random = random;
  }

  /**
   * The entry that says it, to be signed by these keys: in our log, at the node's time, with what
   * is newly folded of counterparts' logs.
   *
   * @throws IllegalStateException if the node has no log on the line
   */
  public Entry compose(Act act, List<SignerId> signers) {
    Desk.Outlook outlook = desk.outlook();
    if (outlook == null) {
      throw new IllegalStateException("no log of our own on " + desk.line);
    }
    return new Entry(
        act.id().isEmpty() ? newId() : act.id(),
        act.kind(),
        outlook.own(),
        act.post(),
        signers,
        Instant.ofEpochSecond(clock.seconds()),
        act.mark(),
        act.precedence(),
        outlook.seen(),
        act.re(),
        act.answerBy() == null ? agreedAnswerBy(act, outlook) : act.answerBy(),
        act.body(),
        act.blobs());
  }

  /** What asks for an answer asks for it within the hours that the charter agreed, if it did. */
  private @Nullable Instant agreedAnswerBy(Act act, Desk.Outlook outlook) {
    Kind kind = Kinds.find(act.kind());
    if (kind == null || !kind.is(Kind.Trait.ASKS)) {
      return null;
    }
    long hours = outlook.charter().map(c -> c.answerByHours(act.precedence())).orElse(0L);
    return hours == 0 ? null : Instant.ofEpochSecond(clock.seconds() + hours * 3_600);
  }

  private String newId() {
    byte[] id = new byte[16];
    random.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }
}
