package parley.line;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.record.CharterText;
import parley.record.Json;
import parley.record.Precedence;

/**
 * The agreed terms of a line (docs/spec/record.md, "Charter").
 *
 * @param parent hash of the charter it replaces, base64, or the empty string for the first
 * @param twoPersons kinds that a drafter and another releaser must both sign
 * @param budget what a party may send; zero where the charter sets no bound
 * @param json the whole text, which is what the parties sign
 */
public record Charter(String parent, List<String> twoPersons, Budget budget, Json.Obj json) {

  /**
   * Bounds of what one party may write on the line in 24 hours; beyond them its counterpart refuses
   * to store, with a signed refusal.
   *
   * @param entriesPerDay entries, or 0 for none set
   * @param bytesPerDay bytes of entries, or 0 for none set
   */
  public record Budget(long entriesPerDay, long bytesPerDay) {
    /** No bound. */
    public static final Budget NONE = new Budget(0, 0);
  }

  /** The version of the record that a charter pins. */
  public static final String SPEC = "parley/1";

  /**
   * Reads a charter's text.
   *
   * @throws MalformedException naming the field
   */
  public static Charter parse(Json.Obj json) throws MalformedException {
    CharterText.SHAPE.check(json, "charter");
    boolean titled = json.has("level-title");
    if (titled == CharterText.LEVELS.contains(json.text("level"))) {
      throw new MalformedException(
          "charter.level-title: demanded of a level that is none of "
              + CharterText.LEVELS
              + ", and of no other");
    }
    Json.Obj budget = json.object("budget");
    return new Charter(
        json.text("parent"),
        json.texts("two-persons"),
        new Budget(budget.integer("entries-per-day", 0), budget.integer("bytes-per-day", 0)),
        json);
  }

  /** What the parties sign: SHA-256 of the canonical text. */
  public Hash hash() {
    return Hash.sha256(json.bytes());
  }

  /** The posts that speak on the line, by party. */
  public Map<String, List<String>> posts() {
    Map<String, List<String>> posts = new LinkedHashMap<>();
    for (Json item : json.items("posts")) {
      if (item instanceof Json.Obj post) {
        posts
            .computeIfAbsent(post.text("party"), k -> new java.util.ArrayList<>())
            .add(post.text("post"));
      }
    }
    return posts;
  }

  /** Whether the post speaks for the party on the line. */
  public boolean speaks(String party, String post) {
    return posts().getOrDefault(party, List.of()).contains(post);
  }

  /** The topics of the line; none means any. */
  public List<String> topics() {
    return json.texts("topics");
  }

  /** The hours within which an act of the precedence asks to be answered, or 0 for none agreed. */
  public long answerByHours(Precedence precedence) {
    return json.object("answer-by-hours").integer(precedence.word(), 0);
  }

  /** The notice that a suspension is to be given, in hours; 0 for none agreed. */
  public long noticeHours() {
    return json.integer("notice-hours", 0);
  }

  /** What stays off the record by agreement: {@code soundings}, {@code talks}. */
  public List<String> candour() {
    return json.texts("candour");
  }
}
