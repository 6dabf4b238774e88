package parley.cli;

import java.io.PrintStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import parley.render.Phrase;
import parley.render.SafeText;
import parley.render.Table;
import parley.render.Texts;

/**
 * Where a command puts its result: words on standard output, or with {@code --json} one line of
 * JSON for each result. Both are given together, so that no result can be said to a person and kept
 * from a script. An error goes to standard error as words, and to standard output as JSON with
 * {@code --json}, so that a script reads one stream.
 */
public final class Out {
  private final PrintStream out;
  private final PrintStream err;
  private final Texts texts;
  private final boolean json;

  Out(Console console, Texts texts, boolean json) {
    this.out = console.out();
    this.err = console.err();
    this.texts = texts;
    this.json = json;
  }

  /** Gives a result, to whichever of the two readers there is. */
  public void result(JsonObject machine, Consumer<Words> person) {
    if (json) {
      line(out, machine.toString());
    } else {
      person.accept(new Words());
    }
    out.flush();
  }

  /** Prints something that is the same for both readers, such as a script or a document. */
  void raw(String text) {
    out.print(text);
    out.flush();
  }

  void error(Failure failure) {
    error(failure.exit(), failure.phrase().key(), texts.say(failure.phrase()), null);
  }

  void error(Exit exit, String code, String message, @Nullable String hint) {
    if (json) {
      JsonObject error =
          new JsonObject().put("code", code).put("exit", exit.code()).put("message", message);
      line(out, new JsonObject().put("error", error).toString());
      out.flush();
    } else {
      line(err, "parley: " + message);
      if (hint != null) {
        line(err, hint);
      }
      err.flush();
    }
  }

  /** LF on every platform: the output is compared and hashed by scripts. */
  private static void line(PrintStream stream, String text) {
    stream.print(text + "\n");
  }

  /** Words to a person, on standard output. */
  public final class Words {
    private Words() {}

    /** Says a text on a line of its own; arguments as in {@link Texts#say(String, Object...)}. */
    public void say(String key, Object... namesAndValues) {
      say(Phrase.say(key, namesAndValues));
    }

    /** Says a phrase on a line of its own. */
    public void say(Phrase phrase) {
      line(out, texts.say(phrase));
    }

    /** Prints a table. */
    public void table(Table table) {
      table.lines().forEach(text -> line(out, text));
    }

    /** Prints a table, or its rows alone where they go on one printed before. */
    public void table(Table table, boolean head) {
      table.lines().stream().skip(head ? 0 : 1).forEach(text -> line(out, text));
    }

    /** Shows a text that someone else wrote, on its own lines, safely. */
    public void quote(String text) {
      line(out, SafeText.block(text));
    }
  }
}
