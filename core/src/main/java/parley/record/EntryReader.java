package parley.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.log.Hash;
import parley.log.MalformedException;

/** Reads the envelope of an entry; the fields of its kind are judged by {@link Kind#check}. */
final class EntryReader {
  private EntryReader() {}

  static Entry read(Json.Obj obj) throws MalformedException {
    Fields f = new Fields(obj, "");
    Origin origin = Origin.parse(f.text("origin", Limits.ORIGIN_BYTES), "origin");
    String post = f.optionalText("post", 40);
    Entry entry =
        new Entry(
            Names.id(f.text("id", 32), "id"),
            Names.token(f.text("kind", 40), "kind"),
            origin,
            post.isEmpty() ? post : Names.token(post, "post"),
            signers(f, origin),
            UtcTime.parse(f.text("at", 20), "at"),
            f.word("mark", Mark.class),
            f.word("precedence", Precedence.class),
            seen(f, origin),
            re(f, origin),
            answerBy(f),
            body(f),
            blobs(f));
    f.end();
    return entry;
  }

  private static List<SignerId> signers(Fields f, Origin origin) throws MalformedException {
    List<SignerId> signers = new ArrayList<>();
    for (String text : f.texts("signers", Limits.SIGNERS, Limits.ORIGIN_BYTES)) {
      SignerId signer = SignerId.parse(text, "signers");
      if (!signer.party().equals(origin.party())) {
        throw new MalformedException("signers: a key of another party than the log's");
      }
      if (signers.contains(signer)) {
        throw new MalformedException("signers: one key named twice");
      }
      signers.add(signer);
    }
    return signers;
  }

  private static List<Seen> seen(Fields f, Origin own) throws MalformedException {
    List<Seen> seen = new ArrayList<>();
    Set<String> origins = new HashSet<>();
    String last = "";
    for (Json item : f.optionalItems("seen", Limits.PARTIES * 2)) {
      Fields s = Fields.of(item, "seen");
      Origin origin = peerOrigin(s, own);
      Hash root = s.hash("root");
      seen.add(new Seen(origin.toString(), s.integer("size", 1, Json.LIMIT - 1), root));
      s.end();
      if (!origins.add(origin.toString()) || origin.toString().compareTo(last) < 0) {
        throw new MalformedException("seen: origins sorted, each once");
      }
      last = origin.toString();
    }
    return seen;
  }

  private static Origin peerOrigin(Fields s, Origin own) throws MalformedException {
    Origin origin = Origin.parse(s.text("origin", Limits.ORIGIN_BYTES), s.place("origin"));
    if (!origin.line().equals(own.line())) {
      throw new MalformedException(s.place("origin") + ": a log of another line");
    }
    if (origin.party().equals(own.party())) {
      throw new MalformedException(s.place("origin") + ": the author's own log");
    }
    return origin;
  }

  private static @Nullable Ref re(Fields f, Origin own) throws MalformedException {
    Json value = f.optional("re");
    if (value == null) {
      return null;
    }
    Fields r = Fields.of(value, "re");
    Origin origin = Origin.parse(r.text("origin", Limits.ORIGIN_BYTES), "re.origin");
    if (!origin.line().equals(own.line())) {
      throw new MalformedException("re.origin: a log of another line");
    }
    Ref ref = new Ref(origin.toString(), r.integer("index", 0, Json.LIMIT - 1), r.hash("leaf"));
    r.end();
    return ref;
  }

  private static @Nullable Instant answerBy(Fields f) throws MalformedException {
    String text = f.optionalText("answer-by", 20);
    return text.isEmpty() ? null : UtcTime.parse(text, "answer-by");
  }

  private static Json.Obj body(Fields f) throws MalformedException {
    if (f.required("body") instanceof Json.Obj body) {
      return body;
    }
    throw new MalformedException("body: an object expected");
  }

  private static List<BlobRef> blobs(Fields f) throws MalformedException {
    List<BlobRef> blobs = new ArrayList<>();
    for (Json item : f.optionalItems("blobs", Limits.BLOBS)) {
      Fields b = Fields.of(item, "blobs");
      String language = b.required("language") instanceof Json.Str s ? s.value() : "-";
      if (language.length() > 35 || !language.matches("(?:[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)?")) {
        throw new MalformedException("blobs.language: a language tag or nothing expected");
      }
      String type = b.text("type", 127);
      if (!type.matches("[a-z0-9.+-]+/[a-z0-9.+-]+")) {
        throw new MalformedException("blobs.type: a media type in lower case expected");
      }
      long length = b.integer("length", 0, Limits.BLOB_BYTES);
      blobs.add(new BlobRef(b.hash("hash"), length, type, language));
      b.end();
    }
    return blobs;
  }
}
