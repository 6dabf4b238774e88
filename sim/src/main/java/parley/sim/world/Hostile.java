package parley.sim.world;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import parley.log.Checkpoint;
import parley.log.Frontier;
import parley.log.Hash;
import parley.log.HeadSigner;
import parley.log.MalformedException;
import parley.log.MemoryTree;
import parley.log.Merkle;
import parley.log.Note;
import parley.log.NoteSignature;
import parley.log.Proofs;
import parley.mirror.Flash;
import parley.mirror.Push;
import parley.node.engine.Ask;
import parley.node.engine.Wire;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Origin;
import parley.record.Signatory;
import parley.record.SignedEntry;

/** A counterpart with real keys that keeps no rule: a script, no node. */
final class Hostile implements Door {
  private final World world;
  private final PartyKeys keys;
  private final RandomGenerator random;

  /** By honest node, what it is told: one history, until there are two. */
  private final Map<String, List<byte[]>> told = new TreeMap<>();

  private final List<byte[]> sent = new ArrayList<>();
  private final List<byte[]> heard = new ArrayList<>();
  private final Map<String, Checkpoint> heads = new TreeMap<>();
  private final Origin origin;
  private final HeadSigner signer;

  Hostile(World world, PartyKeys keys, RandomGenerator random) {
    this.world = world;
    this.keys = keys;
    this.random = random;
    SignedEntry genesis = Founding.genesis(world, keys);
    this.origin = genesis.entry().origin();
    this.signer = keys.log(origin).orElseThrow();
    world.nodes().keySet().forEach(to -> told.put(to, new ArrayList<>()));
    add(genesis.bytes());
    add(party("charter-propose", Json.Obj.EMPTY.with("charter", Founding.charter(world))));
    add(party("key-grant", Founding.grant(keys.clerk(), "clerk")));
    add(party("key-grant", Founding.grant(keys.key("ada", 0), "holder")));
    add(party("key-grant", Founding.grant(keys.key("cyd", 0), "holder")));
    add(party("post", Founding.POST));
    add(party("holder", Founding.holder("ada")));
    world.network().listen(keys.party(), this);
    world.agenda().after(0, this::honestly);
  }

  private SignedEntry party(String kind, Json.Obj body) {
    return Signatory.sign(Founding.entry(world, keys, origin, kind, body), keys.partyKey());
  }

  private void add(SignedEntry entry) {
    add(entry.bytes());
  }

  private void add(byte[] leaf) {
    told.values().forEach(leaves -> leaves.add(leaf));
  }

  private List<byte[]> told(String to) {
    return java.util.Objects.requireNonNull(told.get(to));
  }

  /** Sends all it has to everybody, by the rules, now and then. */
  private void honestly() {
    told.forEach((to, leaves) -> push(to, 0, leaves, head(leaves, leaves.size())));
    world.agenda().after(700_000_000L, this::honestly);
  }

  /** Plans so many misdeeds over that time. */
  void plan(int misdeeds, long nanos) {
    for (int i = 0; i < misdeeds; i++) {
      world.agenda().after((long) (random.nextDouble() * nanos), this::misbehave);
    }
  }

  /**
   * To one node only, as with forks: a second log of the first epoch, with a genesis and a head of
   * its own.
   */
  void secondLog() {
    if (world.nodes().size() > 1) {
      return;
    }
    SimNode to = world.anyNode();
    Origin rival = keys.rivalLog(world.line(), 1);
    byte[] genesis = Founding.genesis(world, keys, rival).bytes();
    Checkpoint head = Checkpoint.of(rival.toString(), 1, Merkle.leaf(genesis));
    Note note = new Note(head.text(), keys.log(rival).orElseThrow().sign(head, 0));
    byte[] body = new Push(rival, 0, List.of(genesis), note).bytes();
    world
        .network()
        .send(
            new SimNetwork.Request(keys.party(), to.party(), Wire.Route.PUSH, body),
            reply -> {
              if (reply instanceof Wire.Reply.Answered answer) {
                world.checks().secondLog(to, answer.status());
              }
            });
  }

