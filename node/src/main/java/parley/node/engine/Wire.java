package parley.node.engine;

import java.util.function.Consumer;

/** The way to the counterparts' nodes. */
public interface Wire {
  /** What is asked of a peer's node; each has a path of its own (docs/spec/link.md). */
  enum Route {
    PUSH("/parley/v1/push"),
    FLASH("/parley/v1/flash"),
    ENTRIES("/parley/v1/entries"),
    /** A push of the sender's, to be passed on to a third party of the line. */
    RELAY("/parley/v1/relay"),
    /** What is read of a log; the rest of the path stands for the body. */
    LOG("/parley/v1/log/");

    private final String path;

    Route(String path) {
      this.path = path;
    }

    /** The path of the request, or what it begins with where it is read. */
    public String path() {
      return path;
    }

    /** Whether it is a GET, whose path says the rest. */
    public boolean reads() {
      return path.endsWith("/");
    }
  }

  /** What came back. */
  sealed interface Reply {
    /** The peer's node answered; bytes are not copied. */
    // Bytes in transit: nobody compares two of them.
    @SuppressWarnings("ArrayRecordComponent")
    record Answered(int status, byte[] body) implements Reply {}

    /** No answer; the reason is for diagnosis. */
    record Lost(String reason) implements Reply {}
  }

  /**
   * Sends a request without waiting; the reply is handed over later, once, on any thread, never
   * before this method returns.
   */
  void send(String party, Route route, byte[] body, Consumer<Reply> onReply);
}
