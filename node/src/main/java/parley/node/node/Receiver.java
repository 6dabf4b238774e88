package parley.node.node;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import parley.node.engine.Engine;
import parley.node.engine.Reception;
import parley.node.engine.Task;
import parley.node.engine.Wire;
import parley.node.link.PeerHandler;
import parley.node.link.Request;
import parley.node.link.Response;
import parley.record.Json;

/**
 * The link's side of {@link Reception}: paths and status codes (docs/spec/link.md, "Messages"). A
 * request's own thread waits for the writer.
 */
final class Receiver implements PeerHandler {
  private static final long WAIT_SECONDS = 25;

  private final Reception reception;

  Receiver(Engine engine, Consumer<Task> inbox) {
    this.reception = new Reception(engine, inbox);
  }

  @Override
  public Response handle(String party, Request request) {
    Optional<Wire.Route> route = route(request);
    if (route.isEmpty()) {
      return refusal(404, "no-such-path", "no such path on the link");
    }
    CompletableFuture<Wire.Reply> reply = new CompletableFuture<>();
    reception.receive(party, route.get(), body(route.get(), request), reply::complete);
    return await(route.get(), reply);
  }

  private static Optional<Wire.Route> route(Request request) {
    for (Wire.Route route : Wire.Route.values()) {
      boolean here =
          route.reads()
              ? request.path().startsWith(route.path())
              : request.path().equals(route.path());
      if (here && request.method().equals(route.reads() ? "GET" : "POST")) {
        return Optional.of(route);
      }
    }
    return Optional.empty();
  }

  private static byte[] body(Wire.Route route, Request request) {
    return route.reads()
        ? request.path().substring(route.path().length()).getBytes(StandardCharsets.US_ASCII)
        : request.body();
  }

  private static Response await(Wire.Route route, CompletableFuture<Wire.Reply> reply) {
    try {
      return reply.get(WAIT_SECONDS, TimeUnit.SECONDS) instanceof Wire.Reply.Answered a
          ? new Response(a.status(), type(route, a.status()), a.body())
          : refusal(503, "busy", "no answer");
    } catch (TimeoutException e) {
      return refusal(503, "busy", "the writer did not come to it in time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return refusal(503, "stopping", "this node is stopping");
    } catch (ExecutionException e) {
      throw new IllegalStateException("a reply never fails", e);
    }
  }

  private static String type(Wire.Route route, int status) {
    return switch (status) {
      case 200 ->
          route == Wire.Route.PUSH ? "text/plain; charset=utf-8" : "application/octet-stream";
      case 204 -> "text/plain";
      case 409 -> "text/x.tlog.size";
      default -> "application/json";
    };
  }

  private static Response refusal(int status, String rule, String message) {
    Json.Obj error = Json.Obj.EMPTY.with("rule", rule).with("message", message);
    return new Response(status, "application/json", Json.Obj.EMPTY.with("error", error).bytes());
  }
}
