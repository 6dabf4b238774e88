package parley.node.storage;

/** A store or anchor did not do what was asked. Messages name the place, never the content. */
public abstract sealed class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private StoreException(String message) {
    super(message);
  }

  private StoreException(String message, Throwable cause) {
    super(message, cause);
  }

  /** An expectation does not hold; nothing changed, and the store goes on. */
  public static final class Conflict extends StoreException {
    private static final long serialVersionUID = 1L;

    /** What was expected, and where. */
    public Conflict(String message) {
      super(message);
    }
  }

  /** The disk has only the reserve for one's own writes left; nothing changed. */
  public static final class NoRoom extends StoreException {
    private static final long serialVersionUID = 1L;

    /** What is short. */
    public NoRoom(String message) {
      super(message);
    }
  }

  /**
   * Reading, writing or syncing failed, or what was read is not what was written. Whether the last
   * commit took place is open: after a failed sync the kernel may have dropped the dirty pages, so
   * nothing is tried again. The store must be closed, opened anew and verified.
   */
  public static final class Failed extends StoreException {
    private static final long serialVersionUID = 1L;

    /** What failed, and where. */
    public Failed(String message) {
      super(message);
    }

    /** What failed, and where, with the lower-level cause. */
    public Failed(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