  private void misbehave() {
    String to = world.anyNode().party();
    switch (random.nextInt(16)) {
      case 0 -> fork(to);
      case 1 -> replay(to);
      case 2 -> add(new byte[1 + random.nextInt(65_535)]);
      case 3 -> push(to, 0, told(to), wrongKey(told(to)));
      case 4 -> reflect();
      case 5 -> flood();
      case 6 -> halfSigned(to);
      case 7 -> shrunk(to);
      case 8 -> garbage(to);
      case 9 -> forge();
      case 10 -> backdate();
      case 11, 12, 13 -> speech().meddle();
      case 14 -> speech().ahead();
      default -> ask(to);
    }
  }

  private HostileSpeech speech() {
    return new HostileSpeech(world, keys, origin, this::append, heads.values());
  }

  /** Tells all of that leaf; its index in the history that is the longest. */
  private long append(byte[] leaf) {
    add(leaf);
    return told.values().stream().mapToLong(List::size).max().orElseThrow() - 1;
  }

  private Note head(List<byte[]> of, int size) {
    Frontier frontier = new Frontier();
    of.subList(0, size).forEach(leaf -> frontier.append(Merkle.leaf(leaf)));
    Checkpoint head = Checkpoint.of(origin.toString(), size, frontier.root());
    return new Note(head.text(), signer.sign(head, 0));
  }

  private void push(String to, int from, List<byte[]> of, Note head) {
    byte[] body = new Push(origin, from, of.subList(from, of.size()), head).bytes();
    sent.add(body);
    send(to, Wire.Route.PUSH, body);
  }

  private void send(String to, Wire.Route route, byte[] body) {
    world.network().send(new SimNetwork.Request(keys.party(), to, route, body), reply -> {});
  }

  /**
   * Another entry where one stands already, under a head of its own. Of two honest nodes, one is
   * told another history from here on.
   */
  void fork(String to) {
    List<byte[]> other = new ArrayList<>(told(to));
    if (told.size() == 1) {
      other.removeLast();
    }
    other.add(party("card", Json.Obj.EMPTY.with("card", "other " + random.nextInt(1_000))).bytes());
    push(to, 0, other, head(other, other.size()));
    if (told.size() > 1) {
      told.put(to, other);
      world.checks().forked(keys.party());
    }
  }

  /** Tells one what another was told. */
  void mislead(String to, String told) {
    List<byte[]> leaves = told(told);
    push(to, 0, leaves, head(leaves, leaves.size()));
  }

  private void replay(String to) {
    send(to, Wire.Route.PUSH, sent.get(random.nextInt(sent.size())));
  }

  private Note wrongKey(List<byte[]> leaves) {
    Note right = head(leaves, leaves.size());
    List<NoteSignature> lines = new ArrayList<>();
    for (NoteSignature line : right.signatures()) {
      byte[] other = line.signature();
      other[other.length - 1] ^= 1;
      lines.add(new NoteSignature(line.name(), line.keyId(), other));
    }
    return new Note(right.text(), lines);
  }

  /** A counterpart's own entry stands in our log. */
  private void reflect() {
    if (!heard.isEmpty()) {
      add(heard.get(random.nextInt(heard.size())));
    }
  }

  /** Many entries, told to one alone. */
  void flood(String to) {
    for (int i = 0; i < 20; i++) {
      told(to).add(("junk " + random.nextLong()).getBytes(StandardCharsets.US_ASCII));
    }
  }

  private void flood() {
    for (int i = 0; i < 60; i++) {
      add(("junk " + random.nextLong()).getBytes(StandardCharsets.US_ASCII));
    }
  }

  private void halfSigned(String to) {
    add("half".getBytes(StandardCharsets.US_ASCII));
    List<byte[]> leaves = told(to);
    Note whole = head(leaves, leaves.size());
    int kept = random.nextInt(2);
    push(to, 1, leaves, new Note(whole.text(), List.of(whole.signatures().get(kept))));
  }

  private void shrunk(String to) {
    List<byte[]> leaves = told(to);
    int size = 1 + random.nextInt(leaves.size());
    byte[] body = new Push(origin, 0, leaves.subList(0, size), head(leaves, size)).bytes();
    send(to, Wire.Route.PUSH, body);
  }

  private void garbage(String to) {
    byte[] body = sent.get(random.nextInt(sent.size())).clone();
    body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
    send(to, List.of(Wire.Route.values()).get(random.nextInt(Wire.Route.values().length)), body);
  }

