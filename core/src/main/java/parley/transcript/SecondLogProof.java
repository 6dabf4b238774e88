package parley.transcript;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import parley.line.Card;
import parley.log.Checkpoint;
import parley.log.HeadVerdict;
import parley.log.MalformedException;
import parley.log.Note;
import parley.log.Suite;
import parley.record.Fields;
import parley.record.Json;
import parley.record.Limits;
import parley.record.Origin;

/**
 * That a party keeps two logs of one epoch on one line, in one self-contained file {@code
 * parley/second-log/v1} (docs/spec/transcript.md, "Second log"). With the card of the party it is
 * checked offline. What parses prints back to the same bytes.
 */
public record SecondLogProof(Log first, Log second) {
  /** The first line of the file. */
  public static final String HEADER = "parley/second-log/v1\n";

  /**
   * A log that was put to use.
   *
   * @param opening its first entry, by which the party key states the log's keys
   * @param head signed by both of them
   */
  public record Log(String opening, Note head) {
    static Log parse(Fields f) throws MalformedException {
      Log log = new Log(f.text("opening", Limits.LARGE_ENTRY_BYTES), ProofFile.note(f, "head"));
      f.end();
      return log;
    }

    Json.Obj json() {
      return Json.Obj.EMPTY
          .with("opening", opening)
          .with("head", new String(head.bytes(), StandardCharsets.UTF_8));
    }
  }

  /** What became of the check of a proof. */
  public sealed interface Outcome {
    /** It is proven that the party keeps both logs of that epoch. */
    record Proven(String first, String second) implements Outcome {}

    /** It is not, and why. */
    record NotProven(String why) implements Outcome {}
  }

  /**
   * Reads a proof; nothing is verified.
   *
   * @throws MalformedException if the bytes are not exactly what {@link #print} prints
   */
  public static SecondLogProof parse(byte[] bytes) throws MalformedException {
    Fields f = ProofFile.fields(bytes, HEADER, "second-log");
    SecondLogProof proof =
        new SecondLogProof(Log.parse(f.object("first")), Log.parse(f.object("second")));
    f.end();
    return proof;
  }

  /**
   * The proof that an entry of kind {@code evidence} bears whose fault is {@code second-log}.
   *
   * @throws MalformedException if the notes are not two openings, each with its head
   */
  public static SecondLogProof of(List<String> notes) throws MalformedException {
    if (notes.size() != 4) {
      throw new MalformedException("evidence: two openings, each with a head, expected");
    }
    return new SecondLogProof(
        new Log(notes.get(0), head(notes.get(1))), new Log(notes.get(2), head(notes.get(3))));
  }

  private static Note head(String text) throws MalformedException {
    return Note.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The notes of an entry of kind {@code evidence}. */
  public List<String> notes() {
    return List.of(
        first.opening(),
        new String(first.head().bytes(), StandardCharsets.UTF_8),
        second.opening(),
        new String(second.head().bytes(), StandardCharsets.UTF_8));
  }

  /** The file. */
  public byte[] print() {
    return ProofFile.print(
        HEADER, Json.Obj.EMPTY.with("first", first.json()).with("second", second.json()));
  }

  /**
   * Checks the proof.
   *
   * @param cards by party; that of the logs' party is needed
   */
  public Outcome verify(Map<String, Card> cards, Suite suite) {
    try {
      return check(cards, suite);
    } catch (MalformedException e) {
      return new Outcome.NotProven(Files.text(e));
    }
  }

  private Outcome check(Map<String, Card> cards, Suite suite) throws MalformedException {
    Origin one = Origin.parse(Checkpoint.parse(first.head().text()).origin(), "first");
    Origin other = Origin.parse(Checkpoint.parse(second.head().text()).origin(), "second");
    boolean rivals =
        one.party().equals(other.party())
            && one.line().equals(other.line())
            && one.epoch() == other.epoch()
            && !one.equals(other);
    if (!rivals) {
      return new Outcome.NotProven("not two logs of one party, line and epoch");
    }
    Card card = cards.get(one.party());
    if (card == null) {
      return new Outcome.NotProven("the card of the logs' party is needed");
    }
    if (!signed(first, card, suite) || !signed(second, card, suite)) {
      return new Outcome.NotProven("a log did not sign its head with both keys");
    }
    return new Outcome.Proven(one.toString(), other.toString());
  }

  private static boolean signed(Log log, Card card, Suite suite) throws MalformedException {
    Opening opening =
        Opening.parse(log.opening().getBytes(StandardCharsets.UTF_8), card.partyKeys(), suite);
    Checkpoint head = Checkpoint.parse(log.head().text());
    return head.origin().equals(opening.origin().toString())
        && opening.keys().verify(head, log.head().signatures()) instanceof HeadVerdict.Both;
  }
}
