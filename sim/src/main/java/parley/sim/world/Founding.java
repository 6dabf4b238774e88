package parley.sim.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import parley.line.Charter;
import parley.line.Genesis;
import parley.log.MalformedException;
import parley.node.engine.Engine;
import parley.node.engine.Placing;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Mark;
import parley.record.Origin;
import parley.record.Precedence;
import parley.record.Signatory;
import parley.record.SignedEntry;

/** Sets a line up: genesis, charter, keys, posts and their holders, in calm weather. */
final class Founding {
  static final List<String> PERSONS = List.of("ada", "bob", "cyd");
  static final Json.Obj POST =
      Json.Obj.EMPTY
          .with("name", "duty")
          .with("title", Json.Obj.EMPTY.with("en", "Duty"))
          .with("rung", "duty");
  private static final long LIMIT = 60_000_000_000L;

  private final World world;

  Founding(World world) {
    this.world = world;
  }

  /** Whether the line stands, at every honest node. */
  boolean found() {
    world.nodes().values().forEach(n -> hand(n, List.of(genesis(world, n.keys()))));
    return settled() && chartered() && posted();
  }

  private boolean chartered() {
    Json.Obj charter = charter(world);
    SimNode first = world.nodes().values().iterator().next();
    hand(first, List.of(party(first, "charter-propose", body("charter", charter))));
    world.nodes().values().forEach(n -> hand(n, grants(n)));
    if (!settled()) {
      return false;
    }
    for (SimNode node : world.nodes().values()) {
      if (node != first) {
        hand(node, List.of(party(node, "charter-accept", accept(charter))));
      }
    }
    return settled() && world.agenda().runUntil(this::inForce, LIMIT);
  }

  private boolean posted() {
    world.nodes().values().forEach(n -> hand(n, posts(n)));
    return settled();
  }

  private boolean inForce() {
    return world.nodes().values().stream().allMatch(this::inForce);
  }

  private boolean inForce(SimNode node) {
    Engine engine = node.engine();
    return engine != null && engine.line(world.line()).orElseThrow().state().charter().isPresent();
  }

  /** A line that broke a rule so early is waited for no longer. */
  private boolean settled() {
    return world.agenda().runUntil(() -> broken() || world.synced(), LIMIT) && !broken();
  }

  private boolean broken() {
    return !world.checks().violations().isEmpty();
  }

  private void hand(SimNode node, List<SignedEntry> entries) {
    for (SignedEntry entry : entries) {
      node.submit(
          entry,
          placing -> {
            if (!(placing instanceof Placing.Placed placed) || !placed.verdict().effective()) {
              world.checks().violated("not founded: " + entry.entry().kind() + " " + placing);
            }
          });
    }
  }

  static SignedEntry genesis(World world, PartyKeys keys) {
    return genesis(world, keys, keys.newLog(world.line(), 1));
  }

  static SignedEntry genesis(World world, PartyKeys keys, Origin origin) {
    Genesis genesis =
        new Genesis(world.descriptor(), keys.logKeys(origin), Map.copyOf(keys.cards()));
    return Signatory.sign(entry(world, keys, origin, "genesis", genesis.body()), keys.partyKey());
  }

  /** An act of a party that is not composed by a node. */
  static Entry entry(World world, PartyKeys keys, Origin origin, String kind, Json.Obj body) {
    byte[] id = new byte[16];
    world.random().nextBytes(id);
    return new Entry(
        java.util.HexFormat.of().formatHex(id),
        kind,
        origin,
        "",
        keys.partyKey().stream().map(Signatory::id).toList(),
        Instant.ofEpochMilli(SimClock.EPOCH_MILLIS + world.agenda().now() / 1_000_000)
            .truncatedTo(java.time.temporal.ChronoUnit.SECONDS),
        Mark.REAL,
        Precedence.ROUTINE,
        List.of(),
        null,
        null,
        body,
        List.of());
  }

  static Json.Obj charter(World world) {
    List<Json> posts = new ArrayList<>();
    for (String party : world.descriptor().parties()) {
      posts.add(Json.Obj.EMPTY.with("party", party).with("post", "duty"));
    }
    return Json.Obj.EMPTY
        .with("spec", Charter.SPEC)
        .with("level", "working")
        .with("purpose", Json.Obj.EMPTY.with("en", "a simulated line"))
        .with("posts", posts);
  }

  static Json.Obj accept(Json.Obj charter) {
    try {
      return Json.Obj.EMPTY.with("charter", Charter.parse(charter).hash().base64());
    } catch (MalformedException e) {
      throw new IllegalStateException("a charter of our own", e);
    }
  }

  private static Json.Obj body(String key, Json.Obj value) {
    return Json.Obj.EMPTY.with(key, value);
  }

  private static SignedEntry party(SimNode node, String kind, Json.Obj body) {
    return new Writer(node).party(kind, body);
  }

  private static List<SignedEntry> grants(SimNode node) {
    List<SignedEntry> grants = new ArrayList<>();
    grants.add(party(node, "key-grant", grant(node.keys().clerk(), "clerk")));
    grants.add(party(node, "key-grant", grant(node.keys().key("adm", 0), "administrator")));
    for (String person : PERSONS) {
      grants.add(party(node, "key-grant", grant(node.keys().key(person, 0), "holder")));
    }
    return grants;
  }

  static Json.Obj grant(Signatory key, String role) {
    Json.Obj body =
        Json.Obj.EMPTY.with("key", key.key().vkey()).with("role", role).with("lives", "node");
    return role.equals("holder") ? body.with("posts", Json.strings(List.of("duty"))) : body;
  }

  private static List<SignedEntry> posts(SimNode node) {
    return List.of(party(node, "post", POST), party(node, "holder", holder(PERSONS.getFirst())));
  }

  static Json.Obj holder(String person) {
    return Json.Obj.EMPTY.with("holds", "duty").with("person", person).with("name", person);
  }
}