  /** Entries by keys that may not: nobody granted them, or they hold no post. */
  private void forge() {
    Signatory by = random.nextBoolean() ? keys.stranger("ada") : keys.key("cyd", 0);
    SignedEntry signed = text(by);
    world.checks().ledger().row(keys.party(), signed, true);
    add(signed);
  }

  /** A text signed by that key, whether it may or not. */
  SignedEntry text(Signatory by) {
    Json.Obj text = Json.Obj.EMPTY.with("text", "h" + random.nextLong()).with("language", "en");
    Entry plain = Founding.entry(world, keys, origin, "text", text);
    Entry entry =
        new Entry(
            plain.id(),
            "text",
            origin,
            "duty",
            List.of(by.id()),
            plain.at(),
            plain.mark(),
            plain.precedence(),
            List.of(),
            null,
            null,
            text,
            List.of());
    return Signatory.sign(entry, List.of(by));
  }

  /** An entry of that party's, told to all. */
  void write(String kind, Json.Obj body) {
    add(party(kind, body));
  }

  /** An entry ahead of everything else, with a head and a proof that hold. */
  void flash(String to, SignedEntry entry, Consumer<Wire.Reply> done) {
    MemoryTree tree = new MemoryTree();
    List<byte[]> leaves = new ArrayList<>(told(to));
    leaves.add(entry.bytes());
    leaves.forEach(leaf -> tree.append(Merkle.leaf(leaf)));
    int last = leaves.size() - 1;
    List<Hash> proof = Proofs.inclusion(last, leaves.size(), tree);
    Note head = head(leaves, leaves.size());
    byte[] body = new Flash(last, entry.bytes(), proof, head).bytes();
    world.network().send(new SimNetwork.Request(keys.party(), to, Wire.Route.FLASH, body), done);
  }

  private void backdate() {
    Entry now =
        Founding.entry(
            world, keys, origin, "key-grant", Founding.grant(keys.key("bob", 0), "holder"));
    Entry old =
        new Entry(
            now.id(),
            now.kind(),
            origin,
            "",
            now.signers(),
            now.at().minusSeconds(random.nextInt(100_000_000)),
            now.mark(),
            now.precedence(),
            List.of(),
            null,
            null,
            now.body(),
            List.of());
    add(Signatory.sign(old, keys.partyKey()));
  }

  private void ask(String to) {
    send(to, Wire.Route.ENTRIES, new Ask(origin, random.nextInt(9)).bytes());
  }

  @Override
  public void receive(String from, Wire.Route route, byte[] body, Consumer<Wire.Reply> done) {
    if (route != Wire.Route.PUSH) {
      done.accept(refusal(404, ""));
      return;
    }
    try {
      Push push = Push.parse(body);
      heard.addAll(push.leaves());
      Checkpoint head = Checkpoint.parse(push.head().text());
      heads.merge(head.origin(), head, (a, b) -> a.size() > b.size() ? a : b);
      answer(head, done);
    } catch (MalformedException e) {
      world.checks().violated("an honest node sent a malformed push");
    }
  }

  private void answer(Checkpoint head, Consumer<Wire.Reply> done) {
    List<NoteSignature> lines = keys.mirror().sign(head, 1 + random.nextInt(2_000_000_000));
    switch (random.nextInt(8)) {
      case 0 -> done.accept(refusal(409, random.nextInt(1_000_000) + "\n"));
      case 1 -> done.accept(refusal(409, random.nextInt((int) head.size() + 1) + "\n"));
      case 2 -> done.accept(refusal(503, "no"));
      case 3 -> done.accept(lines(lines.subList(0, 1)));
      case 4 -> done.accept(lines(signer.sign(head(head.size()), 0)));
      case 5 -> {} // withheld: no answer at all
      default -> done.accept(lines(lines));
    }
  }

  private Checkpoint head(long size) {
    return Checkpoint.of(origin.toString(), size, Merkle.leaf(new byte[1]));
  }

  private static Wire.Reply lines(List<NoteSignature> lines) {
    return new Wire.Reply.Answered(200, Note.printLines(lines).getBytes(StandardCharsets.UTF_8));
  }

  private static Wire.Reply refusal(int status, String body) {
    return new Wire.Reply.Answered(status, body.getBytes(StandardCharsets.US_ASCII));
  }
}
