package parley.record;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;

/**
 * One act: the text that is signed (docs/spec/record.md, "Entry").
 *
 * @param id 128 random bits in hexadecimal; unique on a line over all epochs
 * @param kind name of the kind; an unknown one is kept without effect
 * @param origin the log this act stands in
 * @param post the office that speaks, or the empty string where the party or its node does
 * @param signers the signature lines that this text calls for, in order
 * @param at the author's own time, whole seconds
 * @param mark what the act is meant as
 * @param precedence how urgent it is
 * @param seen prefixes of counterparts' logs newly held and folded; absent ones stand as before
 * @param re the entry this one speaks of, where its kind calls for one
 * @param answerBy until when an answer is asked for, where one is
 * @param body the fields of the kind
 * @param blobs larger content, by salted hash
 */
public record Entry(
    String id,
    String kind,
    Origin origin,
    String post,
    List<SignerId> signers,
    Instant at,
    Mark mark,
    Precedence precedence,
    List<Seen> seen,
    @Nullable Ref re,
    @Nullable Instant answerBy,
    Json.Obj body,
    List<BlobRef> blobs) {

  /** The first line of every entry's text: its domain and version. */
  public static final String HEADER = "parley/entry/v1\n";

  public Entry {
    signers = List.copyOf(signers);
    seen = List.copyOf(seen);
    blobs = List.copyOf(blobs);
  }

  /** The signed text: header, one line of canonical JSON, newline. */
  public String text() {
    return HEADER + json().print() + "\n";
  }

  private Json.Obj json() {
    Map<String, Json> fields = new TreeMap<>();
    fields.put("at", new Json.Str(UtcTime.print(at)));
    fields.put("body", body);
    fields.put("id", new Json.Str(id));
    fields.put("kind", new Json.Str(kind));
    fields.put("mark", new Json.Str(mark.word()));
    fields.put("origin", new Json.Str(origin.toString()));
    fields.put("precedence", new Json.Str(precedence.word()));
    fields.put("signers", Json.strings(signers.stream().map(SignerId::toString).toList()));
    putOptional(fields);
    return new Json.Obj(fields);
  }

  private void putOptional(Map<String, Json> fields) {
    if (!post.isEmpty()) {
      fields.put("post", new Json.Str(post));
    }
    if (!seen.isEmpty()) {
      fields.put("seen", new Json.Arr(seen.stream().map(s -> (Json) s.json()).toList()));
    }
    if (re != null) {
      fields.put("re", re.json());
    }
    if (answerBy != null) {
      fields.put("answer-by", new Json.Str(UtcTime.print(answerBy)));
    }
    if (!blobs.isEmpty()) {
      fields.put("blobs", new Json.Arr(blobs.stream().map(b -> (Json) b.json()).toList()));
    }
  }

  /**
   * Reads a text: canonical form, known fields, bounds, and the fields of the kind where the kind
   * is known.
   *
   * @throws MalformedException naming the field
   */
  public static Entry parse(String text) throws MalformedException {
    Entry entry = EntryReader.read(Json.parseLine(text, HEADER, "entry"));
    if (!entry.text().equals(text)) {
      throw new MalformedException("entry: not in its one form");
    }
    Kind kind = Kinds.find(entry.kind());
    if (kind != null) {
      kind.check(entry);
    }
    return entry;
  }

  /** Whether it states what somebody said by another medium. */
  public boolean attested() {
    return kind.equals(Attested.KIND);
  }

  /** The act that was done: this one, or the one that it attests. */
  public Entry act() {
    return attested() ? Attested.act(this) : this;
  }

  /** This act with other prefixes seen. */
  public Entry withSeen(List<Seen> other) {
    return new Entry(
        id, kind, origin, post, signers, at, mark, precedence, other, re, answerBy, body, blobs);
  }
}
