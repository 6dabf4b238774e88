package parley.node.api;

import java.time.Instant;
import parley.node.engine.NodeEvent;
import parley.record.Entry;
import parley.record.Json;
import parley.record.UtcTime;

/** What happened, as a caller hears it; bodies of entries are fetched by those who want them. */
final class EventJson {
  private EventJson() {}

  static String name(NodeEvent event) {
    return switch (event) {
      case NodeEvent.Judged j -> "judged";
      case NodeEvent.Stored s -> "stored";
      case NodeEvent.FlashProven f -> "flash";
      case NodeEvent.Path p -> "path";
      case NodeEvent.Stopped s -> "stopped";
      case NodeEvent.Contradiction c -> "contradiction";
    };
  }

  static Json.Obj data(NodeEvent event) {
    Json.Obj json = Json.Obj.EMPTY.with("line", event.line());
    return switch (event) {
      case NodeEvent.Judged j -> judged(j);
      case NodeEvent.Stored s ->
          json.with("origin", s.origin())
              .with("by", s.by())
              .with("size", s.size())
              .with("at", UtcTime.print(Instant.ofEpochSecond(s.bySeconds())));
      case NodeEvent.FlashProven f ->
          EntryJson.envelope(
              json.with("origin", f.origin())
                  .with("index", f.index())
                  .with("author", f.author() ? "checked" : "not-checked"),
              f.entry());
      case NodeEvent.Path p -> json.with("party", p.party()).with("state", p.state());
      case NodeEvent.Stopped s -> json.with("why", s.why());
      case NodeEvent.Contradiction c -> json.with("origin", c.origin()).with("size", c.size());
    };
  }

  private static Json.Obj judged(NodeEvent.Judged j) {
    Json.Obj place =
        EntryJson.verdict(EntryJson.place(j.origin(), j.index(), j.leaf()), j.verdict());
    Entry entry = j.entry();
    Json.Obj all = place.with("line", j.line());
    return entry == null ? all.with("unreadable", true) : EntryJson.envelope(all, entry);
  }
}
