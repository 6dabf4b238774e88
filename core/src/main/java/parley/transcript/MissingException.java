package parley.transcript;

/** A file of a bundle is not there, or not to be had: unreadable, or over its bound. */
public final class MissingException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Which file, and why. */
  public MissingException(String message) {
    super(message);
  }

  /** Which file, and why, with the lower-level cause. */
  public MissingException(String message, Throwable cause) {
    super(message, cause);
  }
}
