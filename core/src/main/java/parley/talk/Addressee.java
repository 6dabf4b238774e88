package parley.talk;

import parley.line.Holder;
import parley.line.LineState;
import parley.record.Json;

/**
 * The office of a party that is asked, and the person where one is meant.
 *
 * @param person the token of the person, or empty if the office is meant, whoever holds it
 */
public record Addressee(String party, String post, String person) {
  static Addressee of(String party, Json.Obj to) {
    return new Addressee(party, to.text("post"), to.text("person"));
  }

  /**
   * Whether the person meant no longer holds the office, or nobody does. To be shown, never to be
   * judged by: holders are stated in one party's log, and the other may not have seen it.
   */
  public boolean left(LineState now) {
    Holder holder = now.holders(party).get(post);
    if (holder == null || holder.vacant()) {
      return true;
    }
    return !(person.isEmpty() || person.equals(holder.person()));
  }
}
