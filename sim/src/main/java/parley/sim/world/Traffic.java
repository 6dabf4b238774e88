package parley.sim.world;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import parley.line.Grant;
import parley.line.LineState;
import parley.line.Reading;
import parley.log.Hash;
import parley.log.NoteKey;
import parley.log.NoteSignature;
import parley.node.engine.Engine;
import parley.node.engine.NodeEvent;
import parley.node.engine.Placing;
import parley.node.storage.BlobPut;
import parley.record.BlobRef;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Precedence;
import parley.record.Ref;
import parley.record.Signatory;
import parley.record.SignedEntry;
import parley.record.SignerId;

/** What people do at the nodes: by the rules, and against them. */
final class Traffic {
  private static final int KEYS = 4;

  private final World world;
  private final RandomGenerator random;
  private int texts;

  Traffic(World world, RandomGenerator random) {
    this.world = world;
    this.random = random;
  }

  /** Plans so many acts over that time. */
  void plan(int acts, long nanos) {
    for (int i = 0; i < acts; i++) {
      world.agenda().after((long) (random.nextDouble() * nanos), () -> act(world.anyNode()));
    }
  }

  private void act(SimNode node) {
    if (!ready(node)) {
      return;
    }
    switch (random.nextInt(21)) {
      case 0, 1, 2, 3, 4, 5 -> say(node);
      case 6 -> urgent(node);
      case 7 -> request(node);
      case 8, 9, 10, 11 -> climb(node);
      case 12 -> stop(node);
      case 13 -> resume(node);
      case 14 -> succeed(node);
      case 15 -> revoke(node);
      case 16, 17 -> unlawful(node);
      case 18 -> attach(node);
      default -> again(node);
    }
  }

  boolean ready(SimNode node) {
    Engine engine = node.engine();
    return engine != null
        && engine
            .read(() -> engine.line(world.line()).map(l -> l.stopped().isEmpty()))
            .orElse(false);
  }

  LineState state(SimNode node) {
    Engine engine = java.util.Objects.requireNonNull(node.engine());
    return engine.read(() -> engine.line(world.line()).orElseThrow().state());
  }

  private Writer writer(SimNode node) {
    return new Writer(node);
  }

  Signatory holder(SimNode node) {
    parley.line.Holder holder = state(node).holders(node.party()).get("duty");
    return newestKey(node, holder == null ? Founding.PERSONS.getFirst() : holder.person());
  }

  /** A person's newest key that stands, or the first. */
  private Signatory newestKey(SimNode node, String person) {
    Set<NoteKey> standing = new HashSet<>();
    for (Grant grant : state(node).grants(node.party())) {
      if (grant.until() == Long.MAX_VALUE) {
        standing.add(grant.key());
      }
    }
    for (int number = KEYS - 1; number > 0; number--) {
      Signatory key = node.keys().key(person, number);
      if (standing.contains(key.key())) {
        return key;
      }
    }
    return node.keys().key(person, 0);
  }

  /** The node says that it is there. */
  void test(SimNode node) {
    hand(node, writer(node).test(), false);
  }

  private Json.Obj text() {
    return Json.Obj.EMPTY.with("text", "t" + texts++).with("language", "en");
  }

  private void say(SimNode node) {
    hand(node, writer(node).person(holder(node), "text", null, text()), false);
  }

  private void urgent(SimNode node) {
    SignedEntry entry = writer(node).urgent(holder(node), "text", Precedence.FLASH, null, text());
    hand(node, entry, false);
  }

  /** A text with something attached, that the node keeps first. */
  private void attach(SimNode node) {
    byte[] salt = new byte[Hash.BYTES];
    byte[] bytes = new byte[random.nextInt(2_000)];
    random.nextBytes(salt);
    random.nextBytes(bytes);
    BlobRef blob = new BlobRef(BlobRef.hash(salt, bytes), bytes.length, "image/png", "");
    byte[] kept = ByteBuffer.allocate(salt.length + bytes.length).put(salt).put(bytes).array();
    node.keep(
        new BlobPut(blob.hash(), kept),
        () -> {
          if (ready(node)) {
            hand(node, writer(node).attached(holder(node), text(), blob), false);
          }
        });
  }

