package parley.record;

import parley.log.Hash;

/**
 * An entry of the same line, named so that it cannot be mistaken: by its place and its leaf hash.
 */
public record Ref(String origin, long index, Hash leaf) {
  /** The form in the record. */
  public Json.Obj json() {
    return Json.Obj.EMPTY.with("origin", origin).with("index", index).with("leaf", leaf.base64());
  }
}
