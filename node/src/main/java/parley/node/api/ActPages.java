package parley.node.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import parley.log.MalformedException;
import parley.node.engine.Composer;
import parley.node.engine.LineDesk;
import parley.node.engine.Placing;
import parley.node.node.Node;
import parley.record.Entry;
import parley.record.Fields;
import parley.record.Json;
import parley.record.Limits;
import parley.record.Signatory;
import parley.record.SignedEntry;
import parley.record.SignerId;

/** Takes acts in: composed here for others to sign, signed here, or signed elsewhere. */
final class ActPages {
  private static final long WAIT_SECONDS = 25;

  private final Node node;

  ActPages(Node node) {
    this.node = node;
  }

  /** The text of an act, to be signed off the node. */
  Reply draft(Call call) throws ApiError, MalformedException {
    String line = Lines.id(node, call.path("line"));
    Fields f = new Fields(call.json(), "");
    List<SignerId> signers = new ArrayList<>();
    for (String text : f.texts("signers", Limits.SIGNERS, Limits.ORIGIN_BYTES)) {
      signers.add(SignerId.parse(text, "signers"));
    }
    Composer.Act act = new ActReader(node, line).read(f);
    Entry entry = written(line, act, node.draft(line, act, signers));
    return Reply.ok(Json.Obj.EMPTY.with("text", entry.text()));
  }

  /** An act signed by keys that live in the node. */
  Reply act(Call call) throws ApiError, MalformedException {
    String line = Lines.id(node, call.path("line"));
    Fields f = new Fields(call.json(), "");
    List<Signatory> signers = signers(f);
    Composer.Act act = new ActReader(node, line).read(f);
    List<SignerId> ids = signers.stream().map(Signatory::id).toList();
    Entry entry = written(line, act, node.draft(line, act, ids));
    SignedEntry signed = bounded(Signatory.sign(entry, signers).bytes());
    return placed(line, signed, node.submit(signed));
  }

  /** An entry that was signed off the node. */
  Reply entry(Call call) throws ApiError, MalformedException {
    Fields f = new Fields(call.json(), "");
    byte[] leaf = f.text("note", Limits.LARGE_ENTRY_BYTES).getBytes(StandardCharsets.UTF_8);
    f.end();
    SignedEntry signed = bounded(leaf);
    if (!signed.entry().origin().party().equals(node.config().party())) {
      throw new ApiError(403, "not-your-log", "note", "an entry of this node's party expected");
    }
    return placed(signed.entry().origin().line(), signed, node.submit(signed));
  }

  /** That an entry was shown to somebody; the node itself says so. */
  Reply displayed(Call call) throws ApiError, MalformedException {
    String line = Lines.id(node, call.path("line"));
    Fields f = new Fields(call.json(), "");
    Signatory clerk = node.keys().clerk();
    Composer.Act act = new ActReader(node, line).displayed(f);
    Entry entry = written(line, act, node.draft(line, act, List.of(clerk.id())));
    SignedEntry signed = bounded(Signatory.sign(entry, List.of(clerk)).bytes());
    return placed(line, signed, node.submit(signed));
  }

  /** What is signed must be readable by every node: the same reader decides here. */
  private static SignedEntry bounded(byte[] leaf) throws ApiError, MalformedException {
    if (leaf.length > Limits.LARGE_ENTRY_BYTES) {
      throw ApiError.tooLarge(Limits.LARGE_ENTRY_BYTES);
    }
    return SignedEntry.parse(leaf);
  }

  private Entry written(String line, Composer.Act act, Optional<Entry> entry)
      throws ApiError, MalformedException {
    Entry text =
        entry.orElseThrow(() -> stopped("no-log", "no log on " + line + " for " + act.kind()));
    return Entry.parse(text.text());
  }

  private List<Signatory> signers(Fields f) throws ApiError, MalformedException {
    List<String> names =
        f.required("signer") instanceof Json.Arr
            ? f.texts("signer", Limits.SIGNERS, 40)
            : List.of(f.text("signer", 40));
    List<Signatory> signers = new ArrayList<>();
    for (String name : names) {
      String full = node.config().party() + "/" + name;
      signers.add(
          node.keys()
              .person(parley.record.Names.token(name, "signer").isEmpty() ? "" : full)
              .orElseThrow(
                  () ->
                      new ApiError(
                          403, "no-such-key", "signer", "no key of that person lives here")));
    }
    return signers;
  }

  private Reply placed(String line, SignedEntry signed, CompletableFuture<Placing> placing)
      throws ApiError {
    return switch (await(placing)) {
      case Placing.Refused r ->
          throw new ApiError(
              422, r.refused().rule().word(), "", "refused: " + r.refused().detail());
      case Placing.Open o -> throw new ApiError(503, "store-failed", "", o.why());
      case Placing.NotNow n -> throw notNow(n.why());
      case Placing.Placed p -> {
        Json.Obj json =
            EntryJson.place(p.origin(), p.index(), p.leaf())
                .with("line", line)
                .with("id", signed.entry().id())
                .with("again", p.again());
        json = EntryJson.verdict(json, p.verdict());
        yield Reply.ok(p.again() ? repeated(json, line, p) : json);
      }
    };
  }

  /** Handing in twice is harmless: the caller hears what the entry came to the first time. */
  private Json.Obj repeated(Json.Obj json, String line, Placing.Placed p) {
    return node.engine()
        .read(
            () ->
                node.engine()
                    .line(line)
                    .map(LineDesk::state)
                    .flatMap(state -> state.outcome(p.origin(), p.index()))
                    .map(outcome -> without(json, outcome))
                    .orElse(json));
  }

  private static Json.Obj without(Json.Obj json, String outcome) {
    var members = new java.util.TreeMap<>(json.members());
    members.remove("reason");
    return new Json.Obj(members).with("verdict", outcome);
  }

  private ApiError notNow(String why) {
    if (!node.failure().isEmpty()) {
      return new ApiError(503, "store-failed", "", why);
    }
    if (why.equals("no such line")) {
      return ApiError.notFound("no-such-line", why);
    }
    String rule = why.contains(" ") ? "reading" : why;
    return rule.equals("reading")
        ? new ApiError(503, rule, "", why)
        : stopped(rule, "the log does not write: " + why);
  }

  private static ApiError stopped(String rule, String message) {
    return ApiError.conflict(rule, message);
  }

  /** What a future comes to, within the time that a caller waits. */
  static <T> T await(CompletableFuture<T> future) throws ApiError {
    try {
      return future.get(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new ApiError(503, "busy", "", "no answer in time; ask again with the same id");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiError(503, "stopping", "", "this node is stopping");
    } catch (ExecutionException e) {
      throw new ApiError(503, "store-failed", "", "the store stopped");
    }
  }
}