  private void request(SimNode node) {
    Instant by =
        Instant.ofEpochSecond(
            SimClock.EPOCH_MILLIS / 1_000
                + world.agenda().now() / 1_000_000_000
                + random.nextInt(20));
    Json.Obj body = Json.Obj.EMPTY.with("subject", "call");
    hand(node, writer(node).urgent(holder(node), "request", Precedence.PRIORITY, by, body), false);
  }

  /** A rung, or an answer, for something that a counterpart wrote. */
  private void climb(SimNode node) {
    Optional<Checks.Known> target = anyOf(node, false);
    if (target.isEmpty()) {
      return;
    }
    Json.Obj none = Json.Obj.EMPTY;
    Ref re = ref(target.get());
    SignedEntry entry =
        switch (random.nextInt(5)) {
          case 0 -> writer(node).person(holder(node), "displayed", re, none);
          case 1 -> writer(node).person(holder(node), "acknowledged", re, none);
          case 2 -> writer(node).person(holder(node), "understood", re, none);
          case 3 ->
              writer(node)
                  .person(holder(node), "not-understood", re, none.with("reason", "garbled"));
          default ->
              writer(node).person(holder(node), "answer", re, none.with("answer", "accepted"));
        };
    hand(node, entry, false);
  }

  static Ref ref(Checks.Known known) {
    NodeEvent.Judged j = known.judged();
    return new Ref(j.origin(), j.index(), j.leaf());
  }

  private Optional<Checks.Known> anyOf(SimNode node, boolean own) {
    List<Checks.Known> fitting = new ArrayList<>();
    for (Checks.Known known : world.checks().known()) {
      if (known.party().equals(node.party()) == own) {
        fitting.add(known);
      }
    }
    return fitting.isEmpty()
        ? Optional.empty()
        : Optional.of(fitting.get(random.nextInt(fitting.size())));
  }

  /** In whole or in part, or in words alone. */
  private void stop(SimNode node) {
    Json.Obj whole = Json.Obj.EMPTY.with("wording", "suspended").with("reason", "as stated");
    boolean part = random.nextInt(3) > 0;
    Json.Obj body = part ? whole.with("kinds", Json.strings(List.of("text"))) : whole;
    hand(node, writer(node).person(holder(node), "suspend", null, body), false);
  }

  private static boolean isKind(Checks.Known known, String kind) {
    Entry entry = known.judged().entry();
    return entry != null && entry.kind().equals(kind);
  }

  private void resume(SimNode node) {
    List<Checks.Known> own =
        world.checks().known().stream()
            .filter(k -> k.party().equals(node.party()))
            .filter(k -> isKind(k, "suspend"))
            .toList();
    if (!own.isEmpty()) {
      Ref re = ref(own.get(random.nextInt(own.size())));
      hand(node, writer(node).person(holder(node), "resume", re, Json.Obj.EMPTY), false);
    }
  }

  /** Another person takes over the post. */
  void succeed(SimNode node) {
    String next = Founding.PERSONS.get(random.nextInt(Founding.PERSONS.size()));
    hand(node, writer(node).administrator("holder", Founding.holder(next)), false);
  }

  /** A person's key is revoked and, sometimes, the next one granted. */
  void revoke(SimNode node) {
    String person = Founding.PERSONS.get(random.nextInt(Founding.PERSONS.size()));
    Signatory key = newestKey(node, person);
    Json.Obj body = Json.Obj.EMPTY.with("key", key.id().toString()).with("reason", "lost");
    hand(node, writer(node).party("key-revoke", body), false);
    int number = 1 + random.nextInt(KEYS - 1);
    Json.Obj grant = Founding.grant(node.keys().key(person, number), "holder");
    hand(node, writer(node).party("key-grant", grant), false);
  }

