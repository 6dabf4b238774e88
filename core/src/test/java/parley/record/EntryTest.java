package parley.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.line.Draft;
import parley.line.LineBuilder;
import parley.line.Story;
import parley.log.MalformedException;
import parley.log.NoteSignature;

/** The envelope of an entry: each field's bounds, and that one act has one spelling. */
class EntryTest {
  private static final LineBuilder LINE = LineBuilder.two(5);
  private static final Story STORY = new Story(LINE);

  private static Draft draft() {
    return STORY.draft("us: request answer-by=30 re cn/3");
  }

  private static Entry parse(String json) throws MalformedException {
    return Entry.parse(Entry.HEADER + json + "\n");
  }

  private static String json(Entry entry) {
    String text = entry.text();
    return text.substring(Entry.HEADER.length(), text.length() - 1);
  }

  private static void bad(String json, String message) {
    assertThatThrownBy(() -> parse(json))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining(message);
  }

  @Test
  void whatPrintsParsesToTheSameEntry() throws MalformedException {
    SignedEntry signed = draft().signed();
    SignedEntry again = SignedEntry.parse(signed.bytes());
    assertThat(again).isEqualTo(signed);
    assertThat(again.bytes()).isEqualTo(signed.bytes());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "at      | `\"2026-03-01T24:00:00Z\"`      | at: no such time",
        "at      | `\"2026-03-01T23:59:60Z\"`      | at: no such time",
        "at      | `\"2026-02-30T00:00:00Z\"`      | at: no such time",
        "at      | `\"2026-03-01T00:00:00.0Z\"`    | at: a text",
        "at      | `\"2026-03-01 00:00:00Z\"`      | at: a time",
        "at      | `1`                             | at: a text",
        "id      | `\"ABCDEF00000000000000000000000000\"` | id: 32",
        "id      | `\"00\"`                        | id: 32",
        "kind    | `\"Request\"`                   | kind: a name",
        "kind    | `\"\"`                          | kind: a text",
        "mark    | `\"REAL\"`                      | mark: no such word",
        "mark    | `\"exerci\u017fe\"`             | mark: no such word",
        "precedence | `\"rout\u0131ne\"`           | precedence: no such word",
        "origin  | `\"us/parley/test/1-00000000\"` | origin: an origin",
        "post    | `\"\"`                          | post: a text",
        "post    | `\"Desk\"`                      | post: a name",
        "seen    | `[]`                            | seen: 1 to",
        "seen    | `{}`                            | seen: 1 to",
        "signers | `[]`                            | signers: 1 to",
        "signers | `[\"us/ann\"]`                  | signers: a signer",
        "signers | `[\"cn/ann+00000000\"]`         | signers: a key of another party",
        "signers | `[\"us/ann+00000000\",\"us/ann+00000000\"]` | signers: one key named twice",
        "body    | `[]`                            | body: an object",
        "body    | `{\"subject\":\"call\",\"x\":1}` | body.x: unknown field",
        "body    | `{}`                            | body.subject: missing",
        "answer-by | `\"\"`                        | answer-by: a text",
        "blobs   | `[]`                            | blobs: 1 to",
        "zz      | `true`                          | zz: unknown field",
      })
  void aFieldOutOfItsBoundsIsNamed(String field, String value, String message)
      throws MalformedException {
    Json.Obj obj = Json.parseObject(json(draft().entry()).getBytes(StandardCharsets.UTF_8));
    Json changed = Json.parse(value.getBytes(StandardCharsets.UTF_8));
    bad(obj.with(field, changed).print(), message);
  }

  @ParameterizedTest
  @CsvSource({"at", "body", "id", "kind", "mark", "origin", "precedence", "signers"})
  void aMissingFieldIsNamed(String field) throws MalformedException {
    Json.Obj obj = Json.parseObject(json(draft().entry()).getBytes(StandardCharsets.UTF_8));
    var members = new java.util.TreeMap<>(obj.members());
    members.remove(field);
    bad(new Json.Obj(members).print(), field + ": missing");
  }

  @Test
  void headersAndLinesAreExact() {
    Entry entry = draft().entry();
    for (String text :
        List.of(
            Entry.HEADER,
            "",
            "\n",
            entry.text().replace("v1", "v2"),
            entry.text() + "\n",
            entry.text().strip(),
            Entry.HEADER + "[]\n")) {
      assertThatThrownBy(() -> Entry.parse(text)).isInstanceOf(MalformedException.class);
    }
  }

  @Test
  void seenNamesOtherPartiesOfTheLineInOrderOnce() {
    LineBuilder three = LineBuilder.three(5);
    Seen cn = three.seen(three.party("cn").log(), 1);
    Seen ph = three.seen(three.party("ph").log(), 1);
    Draft us = three.draft("us", "text");
    bad(json(us.seen(ph, cn).entry()), "seen: origins sorted");
    bad(json(us.seen(cn, cn).entry()), "seen: origins sorted");
    Seen own = three.seen(three.party("us").log(), 1);
    bad(json(us.seen(own).entry()), "seen.origin: the author's own log");
    Seen other = LINE.seen(LINE.party("cn").log(), 1);
    bad(json(us.seen(other).entry()), "seen.origin: a log of another line");
    bad(json(us.seen(new Seen(cn.origin(), 0, cn.root())).entry()), "seen.size: an integer");
  }

  @Test
  void referencesStayOnTheLine() {
    LineBuilder other = LineBuilder.two(6);
    Ref ref = new Story(other).place("cn/1").ref();
    bad(json(draft().re(ref).entry()), "re.origin: a log of another line");
    Ref own = STORY.place("cn/1").ref();
    bad(json(draft().re(new Ref(own.origin(), -1, own.leaf())).entry()), "re.index: an integer");
  }

  @Test
  void everyKindSaysWhatItDemands() {
    bad(json(STORY.draft("us: displayed").entry()), "re: displayed speaks of another entry");
    bad(json(STORY.draft("us: displayed answer-by=1 re cn/3").entry()), "answer-by: a rung");
    bad(json(STORY.draft("us: health").post("desk").entry()), "post: health is an act");
  }

  @Test
  void exactlyTheLinesThatAreCalledFor() {
    SignedEntry one = STORY.draft("us: text").signed();
    SignedEntry two = STORY.draft("us: text by=bob,ann").signed();
    NoteSignature ann = one.signatures().getFirst();
    NoteSignature bob = two.signatures().getFirst();
    for (List<NoteSignature> lines :
        List.of(List.of(ann, ann), List.of(ann, bob), List.of(bob, ann), List.of(bob))) {
      byte[] leaf = new SignedEntry(one.entry(), lines).bytes();
      assertThatThrownBy(() -> SignedEntry.parse(leaf))
          .isInstanceOf(MalformedException.class)
          .hasMessageStartingWith("signatures: exactly");
    }
    byte[] swapped = new SignedEntry(two.entry(), two.signatures().reversed()).bytes();
    assertThatThrownBy(() -> SignedEntry.parse(swapped)).isInstanceOf(MalformedException.class);
  }

  @Test
  void signatureLinesHaveOneSpelling() {
    byte[] leaf = STORY.draft("us: text").signed().bytes();
    String text = new String(leaf, StandardCharsets.UTF_8);
    // The last character before the padding holds unused bits.
    String loose = text.substring(0, text.length() - 2) + "=\n";
    assertThat(text).endsWith("\n");
    int at =
        text.lastIndexOf('=') < 0 ? text.length() - 2 : text.indexOf('=', text.length() - 4) - 1;
    String changed = text.substring(0, at) + next(text.charAt(at)) + text.substring(at + 1);
    for (String bad : List.of(loose, changed, text.strip(), text + "\n")) {
      if (!bad.equals(text)) {
        byte[] bytes = bad.getBytes(StandardCharsets.UTF_8);
        try {
          assertThat(SignedEntry.parse(bytes).bytes()).isEqualTo(bytes);
        } catch (MalformedException e) {
          assertThat(e).hasMessageMatching("(note|signature line|key name).*");
        }
      }
    }
  }

  private static char next(char c) {
    return c == 'A' ? 'B' : 'A';
  }

  @Test
  void theBoundIsThatOfTheKind() throws MalformedException {
    String text = "x".repeat(Limits.TEXT_CHARS);
    SignedEntry fits = STORY.draft("us: text").with("text", text).signed();
    assertThat(SignedEntry.parse(fits.bytes())).isEqualTo(fits);
    byte[] over = STORY.draft("us: text").with("text", "\u20ac".repeat(4_000)).signed().bytes();
    assertThat(over.length).isGreaterThan(Limits.ENTRY_BYTES);
    assertThatThrownBy(() -> SignedEntry.parse(over)).hasMessage("entry: over 8192 bytes");
    assertThatThrownBy(() -> SignedEntry.parse(new byte[Limits.LARGE_ENTRY_BYTES + 1]))
        .hasMessage("entry: over 61440 bytes");
    bad(json(STORY.draft("us: text").with("text", text + "x").entry()), "body.text: 1 to 4000");
  }

  @Test
  void blobsAreNamedInOneForm() throws MalformedException {
    Entry entry = draft().entry();
    for (BlobRef blob :
        List.of(
            new BlobRef(parley.log.Hash.sha256(), 1, "Image/PNG", ""),
            new BlobRef(parley.log.Hash.sha256(), 1, "image", ""),
            new BlobRef(parley.log.Hash.sha256(), -1, "image/png", ""),
            new BlobRef(parley.log.Hash.sha256(), Limits.BLOB_BYTES + 1, "image/png", ""),
            new BlobRef(parley.log.Hash.sha256(), 1, "image/png", "-"))) {
      bad(json(with(entry, blob)), "blobs.");
    }
    Entry good = with(entry, new BlobRef(parley.log.Hash.sha256(), 1, "image/png", "zh-Hans"));
    assertThat(Entry.parse(good.text())).isEqualTo(good);
  }

  private static Entry with(Entry e, BlobRef blob) {
    return new Entry(
        e.id(),
        e.kind(),
        e.origin(),
        e.post(),
        e.signers(),
        e.at(),
        e.mark(),
        e.precedence(),
        e.seen(),
        e.re(),
        e.answerBy(),
        e.body(),
        List.of(blob));
  }

  /** No sequence of bytes ends in anything but an entry that prints back, or a named error. */
  @Test
  void aChangedByteIsAnotherEntryOrAnError() {
    byte[] leaf = draft().signed().bytes();
    var random = new java.util.Random(3);
    for (int i = 0; i < 3_000; i++) {
      byte[] changed = leaf.clone();
      changed[random.nextInt(leaf.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        assertThat(SignedEntry.parse(changed).bytes()).isEqualTo(changed);
      } catch (MalformedException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }
}
