package parley.mirror;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.record.Fields;
import parley.record.Json;
import parley.record.Limits;
import parley.record.Origin;

/**
 * What a node says of the logs of a line when a link comes up (docs/spec/link.md, "Heads"): how
 * much it holds of each, and for the asker's own logs the largest size it ever cosigned. From this
 * the owner resumes, and learns whether its own store lost what the counterpart holds.
 */
public record Heads(String line, List<Held> held) {
  /** How much is held of a log, with its root. */
  public record Held(Origin origin, long size, Hash root) {}

  public Heads {
    held = List.copyOf(held);
  }

  /** The message's bytes: canonical JSON. */
  public byte[] bytes() {
    List<Json> rows = new ArrayList<>();
    for (Held h : held) {
      rows.add(
          Json.Obj.EMPTY
              .with("origin", h.origin().toString())
              .with("size", h.size())
              .with("root", h.root().base64()));
    }
    return Json.Obj.EMPTY
        .with("line", line)
        .with("held", rows)
        .print()
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads a message.
   *
   * @throws MalformedException naming the field
   */
  public static Heads parse(byte[] body) throws MalformedException {
    if (body.length > 64 * 1024) {
      throw new MalformedException("heads: over 65,536 bytes");
    }
    Fields f = new Fields(Json.parseObject(body), "heads");
    String line = f.text("line", 60);
    List<Held> held = new ArrayList<>();
    for (Json item : f.items("held", 0, 4 * Limits.PARTIES)) {
      Fields h = Fields.of(item, "heads.held");
      Origin origin = Origin.parse(h.text("origin", Limits.ORIGIN_BYTES), h.place("origin"));
      held.add(new Held(origin, h.integer("size", 0, Json.LIMIT - 1), h.hash("root")));
      h.end();
    }
    f.end();
    return new Heads(line, held);
  }
}
