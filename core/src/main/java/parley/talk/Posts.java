package parley.talk;

import static parley.talk.BrokenException.require;

import java.util.List;
import parley.line.Charter;
import parley.line.Past;
import parley.line.Rule;
import parley.line.Said;
import parley.record.Json;

/** Which office may answer what was addressed to another (docs/spec/talks.md, "Who answers"). */
final class Posts {
  private Posts() {}

  /**
   * The office asked answers, or one at another rung that the charter lets speak: the duty desk for
   * its principal, a principal for the desk. A third office at the same rung was not asked.
   */
  static void mayAnswer(Said act, Past past, String asked) throws BrokenException {
    String post = act.entry().post();
    List<String> speaking =
        past.charter().map(Charter::posts).map(p -> p.get(act.by())).orElse(List.of());
    boolean otherRung = speaking.contains(post) && !rung(past, post).equals(rung(past, asked));
    require(post.equals(asked) || otherRung, Rule.WRONG_POST, "addressed to the post " + asked);
  }

  private static String rung(Past past, String post) {
    return past.posts().getOrDefault(post, Json.Obj.EMPTY).text("rung");
  }
}
