package parley.node.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.node.engine.Composer;
import parley.node.node.Node;
import parley.record.BlobRef;
import parley.record.Fields;
import parley.record.Json;
import parley.record.Limits;
import parley.record.Mark;
import parley.record.Names;
import parley.record.Precedence;
import parley.record.Ref;
import parley.record.UtcTime;

/** Reads what an author means; the envelope's form is judged again when the text is read back. */
final class ActReader {
  private final Node node;
  private final String line;

  ActReader(Node node, String line) {
    this.node = node;
    this.line = line;
  }

  /** The act of a request; its signers were read before. */
  Composer.Act read(Fields f) throws ApiError, MalformedException {
    String id = f.optionalText("id", 32);
    String post = f.optionalText("post", 40);
    Composer.Act act =
        new Composer.Act(
            id.isEmpty() ? id : Names.id(id, "id"),
            Names.token(f.text("kind", 40), "kind"),
            post.isEmpty() ? post : Names.token(post, "post"),
            f.optional("mark") == null ? Mark.REAL : f.word("mark", Mark.class),
            f.optional("precedence") == null
                ? Precedence.ROUTINE
                : f.word("precedence", Precedence.class),
            re(f.optional("re")),
            answerBy(f),
            body(f.optional("body")),
            blobs(f));
    f.end();
    return act;
  }

  /** The rung that says that an entry was shown. */
  Composer.Act displayed(Fields f) throws ApiError, MalformedException {
    Json.Obj body = Json.Obj.EMPTY;
    for (String key : List.of("to-post", "to-person")) {
      String text = f.optionalText(key, 40);
      body = text.isEmpty() ? body : body.with(key, text);
    }
    Ref re = ref(f.text("origin", Limits.ORIGIN_BYTES), f.integer("index", 0, Json.LIMIT - 1));
    f.end();
    Mark mark = markOf(re);
    return new Composer.Act(
        "", "displayed", "", mark, Precedence.ROUTINE, re, null, body, List.of());
  }

  /** A rung bears the mark of what it speaks of. */
  private Mark markOf(Ref re) {
    byte[] leaf = node.store().read(re.origin(), re.index(), re.index() + 1).getFirst();
    return parley.line.Reading.of(leaf) instanceof parley.line.Reading.Read read
        ? read.signed().entry().mark()
        : Mark.REAL;
  }

  private @Nullable Ref re(@Nullable Json value) throws ApiError, MalformedException {
    if (value == null) {
      return null;
    }
    Fields r = Fields.of(value, "re");
    Ref ref = ref(r.text("origin", Limits.ORIGIN_BYTES), r.integer("index", 0, Json.LIMIT - 1));
    String leaf = r.optionalText("leaf", 44);
    r.end();
    if (!leaf.isEmpty() && !Hash.parseBase64(leaf).equals(ref.leaf())) {
      throw new ApiError(409, "bad-reference", "re.leaf", "another entry stands at that place");
    }
    return ref;
  }

  private Ref ref(String origin, long index) throws ApiError {
    boolean held =
        node.engine()
            .read(
                () ->
                    Lines.desk(node, line).logs().stream()
                        .anyMatch(log -> log.toString().equals(origin)));
    if (!held || index >= node.store().size(origin)) {
      throw ApiError.notFound("no-such-entry", "the entry spoken of is not held here");
    }
    return new Ref(origin, index, node.store().hash(origin, 0, index));
  }

  private static @Nullable Instant answerBy(Fields f) throws MalformedException {
    String text = f.optionalText("answer-by", 20);
    return text.isEmpty() ? null : UtcTime.parse(text, "answer-by");
  }

  private static Json.Obj body(@Nullable Json value) throws MalformedException {
    if (value == null || value instanceof Json.Obj) {
      return value == null ? Json.Obj.EMPTY : (Json.Obj) value;
    }
    throw new MalformedException("body: an object expected");
  }

  /** What is attached must be here first: nobody could fetch it else. */
  private List<BlobRef> blobs(Fields f) throws ApiError, MalformedException {
    List<BlobRef> blobs = new ArrayList<>();
    for (Json item : f.optionalItems("blobs", Limits.BLOBS)) {
      Fields b = Fields.of(item, "blobs");
      BlobRef blob =
          new BlobRef(
              b.hash("hash"),
              b.integer("length", 0, Limits.BLOB_BYTES),
              b.text("type", 127),
              b.optional("language") instanceof Json.Str language ? language.value() : "");
      b.end();
      long held = node.store().blob(blob.hash()).map(kept -> (long) kept.length).orElse(-1L);
      if (held != Hash.BYTES + blob.lengthBytes()) {
        throw new ApiError(
            409, "no-such-blob", "blobs", "no blob with that hash and length is held here");
      }
      blobs.add(blob);
    }
    return blobs;
  }
}
