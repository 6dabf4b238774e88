package parley.line;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.log.Note;
import parley.log.NoteSignature;
import parley.log.Suite;
import parley.record.Json;
import parley.record.SignedEntry;

/**
 * Writes vectors/record and vectors/fold. Run once when a format is settled; the files are then
 * what counts, and {@link RecordVectorsTest} reads them. vectors/record/README.md and
 * vectors/fold/README.md say what they mean.
 */
final class RecordVectorWriter {
  private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private final Path folder;

  private RecordVectorWriter(Path folder) {
    this.folder = folder;
  }

  /** Writes into the vectors folder that is the one argument. */
  public static void main(String[] arguments) throws IOException {
    RecordVectorWriter writer = new RecordVectorWriter(Path.of(arguments[0]));
    writer.json();
    writer.entries();
    writer.cards();
    for (String story : FoldStories.names()) {
      writer.fold(story);
    }
  }

  private void write(String path, Object value) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, json.writeValueAsString(value) + "\n");
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** Something that refuses bytes with a named place. */
  interface Parser {
    Object parse(byte[] bytes) throws MalformedException;
  }

  /** The place that an error names: what stands before its first colon. */
  static String place(Parser parser, byte[] bytes) {
    try {
      parser.parse(bytes);
      return "";
    } catch (MalformedException e) {
      String message = String.valueOf(e.getMessage());
      return message.substring(0, Math.max(0, message.indexOf(':')));
    }
  }

  private void add(ArrayNode cases, String name, byte[] bytes, Parser parser) {
    String place = place(parser, bytes);
    var row = cases.addObject().put("name", name).put("ok", place.isEmpty());
    if (!place.isEmpty()) {
      row.put("at", place);
    }
    row.put("bytes", base64(bytes));
  }

  private void json() throws IOException {
    ArrayNode cases = json.createArrayNode();
    Map<String, String> texts = new TreeMap<>();
    for (String good :
        List.of(
            "{}",
            "[]",
            "0",
            "-1",
            "9007199254740991",
            "true",
            "\"\\u0000\\n\\\"\u20ac\"",
            "[[[[[[[[]]]]]]]]",
            "{\"A\":0,\"a\":[1,{\"b\":\"c\"}]}")) {
      texts.put("good " + good, good);
    }
    for (String bad :
        List.of(
            "",
            " {}",
            "{\"a\": 1}",
            "{\"b\":1,\"a\":2}",
            "{\"a\":1,\"a\":2}",
            "1.0",
            "1e3",
            "-0",
            "01",
            "null",
            "9007199254740992",
            "\"\\ud800\"",
            "\"\\u0041\"",
            "\"\\/\"",
            "\"\\u000a\"",
            "\"\\u001F\"",
            "[[[[[[[[[]]]]]]]]]",
            "[[[[[[[[1]]]]]]]]",
            "[1,]",
            "{\"\":1}",
            "{\"\u00e9\":1}",
            "{}{}")) {
      texts.put("bad " + bad, bad);
    }
    texts.forEach(
        (name, text) -> add(cases, name, text.getBytes(StandardCharsets.UTF_8), Json::parse));
    add(cases, "not UTF-8", new byte[] {'"', (byte) 0xff, '"'}, Json::parse);
    write("record/json.json", cases);
  }

  private void entries() throws IOException {
    LineBuilder line = new LineBuilder(11, Suite.standard(), "us", "cn").open();
    Story story = new Story(line);
    ArrayNode cases = json.createArrayNode();
    add(cases, "genesis", line.genesisDraft("us").signed().bytes(), SignedEntry::parse);
    SignedEntry request = story.draft("us: request answer-by=30 re cn/3 precedence=flash").signed();
    SignedEntry two = story.draft("us: text by=bob,ann").signed();
    add(cases, "request", request.bytes(), SignedEntry::parse);
    add(cases, "two persons", two.bytes(), SignedEntry::parse);
    add(
        cases,
        "unknown kind",
        story.draft("us: brand-new x=1").signed().bytes(),
        SignedEntry::parse);
    List<NoteSignature> lines = two.signatures();
    add(
        cases,
        "lines in another order",
        new SignedEntry(two.entry(), lines.reversed()).bytes(),
        SignedEntry::parse);
    add(
        cases,
        "a line too few",
        new SignedEntry(two.entry(), lines.subList(0, 1)).bytes(),
        SignedEntry::parse);
    String text = request.entry().text();
    Map<String, String> changed = new TreeMap<>();
    changed.put("another version", text.replace("entry/v1", "entry/v2"));
    changed.put("header alone", "parley/entry/v1\n");
    changed.put("white space", text.replace(",\"body\"", ", \"body\""));
    changed.put("24 o'clock", text.replaceFirst("T[0-9:]{8}Z", "T24:00:00Z"));
    changed.put("leap second", text.replaceFirst("T[0-9:]{8}Z", "T23:59:60Z"));
    changed.put("word with a long s", text.replace("\"flash\"", "\"fla\u017fh\""));
    changed.put("unknown field", text.replace(",\"body\"", ",\"b\":1,\"body\""));
    changed.put("unknown field of the kind", text.replace("{\"subject\"", "{\"a\":1,\"subject\""));
    changed.put("no body", text.replaceFirst("\"body\":\\{[^}]*},", ""));
    changed.put("index of 2^53", text.replace("\"index\":3", "\"index\":9007199254740992"));
    int seen = text.lastIndexOf("cn/parley/");
    changed.put("own log as seen", text.substring(0, seen) + "us" + text.substring(seen + 2));
    changed.forEach(
        (name, other) ->
            add(cases, name, new Note(other, request.signatures()).bytes(), SignedEntry::parse));
    String leaf = new String(request.bytes(), StandardCharsets.UTF_8);
    add(
        cases,
        "line end missing",
        leaf.strip().getBytes(StandardCharsets.UTF_8),
        SignedEntry::parse);
    add(
        cases,
        "over the bound",
        story.draft("us: text").with("text", "\u20ac".repeat(4000)).signed().bytes(),
        SignedEntry::parse);
    write("record/entries.json", cases);
  }

  private void cards() throws IOException {
    Suite suite = Suite.standard();
    TestParty us = new TestParty("us", 11, suite);
    Parser parser = b -> Card.parse(new String(b, StandardCharsets.UTF_8), suite);
    ArrayNode cases = json.createArrayNode();
    Card card = us.card(1);
    byte[] note = card.note().getBytes(StandardCharsets.UTF_8);
    add(cases, "card", note, parser);
    List<NoteSignature> lines = new ArrayList<>();
    us.partyKey().forEach(s -> lines.add(s.sign(card.text())));
    Map<String, String> texts = new TreeMap<>();
    texts.put("signed over other bytes", card.text().replace("\"serial\":1", "\"serial\":2"));
    texts.put("header alone", Card.HEADER);
    texts.forEach((name, text) -> add(cases, name, new Note(text, lines).bytes(), parser));
    add(cases, "Ed25519 alone", new Note(card.text(), lines.subList(0, 1)).bytes(), parser);
    add(cases, "lines in another order", new Note(card.text(), lines.reversed()).bytes(), parser);
    write("record/cards.json", cases);
  }

  private void fold(String name) throws IOException {
    LineBuilder line = FoldStories.told(name, Suite.standard());
    var root = json.createObjectNode();
    root.put("line", line.descriptor().lineId());
    var pins = root.putObject("pins");
    for (String party : line.names()) {
      ArrayNode keys = pins.putArray(party);
      line.party(party).pins().forEach(k -> keys.add(k.vkey()));
    }
    ArrayNode logs = root.putArray("logs");
    for (TestLog log : line.logs()) {
      var row = logs.addObject().put("origin", log.origin().toString());
      ArrayNode verdicts = row.putArray("verdicts");
      ArrayNode leaves = row.putArray("leaves");
      for (long i = 0; i < log.size(); i++) {
        verdicts.add(line.judgement(new Place(log, i)).map(FoldStories::word).orElse("waits"));
        leaves.add(base64(log.leaf(i)));
      }
      row.put("root", log.root(log.size()).hex());
    }
    root.put("state", line.referee().json().print());
    root.put("digest", Hash.sha256(line.referee().json().bytes()).hex());
    write("fold/" + name + ".json", root);
  }
}
