package parley.node.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.line.Grade;
import parley.line.LineState;
import parley.line.Reading;
import parley.line.Verdict;
import parley.log.Hash;
import parley.node.engine.LineDesk;
import parley.node.node.Node;
import parley.record.BlobRef;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Origin;
import parley.record.ReplyCode;

/** Entries as they stand in the logs of a line, with what became of each. */
final class EntryPages {
  private static final int MOST = 1_000;

  /** Leaves that one request looks at when it filters; the caller goes on from {@code next}. */
  private static final int SCANNED = 10_000;

  private final Node node;

  EntryPages(Node node) {
    this.node = node;
  }

  /** Entries of one log from an index on. */
  Reply list(Call call) throws ApiError {
    String line = Lines.id(node, call.path("line"));
    String origin = call.query("origin");
    String kind = call.query("kind");
    long from = call.number("from", 0, Json.LIMIT - 1);
    long limit = Math.max(1, call.number("limit", 100, MOST));
    Origin log = log(line, origin);
    long size = node.store().size(log.toString());
    List<Json> rows = new ArrayList<>();
    long at = from;
    long end = Math.min(size, kind.isEmpty() ? from + limit : from + SCANNED);
    while (at < end && rows.size() < limit) {
      List<byte[]> leaves = node.store().read(log.toString(), at, end);
      at += take(line, log, at, leaves, new Wanted(kind, limit, rows));
    }
    Json.Obj page = Json.Obj.EMPTY.with("entries", rows);
    return Reply.ok(at < size ? page.with("next", at) : page);
  }

  private record Wanted(String kind, long limit, List<Json> rows) {}

  /** Adds what is wanted; returns how many leaves were looked at. */
  private long take(String line, Origin log, long from, List<byte[]> leaves, Wanted wanted) {
    Receipts receipts = Receipts.of(node, line, log, from);
    return node.engine()
        .read(
            () -> {
              LineDesk desk = Lines.desk(node, line);
              long index = from;
              for (byte[] leaf : leaves) {
                if (wanted.rows.size() == wanted.limit) {
                  break;
                }
                Reading reading = Reading.of(leaf);
                if (wanted.kind.isEmpty() || kind(reading).equals(wanted.kind)) {
                  wanted.rows.add(row(desk, log, index, reading, receipts));
                }
                index++;
              }
              return index - from;
            });
  }

  private static String kind(Reading reading) {
    return reading instanceof Reading.Read r ? r.signed().entry().kind() : "";
  }

  /** One entry by its party, epoch and index. */
  Reply single(Call call) throws ApiError {
    String line = Lines.id(node, call.path("line"));
    long epoch = Call.number("epoch", call.path("epoch"), 999_999);
    long index = Call.number("index", call.path("index"), Json.LIMIT - 1);
    Origin log =
        node.engine().read(() -> Lines.desk(node, line).logs()).stream()
            .filter(o -> o.party().equals(call.path("party")) && o.epoch() == epoch)
            .findFirst()
            .orElseThrow(() -> ApiError.notFound("no-such-log", "no such log on the line"));
    if (index >= node.store().size(log.toString())) {
      throw ApiError.notFound("no-such-entry", "no entry is held at that place");
    }
    byte[] leaf = node.store().read(log.toString(), index, index + 1).getFirst();
    List<Json> rows = new ArrayList<>();
    take(line, log, index, List.of(leaf), new Wanted("", 1, rows));
    Json.Obj row = (Json.Obj) rows.getFirst();
    String note = new String(leaf, java.nio.charset.StandardCharsets.UTF_8);
    return Reply.ok(Reading.of(leaf) instanceof Reading.Read ? row.with("note", note) : row);
  }

  /**
   * The rungs that somebody attests a counterpart to have reached; parties without one are left
   * out.
   */
  private static Json.Obj heard(LineDesk desk, Origin log, long index) {
    Json.Obj heard = Json.Obj.EMPTY;
    for (String party : desk.descriptor().parties()) {
      List<String> rungs = desk.state().heard(log.toString(), index, party);
      heard = rungs.isEmpty() ? heard : heard.with(party, Json.strings(rungs));
    }
    return heard;
  }

  private Origin log(String line, String origin) throws ApiError {
    List<Origin> logs = node.engine().read(() -> Lines.desk(node, line).logs());
    Optional<Origin> own = node.engine().read(() -> Lines.desk(node, line).own());
    String wanted = origin.isEmpty() ? own.map(Origin::toString).orElse("") : origin;
    return logs.stream()
        .filter(o -> o.toString().equals(wanted))
        .findFirst()
        .orElseThrow(() -> ApiError.notFound("no-such-log", "no such log on the line"));
  }

  /** How many are named, how many are held here, and how many each other party says it holds. */
  private Json.Obj attachments(LineDesk desk, Origin log, long index, Entry entry) {
    List<Hash> named = entry.blobs().stream().map(BlobRef::hash).distinct().toList();
    Json.Obj stored = Json.Obj.EMPTY;
    for (String party : desk.descriptor().parties()) {
      if (!party.equals(log.party()) && !party.equals(node.config().party())) {
        stored = stored.with(party, desk.state().attachments(log.toString(), index, party));
      }
    }
    return Json.Obj.EMPTY
        .with("named", named.size())
        .with("held", named.stream().filter(node.store()::holds).count())
        .with("stored", stored);
  }

  private Json row(LineDesk desk, Origin log, long index, Reading reading, Receipts receipts) {
    String origin = log.toString();
    LineState state = desk.state();
    Json.Obj row = EntryJson.place(origin, index, reading.leaf());
    row =
        reading instanceof Reading.Read read
            ? EntryJson.content(row, read.signed().entry())
            : row.with("unreadable", true);
    row = row.with("verdict", state.outcome(origin, index).orElse("pending"));
    Optional<Verdict> reason = node.reasons().of(origin, index);
    row = reason.isPresent() ? EntryJson.verdict(row, reason.get()) : row;
    Json.Obj rungs = Json.Obj.EMPTY;
    for (String party : desk.descriptor().parties()) {
      if (!party.equals(log.party())) {
        rungs = rungs.with(party, EntryJson.rungs(state.rungs(origin, index, party)));
      }
    }
    row = row.with("rungs", rungs).with("attested-rungs", heard(desk, log, index));
    Grade grade = state.grade(origin, index).orElse(Grade.SIGNED);
    row = grade == Grade.SIGNED ? row : row.with("grade", grade.word());
    row = row.with("reply-code", ReplyCode.of(reading.leaf()).text());
    if (reading instanceof Reading.Read read && !read.signed().entry().blobs().isEmpty()) {
      row = row.with("attachments", attachments(desk, log, index, read.signed().entry()));
    }
    return receipts.own() ? row.with("stored", receipts.of(index)) : row;
  }
}
