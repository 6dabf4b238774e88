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
   * Whether the person meant held the office and does no longer, or nobody does any more. To be
   * shown, never to be judged by: holders are stated in one party's log, and the other may not have
   * seen it.
   */
  public boolean left(LineState now) {
    Holder holder = now.holders(party).get(post);
    boolean there =
        holder != null && !holder.vacant() && (person.isEmpty() || person.equals(holder.person()));
    return known(now) && !there;
  }

  /**
   * Whether the party ever named a holder of the office, and ever the person where one is meant. Of
   * what it never named nobody can have left.
   */
  public boolean known(LineState now) {
    return now.tenures(party).stream()
        .map(t -> t.entry().body())
        .filter(t -> t.text("holds").equals(post))
        .anyMatch(t -> person.isEmpty() || t.text("person").equals(person));
  }
}
