package parley.node.node;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import parley.log.Checkpoint;
import parley.log.HeadKeys;
import parley.log.HeadVerdict;
import parley.log.MalformedException;
import parley.mirror.Flash;
import parley.mirror.Push;
import parley.node.engine.Ask;
import parley.node.engine.Engine;
import parley.node.engine.Task;
import parley.node.engine.Wire;
import parley.node.link.PeerHandler;
import parley.node.link.Request;
import parley.node.link.Response;
import parley.record.Json;
import parley.record.Origin;

/**
 * Answers the counterparts (docs/spec/link.md, "Messages"). Parsing, and the check of a head's
 * signatures, happen here on the request's own thread; only what needs the state goes to the
 * writer.
 */
final class Receiver implements PeerHandler {
  private static final long WAIT_SECONDS = 25;

  private final Engine engine;
  private final Consumer<Task> inbox;

  Receiver(Engine engine, Consumer<Task> inbox) {
    this.engine = engine;
    this.inbox = inbox;
  }

  @Override
  public Response handle(String party, Request request) {
    try {
      if (request.method().equals("POST") && request.path().equals(Wire.Route.PUSH.path())) {
        return push(party, Push.parse(request.body()));
      }
      if (request.method().equals("POST") && request.path().equals(Wire.Route.FLASH.path())) {
        return flash(party, Flash.parse(request.body()));
      }
      if (request.method().equals("POST") && request.path().equals(Wire.Route.ENTRIES.path())) {
        return entries(party, Ask.parse(request.body()));
      }
      return refusal(404, "no-such-path", "no such path on the link");
    } catch (MalformedException e) {
      return refusal(400, "malformed", String.valueOf(e.getMessage()));
    }
  }

  private Response push(String party, Push push) throws MalformedException {
    if (!push.origin().party().equals(party)) {
      return refusal(403, "not-your-log", "a party pushes its own logs only");
    }
    Checkpoint head = Checkpoint.parse(push.head().text());
    Optional<byte[]> first =
        push.from() == 0 && !push.leaves().isEmpty()
            ? Optional.of(push.leaves().getFirst())
            : Optional.empty();
    Optional<HeadKeys> keys = engine.read(() -> engine.headKeys(push.origin(), first));
    if (keys.isEmpty()) {
      // What is not known here begins at its first entry: the owner sends from there.
      return push.from() > 0 ? held(0) : refusal(404, "unknown-log", "no opening by a known party");
    }
    Optional<Response> fault = headFault(push.origin(), head, push, keys.get());
    if (fault.isPresent()) {
      return fault.get();
    }
    byte[] raw = keys.get().raw(push.head().signatures());
    CompletableFuture<Wire.Reply> reply = new CompletableFuture<>();
    inbox.accept(new Task.Pushed(party, push, head, raw, reply::complete));
    return await(reply);
  }

  private static Optional<Response> headFault(
      Origin origin, Checkpoint head, Push push, HeadKeys keys) {
    if (!head.origin().equals(origin.toString())) {
      return Optional.of(refusal(422, "wrong-log", "the head is of another log"));
    }
    boolean two = push.head().signatures().size() == 2;
    return switch (keys.verify(head, push.head().signatures())) {
      case HeadVerdict.Both b when two -> Optional.empty();
      case HeadVerdict.Both b ->
          Optional.of(refusal(422, "bad-head", "two signature lines expected"));
      case HeadVerdict.Missing m ->
          Optional.of(refusal(422, "half-signed-head", m.type().toString()));
      case HeadVerdict.Bad b -> Optional.of(refusal(422, "bad-head", b.rule()));
      case HeadVerdict.Refused r -> Optional.of(refusal(422, "bad-head", r.rule()));
    };
  }

  private Response flash(String party, Flash flash) throws MalformedException {
    Checkpoint head = Checkpoint.parse(flash.head().text());
    Origin origin = Origin.parse(head.origin(), "head.origin");
    Optional<HeadKeys> keys = engine.read(() -> engine.headKeys(origin, Optional.empty()));
    boolean theirs = origin.party().equals(party) && keys.isPresent();
    if (!theirs
        || !(keys.get().verify(head, flash.head().signatures()) instanceof HeadVerdict.Both)) {
      return refusal(422, "bad-head", "a head of your own log expected");
    }
    if (!flash.isIn(head)) {
      return refusal(422, "bad-proof", "the proof does not hold");
    }
    inbox.accept(new Task.Flashed(origin, flash));
    return new Response(204, "text/plain", new byte[0]);
  }

  private Response entries(String party, Ask ask) {
    if (!ask.origin().party().equals(party)) {
      return refusal(403, "not-your-log", "a party asks for its own logs only");
    }
    return engine
        .read(() -> engine.line(ask.origin().line()).flatMap(line -> line.from(ask)))
        .map(push -> new Response(200, "application/octet-stream", push.bytes()))
        .orElseGet(() -> refusal(404, "unknown-log", "nothing held from there on"));
  }

  private static Response await(CompletableFuture<Wire.Reply> reply) {
    try {
      return reply.get(WAIT_SECONDS, TimeUnit.SECONDS) instanceof Wire.Reply.Answered a
          ? new Response(a.status(), "text/plain; charset=utf-8", a.body())
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

  private static Response held(long size) {
    return new Response(409, "text/x.tlog.size", (size + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  static Response refusal(int status, String rule, String message) {
    Json.Obj error = Json.Obj.EMPTY.with("rule", rule).with("message", message);
    return new Response(status, "application/json", Json.Obj.EMPTY.with("error", error).bytes());
  }
}
