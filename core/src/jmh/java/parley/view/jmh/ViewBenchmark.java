package parley.view.jmh;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import parley.line.LineBuilder;
import parley.line.LineFold;
import parley.line.Place;
import parley.line.Reading;
import parley.line.TestLog;
import parley.view.Beside;
import parley.view.Line;
import parley.view.Question;
import parley.view.View;
import parley.view.Views;

/** What each view costs on one line with 100,000 acts of talks; and what their fold holds. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx2g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ViewBenchmark {
  private static final int TALKS = 20_000;

  /** Which view. */
  @Param({
    "lines",
    "posts",
    "talks",
    "due",
    "silence",
    "contacts",
    "intervals",
    "commitments",
    "concerns",
    "invitations",
    "incidents",
    "effects",
    "foreseen",
    "accounts"
  })
  public String view = "talks";

  private final LineFold fold = fold(line());
  private final List<Line> lines = List.of(new Line("test", fold.state(), Beside.NONE));

  /** Each talk is asked for, accepted and held, and read out by both sides: five acts. */
  private static LineBuilder line() {
    LineBuilder line = LineBuilder.two(1);
    for (int i = 0; i < TALKS; i++) {
      Place asked = line.draft("us", "talk-request").place();
      line.draft("cn", "talk-accept").re(asked).place();
      line.draft("us", "talk-held").re(asked).place();
      line.draft("us", "readout").re(asked).place();
      line.draft("cn", "readout").re(asked).place();
    }
    return line;
  }

  /** A fold that shares nothing with what wrote the line. */
  private static LineFold fold(LineBuilder line) {
    LineFold fold = line.fold();
    for (TestLog log : line.logs()) {
      for (long i = 0; i < log.size(); i++) {
        fold.offer(log.origin(), i, Reading.of(log.leaf(i)));
      }
    }
    fold.advance();
    return fold;
  }

  /** The whole view, as often as its readers ask. */
  @Benchmark
  public View answer() {
    return Views.of(view, lines, Question.at(LineBuilder.START.getEpochSecond())).orElseThrow();
  }

  /**
   * Prints the heap that the fold holds, before any view was asked and after all were, and the
   * processor time of each call: round 0 is the first after a start. Arguments: the views to ask,
   * in that order; all if there are none.
   */
  public static void main(String[] args) {
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    List<String> asked =
        args.length > 0 ? List.of(args) : Views.all().stream().map(View.Outline::name).toList();
    LineBuilder line = line();
    long before = used();
    LineFold fold = fold(line);
    System.out.println("fold: " + (used() - before) / 1024 + " KiB");
    Line shown = new Line("test", fold.state(), Beside.NONE);
    for (int round = 0; round < 10; round++) {
      for (String name : asked) {
        long start = clock.getCurrentThreadCpuTime();
        Question question = Question.at(LineBuilder.START.getEpochSecond());
        int rows = Views.of(name, List.of(shown), question).orElseThrow().rows().size();
        long micros = (clock.getCurrentThreadCpuTime() - start) / 1000;
        System.out.println(round + " " + name + ": " + micros + " us, " + rows + " rows");
      }
    }
    System.out.println("fold and views: " + (used() - before) / 1024 + " KiB");
    System.out.println(fold.state().digest() + " " + line.names());
  }

  private static long used() {
    for (int i = 0; i < 5; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
