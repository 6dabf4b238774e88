package parley.log;

/**
 * Bytes from a peer, an operator or a file that do not have the form they must have. The message
 * names what is wrong and where, never the content.
 */
public final class MalformedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is wrong, and where. */
  public MalformedException(String message) {
    super(message);
  }

  /** What is wrong, and where, with the lower-level cause. */
  public MalformedException(String message, Throwable cause) {
    super(message, cause);
  }
}
