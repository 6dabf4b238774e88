package parley.node.api;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import parley.line.Charter;
import parley.line.LineState;
import parley.node.engine.LineDesk;
import parley.node.link.AddressFailure;
import parley.node.link.PathState;
import parley.node.node.Node;
import parley.node.storage.Slot;
import parley.record.Json;
import parley.record.Mark;
import parley.record.Origin;
import parley.record.UtcTime;

/** How the node and its lines stand. */
final class StatusPages {
  private final Node node;
  private final String version;
  private final Instant started = Instant.now();

  StatusPages(Node node, String version) {
    this.node = node;
    this.version = version;
  }

  /** Whether the node writes: the store runs, and every log of ours is read. */
  Reply ready() {
    String why = node.failure();
    if (why.isEmpty() && !node.anchor().present()) {
      why = "anchor-missing";
    }
    if (why.isEmpty()) {
      boolean reading =
          node.engine()
              .read(
                  () ->
                      node.engine().lines().stream().anyMatch(d -> d.stopped().equals("reading")));
      why = reading ? "reading" : "";
    }
    Json.Obj json = Json.Obj.EMPTY.with("ready", why.isEmpty());
    return why.isEmpty() ? Reply.ok(json) : Reply.json(503, json.with("why", why));
  }

  Reply status(Call call) {
    return Reply.ok(
        Json.Obj.EMPTY
            .with("party", node.config().party())
            .with("version", version)
            .with("started", UtcTime.print(started))
            .with("time", UtcTime.print(Instant.ofEpochMilli(node.engine().clock().millis())))
            .with("clock", node.engine().clock().inDoubt() ? "in-doubt" : "trusted")
            .with("failure", node.failure())
            .with("waiting", node.waiting())
            .with("lines", rows()));
  }

  Reply lines(Call call) {
    return Reply.ok(Json.Obj.EMPTY.with("lines", rows()));
  }

  Reply line(Call call) throws ApiError {
    String line = Lines.id(node, call.path("line"));
    return node.engine()
        .read(
            () -> {
              LineDesk desk = Lines.desk(node, line);
              Json.Obj state = lineState(desk);
              return Reply.ok(
                  row(desk).with("state", state).with("digest", desk.state().digest().base64()));
            });
  }

  /** The state without the domains': it grows with every talk, and the views tell of it. */
  private static Json.Obj lineState(LineDesk desk) {
    var members = new TreeMap<>(desk.fold().json().members());
    members.remove("business");
    return new Json.Obj(members);
  }

  private List<Json> rows() {
    return node.engine()
        .read(() -> node.engine().lines().stream().map(desk -> (Json) row(desk)).toList());
  }

  private Json.Obj row(LineDesk desk) {
    Json.Obj row =
        Json.Obj.EMPTY
            .with("line", desk.line())
            .with("name", desk.descriptor().name())
            .with("parties", Json.strings(desk.descriptor().parties()))
            .with("absent", Json.strings(desk.state().absent()))
            .with("attested", attested(desk.state()))
            .with("size", desk.ownSize())
            .with("stopped", desk.stopped())
            .with("attachments-awaited", desk.awaited())
            .with("suspensions", suspensions(desk.state()))
            .with("logs", logs(desk))
            .with("lanes", desk.lanes().stream().map(lane -> lane(desk, lane)).toList());
    List<Json> left = desk.leftLanes().stream().map(StatusPages::left).toList();
    row = left.isEmpty() ? row : row.with("left", left);
    row = desk.own().isPresent() ? row.with("log", desk.own().get().toString()) : row;
    String charter = desk.state().charter().map(Charter::hash).map(h -> h.base64()).orElse("");
    return charter.isEmpty() ? row : row.with("charter", charter);
  }

  private static List<Json> suspensions(LineState state) {
    List<Json> rows = new ArrayList<>();
    for (Mark mark : Mark.values()) {
      for (LineState.Suspension s : state.suspensions(mark)) {
        Json.Obj row =
            Json.Obj.EMPTY
                .with("party", s.party())
                .with("wording", s.wording())
                .with("mark", mark.word());
        Optional<String> from = s.from().map(UtcTime::print);
        row = from.isPresent() ? row.with("from", from.get()) : row;
        rows.add(s.attestedBy().isEmpty() ? row : row.with("attested-by", s.attestedBy()));
      }
    }
    return rows;
  }

  /** How many acts nobody but us, or them, answers for, and what was said of them since. */
  private static Json.Obj attested(LineState state) {
    Json.Obj json = Json.Obj.EMPTY;
    for (var grade : state.attested().entrySet()) {
      json = json.with(grade.getKey(), grade.getValue());
    }
    return json;
  }

  /** What is held of every log of the line, and how much of it was judged. */
  private static List<Json> logs(LineDesk desk) {
    List<Json> rows = new ArrayList<>();
    for (var origin : desk.logs()) {
      rows.add(
          Json.Obj.EMPTY
              .with("party", origin.party())
              .with("log", origin.toString())
              .with("size", desk.size(origin))
              .with("folded", desk.fold().folded(origin.toString()))
              .with("root", desk.root(origin.toString(), desk.size(origin)).base64()));
    }
    return rows;
  }

  private static Json left(LineDesk.LaneState lane) {
    return Json.Obj.EMPTY
        .with("party", lane.party())
        .with("receipted", lane.receipted())
        .with("backlog", lane.backlog())
        .with("state", lane.state());
  }

  private Json lane(LineDesk desk, LineDesk.LaneState lane) {
    PathState path = node.link().pathOf(lane.party());
    Json.Obj json =
        Json.Obj.EMPTY
            .with("party", lane.party())
            .with("receipted", lane.receipted())
            .with("backlog", lane.backlog())
            .with("state", lane.state())
            .with("failures", path.failures().stream().map(StatusPages::failure).toList());
    json = attachments(json, desk.state(), lane.party());
    long at = receiptSeconds(desk, lane.party());
    json = at == 0 ? json : json.with("receipted-at", UtcTime.print(Instant.ofEpochSecond(at)));
    return path.inUse().isEmpty() ? json : json.with("address", path.inUse().get().toString());
  }

  /** How many attachments our entries name, and how many of them the other side says it holds. */
  private Json.Obj attachments(Json.Obj lane, LineState state, String peer) {
    String self = node.config().party();
    long named = state.attachmentsNamed(self);
    return named == 0
        ? lane
        : lane.with(
            "attachments",
            Json.Obj.EMPTY
                .with("named", named)
                .with("stored", state.attachmentsStored(self, peer)));
  }

  private long receiptSeconds(LineDesk desk, String party) {
    String own = desk.own().map(Origin::toString).orElse("");
    return desk.state().mirrors(party).stated().stream()
        .flatMap(keys -> node.store().newest(own, Slot.receipt(keys.getFirst())).stream())
        .mapToLong(StatusPages::seconds)
        .max()
        .orElse(0);
  }

  /** The time that a stored receipt states: a cosignature begins with it. */
  static long seconds(Slot receipt) {
    return ByteBuffer.wrap(receipt.bytes()).getLong();
  }

  private static Json failure(AddressFailure failure) {
    return Json.Obj.EMPTY
        .with("address", failure.address().toString())
        .with("what", failure.what())
        .with("at", UtcTime.print(failure.at()));
  }
}
