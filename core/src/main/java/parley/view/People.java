package parley.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import parley.line.Holder;
import parley.line.LineState;
import parley.line.Said;
import parley.record.Json;
import parley.talk.Addressee;
import parley.talk.Talk;
import parley.talk.Terms;

/** Whom a talk calls for, and which of them the register of posts does not know. */
final class People {
  private People() {}

  /**
   * Who is asked or to come, by party, and was never named by it: an office that had no holder yet,
   * a person who never held it, a delegate's post or name.
   */
  static Map<String, Json> unknown(LineState state, Collection<Addressee> asked, Terms terms) {
    Map<String, List<String>> unknown = new TreeMap<>();
    for (Addressee to : asked) {
      if (!to.known(state)) {
        String person = to.person().isEmpty() ? "" : " " + to.person();
        put(unknown, to.party(), to.post() + person);
      }
    }
    for (Json.Obj delegate : delegation(terms)) {
      String party = delegate.text("party");
      String post = delegate.text("post");
      String name = delegate.text("name");
      if (!post.isEmpty() && !state.posts(party).containsKey(post)) {
        put(unknown, party, post);
      }
      if (!name.isEmpty() && state.tenures(party).stream().noneMatch(t -> names(t, name))) {
        put(unknown, party, name);
      }
    }
    Map<String, Json> cells = new TreeMap<>();
    unknown.forEach((party, who) -> cells.put(party, Json.strings(who)));
    return cells;
  }

  private static void put(Map<String, List<String>> unknown, String party, String who) {
    List<String> all = unknown.computeIfAbsent(party, p -> new ArrayList<>());
    if (!all.contains(who)) {
      all.add(who);
    }
  }

  private static boolean names(Said tenure, String name) {
    Json.Obj body = tenure.entry().body();
    return body.text("name").equals(name) || body.text("person").equals(name);
  }

  private static List<Json.Obj> delegation(Terms terms) {
    List<Json.Obj> delegates = new ArrayList<>();
    for (Json item : terms.json().items("delegation")) {
      if (item instanceof Json.Obj delegate) {
        delegates.add(delegate);
      }
    }
    return delegates;
  }

  /**
   * The offices, persons and delegates that a talk calls for. Equal texts are the same on whatever
   * line: an office is its party's, and one person may hold two.
   */
  static Set<String> called(LineState state, Talk talk) {
    Set<String> called = new HashSet<>();
    talk.addressees().values().forEach(a -> office(state, a.party(), a.post(), called));
    if (!talk.proposals().isEmpty()) {
      Said asked = talk.proposals().getFirst().act();
      office(state, asked.by(), asked.entry().post(), called);
    }
    for (Json.Obj delegate : delegation(talk.terms())) {
      String party = delegate.text("party");
      if (delegate.has("post")) {
        office(state, party, delegate.text("post"), called);
      }
      if (delegate.has("name")) {
        called.add(party + " name " + delegate.text("name"));
      }
    }
    return called;
  }

  private static void office(LineState state, String party, String post, Set<String> called) {
    called.add(party + " post " + post);
    Holder holder = state.holders(party).get(post);
    if (holder != null && !holder.vacant()) {
      called.add(party + " person " + holder.person());
      if (!holder.name().isEmpty()) {
        called.add(party + " name " + holder.name());
      }
    }
  }
}
