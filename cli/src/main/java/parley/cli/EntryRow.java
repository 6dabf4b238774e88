package parley.cli;

import org.jspecify.annotations.Nullable;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.record.Fields;
import parley.record.Json;
import parley.record.Mark;
import parley.record.Origin;
import parley.record.Ref;

/**
 * An entry as the node's interface gives it.
 *
 * @param origin the log it stands in
 * @param json the whole row
 */
record EntryRow(String origin, long index, Hash leaf, Json.Obj json) {
  /**
   * Reads a row.
   *
   * @throws MalformedException naming the field
   */
  static EntryRow parse(Json json) throws MalformedException {
    Fields f = Fields.of(json, "entry");
    String origin = Origin.parse(f.text("origin", 255), "entry.origin").toString();
    long index = f.integer("index", 0, Json.LIMIT - 1);
    return new EntryRow(origin, index, f.hash("leaf"), (Json.Obj) json);
  }

  /** The reference by which another entry names it. */
  Ref ref() {
    return new Ref(origin, index, leaf);
  }

  /** The fields of its kind. */
  Json.Obj body() throws MalformedException {
    return json.has("body-text") ? HumanJson.object(json.text("body-text")) : json.object("body");
  }

  /** What the act is meant as; an answer or a receipt must bear the same. */
  Mark mark() {
    for (Mark mark : Mark.values()) {
      if (mark.word().equals(json.text("mark"))) {
        return mark;
      }
    }
    return Mark.REAL;
  }

  /**
   * The same with the signed note, which the interface gives only for one entry at a time.
   *
   * @throws Failure if the node cannot be asked
   */
  EntryRow withNote(NodeClient client, String line) throws Failure, MalformedException {
    if (json.has("note")) {
      return this;
    }
    Origin log = Origin.parse(origin, "entry.origin");
    return new EntryName(log.party(), log.epoch(), index, "").find(client, line);
  }

  /**
   * The signed note as its author wrote it.
   *
   * @throws MalformedException if what stands there is no entry, or was not asked for
   */
  String note() throws MalformedException {
    if (!json.has("note")) {
      throw new MalformedException("entry: what stands there is no entry that can be read");
    }
    return json.text("note");
  }

  /** Where it stands, short: {@code us.example/12}, or {@code us.example#2/12} past epoch 1. */
  String place() {
    return place(origin, index);
  }

  /** A place, short. */
  static String place(String origin, long index) {
    Origin log = parsed(origin);
    if (log == null) {
      return origin + "/" + index;
    }
    return log.party() + (log.epoch() == 1 ? "" : "#" + log.epoch()) + "/" + index;
  }

  private static @Nullable Origin parsed(String origin) {
    try {
      return Origin.parse(origin, "origin");
    } catch (MalformedException e) {
      return null;
    }
  }
}
