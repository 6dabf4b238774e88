package parley.talk;

import static parley.talk.BrokenException.require;

import parley.line.Past;
import parley.line.Rule;
import parley.line.Said;
import parley.record.Json;

/** Which office may answer what was addressed to another (docs/spec/talks.md, "Who answers"). */
final class Posts {
  private Posts() {}

  /**
   * The office asked answers, or one at another rung: the duty desk for its principal, a principal
   * for the desk. A third office at the same rung was not asked. That the charter lets the office
   * speak at all is a rule of every act.
   */
  static void mayAnswer(Said act, Past past, String asked) throws BrokenException {
    String post = act.entry().post();
    require(
        post.equals(asked) || !rung(past, post).equals(rung(past, asked)),
        Rule.WRONG_POST,
        "addressed to the post " + asked);
  }

  private static String rung(Past past, String post) {
    return past.posts().getOrDefault(post, Json.Obj.EMPTY).text("rung");
  }
}
