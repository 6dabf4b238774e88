package parley.cli;

import parley.render.Phrase;

/** A command cannot do what was asked: how it ends, and what is said about it. */
public final class Failure extends Exception {
  private static final long serialVersionUID = 1L;

  private final Exit exit;
  private final transient Phrase phrase;

  /** A failure with its words. The key of the phrase is the stable code in JSON output. */
  public Failure(Exit exit, Phrase phrase) {
    super(phrase.key());
    this.exit = exit;
    this.phrase = phrase;
  }

  /** A failure with its words and what caused it, which only {@code --debug} shows. */
  public Failure(Exit exit, Phrase phrase, Throwable cause) {
    super(phrase.key(), cause);
    this.exit = exit;
    this.phrase = phrase;
  }

  /** How the command ends. */
  public Exit exit() {
    return exit;
  }

  /** What is said. */
  public Phrase phrase() {
    return phrase;
  }
}
