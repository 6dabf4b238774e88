package parley.cli;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.record.BlobRef;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Mark;
import parley.record.Precedence;
import parley.record.UtcTime;

/**
 * What a person asks the node to say, in the terms of the record. What the node adds (the log, the
 * time, what was seen) is not in it.
 *
 * @param line as the person named it: full or short
 * @param id chosen here, so that asking again writes once
 * @param post the office that speaks, or empty
 * @param re the entry it speaks of, if any
 * @param blobs files that the node keeps already
 */
record Act(
    String line,
    String id,
    String kind,
    String post,
    Mark mark,
    Precedence precedence,
    @Nullable EntryRow re,
    @Nullable Instant answerBy,
    Json.Obj body,
    List<BlobRef> blobs) {

  /** A routine act of the party about nothing before it. */
  static Act plain(String line, String kind, Json.Obj body) {
    String id = KeyFile.Seeds.id();
    return new Act(line, id, kind, "", Mark.REAL, Precedence.ROUTINE, null, null, body, List.of());
  }

  /** The same about an entry. */
  Act about(EntryRow entry) {
    return new Act(line, id, kind, post, mark, precedence, entry, answerBy, body, blobs);
  }

  /** The request for it, as in the node's interface. */
  Json.Obj json() {
    Json.Obj obj =
        Json.Obj.EMPTY
            .with("id", id)
            .with("kind", kind)
            .with("mark", mark.word())
            .with("precedence", precedence.word())
            .with("body", body);
    obj = post.isEmpty() ? obj : obj.with("post", post);
    if (!blobs.isEmpty()) {
      obj = obj.with("blobs", blobs.stream().map(b -> (Json) b.json()).toList());
    }
    if (re != null) {
      obj = obj.with("re", Json.Obj.EMPTY.with("origin", re.origin()).with("index", re.index()));
    }
    return answerBy == null ? obj : obj.with("answer-by", UtcTime.print(answerBy));
  }

  /**
   * What in a text is other than asked for, as the names of fields; empty if nothing is.
   *
   * @param now here, to see a text dated far from it
   */
  List<String> differences(Entry text, Instant now) {
    Differences found = new Differences();
    found.same("kind", kind, text.kind());
    found.same("id", id, text.id());
    found.same("post", post, text.post());
    found.same("mark", mark, text.mark());
    found.same("precedence", precedence, text.precedence());
    found.same("body", body, text.body());
    found.same("blobs", blobs, text.blobs());
    found.same("answer-by", whole(answerBy), text.answerBy());
    found.same("re", re == null ? null : re.ref(), text.re());
    boolean lineNamed = text.origin().line().equals(line) || text.origin().lineName().equals(line);
    found.same("origin", true, lineNamed);
    found.near("at", now, text.at());
    return found.fields();
  }

  private static @Nullable Instant whole(@Nullable Instant time) {
    return time == null ? null : Instant.ofEpochSecond(time.getEpochSecond());
  }
}
