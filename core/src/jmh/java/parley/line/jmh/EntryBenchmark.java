package parley.line.jmh;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import parley.line.Draft;
import parley.line.LineBuilder;
import parley.line.LineFold;
import parley.line.Reading;
import parley.line.TestLog;
import parley.line.Verdict;
import parley.line.Verifiers;
import parley.log.NoteKey;
import parley.log.Suite;
import parley.record.Entry;
import parley.record.Json;
import parley.record.SignedEntry;
import parley.record.SignerId;

/** What one message of 500 bytes costs: to print, to read, to check, to decide, to judge. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EntryBenchmark {
  private static final int MESSAGES = 100;

  private final LineBuilder line = new LineBuilder(1, Suite.standard(), "us", "cn").open();
  private final Verifiers verifiers = new Verifiers(Suite.standard());
  private final Entry draft;
  private final SignedEntry signed;
  private final byte[] leaf;
  private final NoteKey key;

  /** A line with some messages on it. */
  public EntryBenchmark() {
    Json.Obj body = Json.Obj.EMPTY.with("text", "x".repeat(500)).with("language", "en");
    for (int i = 0; i < MESSAGES; i++) {
      line.draft("us", "text").body(body).place();
    }
    Draft next = line.draft("us", "text").body(body);
    draft = next.entry();
    signed = next.signed();
    leaf = signed.bytes();
    SignerId signer = draft.signers().getFirst();
    key = line.referee().key(signer).orElseThrow();
  }

  /** The signed text. */
  @Benchmark
  public String print() {
    return draft.text();
  }

  /** Leaf to entry: parse, hash, the one form. */
  @Benchmark
  public Reading read() {
    return Reading.of(leaf);
  }

  /** One Ed25519 signature, by a key that is ready. */
  @Benchmark
  public boolean verify() {
    byte[] message = draft.text().getBytes(StandardCharsets.UTF_8);
    return verifiers.holds(key, message, signed.signatures().getFirst().signature());
  }

  /** What the single writer does before an act is written. */
  @Benchmark
  public Optional<Verdict> decide() {
    return line.referee().decide(draft);
  }

  /** The whole line into a new fold, signatures checked there. */
  @Benchmark
  public List<LineFold.Judged> fold() {
    LineFold fold = line.fold();
    List<LineFold.Judged> judged = new ArrayList<>();
    for (TestLog log : line.logs()) {
      for (long i = 0; i < log.size(); i++) {
        fold.offer(log.origin(), i, Reading.of(log.leaf(i)));
      }
    }
    judged.addAll(fold.advance());
    return judged;
  }
}
