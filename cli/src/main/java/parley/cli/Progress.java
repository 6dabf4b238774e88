package parley.cli;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import parley.render.Phrase;
import parley.render.Table;
import parley.render.Texts;

/**
 * Shows on standard error how far a long work has come. Nothing for the first second. On a terminal
 * one line is then rewritten five times a second and wiped at the end; elsewhere a plain line every
 * ten seconds, so that a log shows life without growing.
 */
public final class Progress implements AutoCloseable {
  private static final long SILENT = TimeUnit.SECONDS.toNanos(1);
  private static final long REWRITE = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long PLAIN = TimeUnit.SECONDS.toNanos(10);

  private final PrintStream err;
  private final boolean terminal;
  private final LongSupplier ticker;
  private final Texts texts;
  private final Phrase work;
  private final long total;
  private long next;
  private int shown;

  Progress(Console console, Texts texts, Phrase work, long total) {
    this.err = console.err();
    this.terminal = console.terminal();
    this.ticker = console.ticker();
    this.texts = texts;
    this.work = work;
    this.total = total;
    this.next = ticker.getAsLong() + SILENT;
  }

  /** So many of the total are done. Cheap enough to be called for each. */
  public void at(long done) {
    long now = ticker.getAsLong();
    if (now - next < 0) {
      return;
    }
    next = now + (terminal ? REWRITE : PLAIN);
    String line = texts.say("progress.line", "work", work, "done", done, "total", total);
    if (terminal) {
      int width = Table.width(line);
      err.print("\r" + line + " ".repeat(Math.max(0, shown - width)));
      shown = width;
    } else {
      err.print(line + "\n");
    }
    err.flush();
  }

  /** Wipes the line, if one is shown. */
  @Override
  public void close() {
    if (shown > 0) {
      err.print("\r" + " ".repeat(shown) + "\r");
      err.flush();
      shown = 0;
    }
  }
}
