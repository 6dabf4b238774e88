package parley.node.node;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import parley.node.engine.Wire;
import parley.node.link.LinkClient;
import parley.node.link.LinkException;
import parley.node.link.Request;
import parley.node.link.Response;

/** The wire over mutual TLS: one virtual thread per request under way. */
final class LinkWire implements Wire, AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final LinkClient client;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  LinkWire(LinkClient client) {
    this.client = client;
  }

  @Override
  public void send(String party, Route route, byte[] body, Consumer<Reply> onReply) {
    threads.execute(() -> onReply.accept(exchange(party, route, body)));
  }

  private Reply exchange(String party, Route route, byte[] body) {
    Request request =
        route.reads()
            ? Request.get(route.path() + new String(body, StandardCharsets.US_ASCII))
            : Request.post(route.path(), body);
    try {
      Response response =
          route == Route.FLASH
              ? client.exchangeUrgent(party, request, DEADLINE)
              : client.exchange(party, request, DEADLINE);
      return new Reply.Answered(response.status(), response.body());
    } catch (LinkException e) {
      return new Reply.Lost(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
