package parley.line;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import parley.record.Json;

/** The part of the state that one party's own sequence makes, as JSON. */
final class PartyState {
  private PartyState() {}

  static Json.Obj json(PartyFold party) {
    List<Json> logs = new ArrayList<>();
    for (PartyFold.Segment s : party.segments) {
      logs.add(
          Json.Obj.EMPTY.with("origin", s.origin()).with("folded", party.foldedSize(s.origin())));
    }
    Json.Obj obj =
        Json.Obj.EMPTY
            .with("logs", logs)
            .with("entries", party.facts.size())
            .with("verdicts", party.facts.digest().hex())
            .with("seen", party.seen.with(party.number, party.facts.size()).json())
            .with("revoked-mirrors", revokedMirrors(party))
            .with("grants", grants(party))
            .with("posts", posts(party));
    obj = party.pinned.isEmpty() ? obj : obj.with("pinned", pinned(party));
    Card card = party.card;
    obj = card == null ? obj : obj.with("card", card.fingerprint().hex());
    return party.broken == null ? obj : obj.with("broken", true);
  }

  private static List<Json> pinned(PartyFold party) {
    return party.pinned.values().stream()
        .map(pin -> (Json) new Json.Str(pin.card().hex()))
        .toList();
  }

  private static Json.Obj revokedMirrors(PartyFold party) {
    Json.Obj obj = Json.Obj.EMPTY;
    for (var stands : party.revokedMirrors.entrySet()) {
      obj = obj.with(stands.getKey(), stands.getValue());
    }
    return obj;
  }

  private static Json.Obj grants(PartyFold party) {
    Json.Obj obj = Json.Obj.EMPTY;
    for (var grant : new TreeMap<>(byName(party)).entrySet()) {
      Grant g = grant.getValue();
      Json.Obj row =
          Json.Obj.EMPTY
              .with("role", word(g.role()))
              .with("lives", word(g.lives()))
              .with("posts", Json.strings(g.posts()))
              .with("from", g.from());
      row =
          g.duties().isEmpty()
              ? row
              : row.with(
                  "duties",
                  Json.strings(g.duties().stream().map(Grant.Duty::word).sorted().toList()));
      obj =
          obj.with(
              grant.getKey(), g.until() == Long.MAX_VALUE ? row : row.with("until", g.until()));
    }
    return obj;
  }

  private static java.util.Map<String, Grant> byName(PartyFold party) {
    TreeMap<String, Grant> named = new TreeMap<>();
    party.grants.forEach((id, grant) -> named.put(id.toString(), grant));
    return named;
  }

  private static Json.Obj posts(PartyFold party) {
    Json.Obj obj = Json.Obj.EMPTY;
    for (var post : party.posts.entrySet()) {
      Json.Obj row = post.getValue();
      Holder holder = party.holders.get(post.getKey());
      if (holder != null) {
        row =
            row.with("person", holder.person())
                .with("name", holder.name())
                .with("acting", holder.acting())
                .with("from", holder.from());
      }
      obj = obj.with(post.getKey(), row);
    }
    return obj;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT);
  }
}