  /** Acts that must never count. */
  private void unlawful(SimNode node) {
    Writer writer = writer(node);
    Signatory holder = holder(node);
    switch (random.nextInt(4)) {
      case 0 -> hand(node, writer.person(node.keys().stranger("ada"), "text", null, text()), true);
      case 1 -> hand(node, forged(writer.person(holder, "text", null, text())), true);
      case 2 -> hand(node, writer.person(node.keys().clerk(), "text", null, text()), true);
      default -> {
        List<SignerId> gone = revoked(node);
        for (String person : Founding.PERSONS) {
          Signatory key = node.keys().key(person, 0);
          if (gone.contains(key.id())) {
            hand(node, writer.person(key, "text", null, text()), true);
          }
        }
      }
    }
  }

  private List<SignerId> revoked(SimNode node) {
    return state(node).grants(node.party()).stream()
        .filter(g -> g.until() != Long.MAX_VALUE)
        .map(g -> SignerId.of(g.key()))
        .toList();
  }

  private static SignedEntry forged(SignedEntry entry) {
    NoteSignature line = entry.signatures().getFirst();
    byte[] other = line.signature();
    other[5] ^= 1;
    NoteSignature bad = new NoteSignature(line.name(), line.keyId(), other);
    return new SignedEntry(entry.entry(), List.of(bad));
  }

  /** Hands in again what was handed in before, as a caller does who heard nothing. */
  private void again(SimNode node) {
    List<Ledger.Row> rows =
        world.checks().ledger().rows().values().stream()
            .filter(r -> r.party.equals(node.party()) && !r.unlawful)
            .toList();
    if (!rows.isEmpty()) {
      Ledger.Row row = rows.get(random.nextInt(rows.size()));
      SignedEntry anew =
          world.fittings().again(row.signed, () -> anew(node, row.signed.entry().body()));
      ask(node, row, anew);
    }
  }

  private SignedEntry anew(SimNode node, Json.Obj body) {
    return writer(node).person(holder(node), "text", null, body);
  }

  void hand(SimNode node, SignedEntry entry, boolean unlawful) {
    ask(node, world.checks().ledger().row(node.party(), entry, unlawful), entry);
  }

  private void ask(SimNode node, Ledger.Row row, SignedEntry entry) {
    row.asked++;
    node.submit(entry, placing -> placed(node, row, placing));
  }

  private void placed(SimNode node, Ledger.Row row, Placing placing) {
    if (!(placing instanceof Placing.Placed placed)) {
      // A store that stopped does not know: then the caller does not either.
      boolean open = placing instanceof Placing.Open;
      row.refused += open ? 0 : 1;
      return;
    }
    if (row.unlawful && placed.verdict().effective()) {
      world.checks().violated(node.party() + " placed what is unlawful");
    }
    StoreImage.Log log = node.durable().log(placed.origin());
    if (log == null || !holds(log, placed)) {
      world.checks().violated(node.party() + " told a caller of an entry before it was durable");
    } else if (!isOf(row, placed.origin(), log.leaves.get((int) placed.index()))) {
      world.checks().violated(node.party() + " told a caller of an entry that is another");
    }
    row.placed = placed;
  }

  private static boolean holds(StoreImage.Log log, Placing.Placed placed) {
    return log.tree.size() > placed.index() && log.tree.at(0, placed.index()).equals(placed.leaf());
  }

  /** Whether what stands there is what the caller handed in: by that party, and that act. */
  private static boolean isOf(Ledger.Row row, String origin, byte[] leaf) {
    return Checks.partyOf(origin).equals(row.party)
        && Reading.of(leaf) instanceof Reading.Read read
        && Ledger.key(read.signed().entry()).equals(Ledger.key(row.signed.entry()));
  }
}
