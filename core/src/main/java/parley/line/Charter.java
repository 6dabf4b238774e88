package parley.line;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.record.Fields;
import parley.record.Json;
import parley.record.Limits;
import parley.record.Names;
import parley.record.Shape;

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

  private static final List<String> LEVELS =
      List.of(
          "leader", "strategic", "minister", "chief-of-staff", "theatre", "working", "cooperation");

  /**
   * Reads a charter's text.
   *
   * @throws MalformedException naming the field
   */
  public static Charter parse(Json.Obj json) throws MalformedException {
    Fields f = new Fields(json, "charter");
    if (!f.text("spec", 40).equals(SPEC)) {
      throw new MalformedException("charter.spec: " + SPEC + " expected");
    }
    new Shape.OneOf(LEVELS).check(f.required("level"), "charter.level");
    new Shape.Words(Limits.TEXT_CHARS).check(f.required("purpose"), "charter.purpose");
    posts(f);
    String parent = f.optional("parent") == null ? "" : f.hash("parent").base64();
    List<String> twoPersons = json.has("two-persons") ? f.texts("two-persons", 64, 40) : List.of();
    for (String optional : List.of("topics", "languages", "triggers", "formats")) {
      if (f.optional(optional) != null) {
        f.texts(optional, 64, Limits.TEXT_CHARS);
      }
    }
    answerBy(f);
    if (f.optional("notice-hours") != null) {
      f.integer("notice-hours", 0, 10_000);
    }
    Charter charter = new Charter(parent, twoPersons, budget(f), json);
    f.end();
    return charter;
  }

  private static void posts(Fields f) throws MalformedException {
    for (Json item : f.items("posts", 1, 64)) {
      Fields post = Fields.of(item, "charter.posts");
      Names.party(post.text("party", Limits.PARTY_CHARS), post.place("party"));
      Names.token(post.text("post", 40), post.place("post"));
      post.end();
    }
  }

  private static void answerBy(Fields f) throws MalformedException {
    if (f.optional("answer-by-hours") == null) {
      return;
    }
    Fields hours = f.object("answer-by-hours");
    for (String precedence : List.of("routine", "priority", "immediate", "flash")) {
      if (hours.optional(precedence) != null) {
        hours.integer(precedence, 1, 10_000);
      }
    }
    hours.end();
  }

  private static Budget budget(Fields f) throws MalformedException {
    if (f.optional("budget") == null) {
      return Budget.NONE;
    }
    Fields b = f.object("budget");
    Budget budget =
        new Budget(
            b.integer("entries-per-day", 1, 100_000_000L), b.integer("bytes-per-day", 1, 1L << 40));
    b.end();
    return budget;
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
}
