package parley.record;

import parley.log.Hash;

/**
 * A prefix of a counterpart's log that the author held and had folded when signing (record.md §2).
 * It proves at least this, never only this.
 */
public record Seen(String origin, long size, Hash root) {
  /** The form in the record. */
  public Json.Obj json() {
    return Json.Obj.EMPTY.with("origin", origin).with("size", size).with("root", root.base64());
  }
}
