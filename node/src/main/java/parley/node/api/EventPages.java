package parley.node.api;

import io.helidon.http.sse.SseEvent;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.sse.SseSink;
import java.io.UncheckedIOException;
import java.util.Optional;
import parley.node.node.Node;

/** Events as they happen, as text/event-stream. */
final class EventPages {
  private static final int READERS = 64;

  /** Proxies and clients take a silent connection for a dead one. */
  private static final long HEARTBEAT_MILLIS = 10_000;

  private final Node node;
  private final EventRing ring;

  EventPages(Node node, EventRing ring) {
    this.node = node;
    this.ring = ring;
  }

  /** Streams events until the reader goes, is too slow, or the node stops. */
  void stream(Call call, ServerResponse response) throws ApiError {
    String line = call.query("line");
    String id = line.isEmpty() ? line : Lines.id(node, line);
    Optional<String> last = call.header("Last-Event-ID");
    long after = last.isEmpty() ? ring.newest() : number(last.get());
    boolean held = ring.holds(after);
    EventRing.Reader reader =
        ring.enter(held ? after : ring.newest(), READERS)
            .orElseThrow(
                () -> new ApiError(429, "too-many-readers", "", "at most " + READERS + " readers"));
    try (SseSink sink = response.sink(SseSink.TYPE)) {
      if (!held) {
        sink.emit(SseEvent.builder().name("reset").data("{}").build());
      } else {
        sink.emit(SseEvent.builder().comment("open").build());
      }
      send(reader, id, sink);
    } catch (InterruptedException | UncheckedIOException e) {
      // The reader is gone, or was cut off: it comes back with the last id it saw.
      Thread.currentThread().interrupt();
    } finally {
      ring.leave(reader);
    }
  }

  private void send(EventRing.Reader reader, String line, SseSink sink)
      throws InterruptedException {
    while (!Thread.currentThread().isInterrupted()) {
      var events = ring.next(reader, HEARTBEAT_MILLIS);
      if (events.isEmpty()) {
        sink.emit(SseEvent.builder().comment("alive").build());
      }
      for (EventRing.Event event : events) {
        if (line.isEmpty() || event.line().isEmpty() || event.line().equals(line)) {
          sink.emit(
              SseEvent.builder()
                  .id(Long.toString(event.id()))
                  .name(event.name())
                  .data(event.data().print())
                  .build());
        }
      }
    }
  }

  private static long number(String text) {
    return text.matches("[0-9]{1,16}") ? Long.parseLong(text) : -1;
  }
}
