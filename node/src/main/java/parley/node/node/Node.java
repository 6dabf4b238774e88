package parley.node.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import parley.diplomacy.Diplomacy;
import parley.line.Card;
import parley.line.LineFold;
import parley.line.Reading;
import parley.line.Rule;
import parley.line.Verdict;
import parley.line.Verifiers;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.log.NoteKey;
import parley.log.Suite;
import parley.node.engine.Checker;
import parley.node.engine.Composer;
import parley.node.engine.Engine;
import parley.node.engine.EngineParts;
import parley.node.engine.LineDesk;
import parley.node.engine.NodeClock;
import parley.node.engine.NodeEvent;
import parley.node.engine.Placing;
import parley.node.engine.Task;
import parley.node.link.ClientLimits;
import parley.node.link.LinkClient;
import parley.node.link.LinkEvents;
import parley.node.link.LinkServer;
import parley.node.link.Refusal;
import parley.node.link.ServerLimits;
import parley.node.link.TlsIdentity;
import parley.node.storage.Anchor;
import parley.node.storage.BlobPut;
import parley.node.storage.Commit;
import parley.node.storage.DiskReserve;
import parley.node.storage.Durable;
import parley.node.storage.FileAnchor;
import parley.node.storage.LogStore;
import parley.node.storage.SqliteLogStore;
import parley.node.storage.StoreOptions;
import parley.node.witness.WitnessClient;
import parley.node.witness.WitnessRounds;
import parley.record.Entry;
import parley.record.Signatory;
import parley.record.SignedEntry;
import parley.record.SignerId;

/** A running node: store, anchor, writer, link. The API stands before it. */
public final class Node implements AutoCloseable {
  /** Kept free for one's own writes: half a million entries. */
  public static final long RESERVE_BYTES = 512L << 20;

  private final NodeConfig config;
  private final KeyFolder keys;
  private final NodeFolder folder;
  private final TimedStore store;
  private final Anchor anchor;
  private final Engine engine;
  private final Pump pump;
  private final ParallelPreparer preparer;
  private final LinkClient client;
  private final LinkWire wire;
  private final LinkServer server;
  private final Checker checker;
  private final WitnessRounds witnesses;
  private final List<Consumer<NodeEvent>> listeners = new CopyOnWriteArrayList<>();
  private final Reasons reasons = new Reasons();
  private volatile String failure = "";

  /** Hands tasks to the writer, which exists only after what hands them in. */
  private static final class Inbox implements Consumer<Task> {
    private @Nullable Pump pump;

    @Override
    public void accept(Task task) {
      java.util.Objects.requireNonNull(pump).submit(task);
    }
  }

  private Node(NodeFolder folder, NodeConfig config, LinkEvents events)
      throws IOException, MalformedException {
    SecureRandom random = new SecureRandom();
    Suite suite = Suite.standard();
    Inbox inbox = new Inbox();
    this.folder = folder;
    this.config = config;
    this.keys = new KeyFolder(folder, config.party(), suite, random);
    DiskReserve reserve = DiskReserve.on(folder.store(), RESERVE_BYTES);
    this.store = new TimedStore(SqliteLogStore.open(folder.store(), StoreOptions.with(reserve)));
    this.anchor = openAnchor(folder, config.anchor(), store);
    this.checker = new Checker(new Verifiers(suite));
    this.preparer = new ParallelPreparer(checker, inbox);
    TlsIdentity identity = TlsIdentity.of(config.party(), keys.tlsSeed());
    CardPeers peers = new CardPeers(keys);
    this.client =
        new LinkClient(identity, peers, ClientLimits.defaults(), events, InstantSource.system());
    this.wire = new LinkWire(client);
    this.engine =
        new Engine(
            new EngineParts(
                store,
                anchor,
                keys,
                suite,
                Diplomacy::fold,
                NodeClock.system(),
                random,
                wire,
                preparer,
                inbox,
                this::tell));
    this.pump = new Pump(engine, this::fail);
    inbox.pump = pump;
    engine.open();
    pump.start();
    this.witnesses =
        new WitnessRounds(config.witnesses(), new WitnessClient(suite), engine, store, inbox);
    witnesses.start();
    this.server =
        LinkServer.start(
            new LinkServer.Config(config.listen(), ServerLimits.defaults()),
            identity,
            peers,
            new Receiver(engine, inbox),
            events);
  }

  /**
   * Starts the node of a folder.
   *
   * @throws IOException if the folder, the store or an address cannot be used
   * @throws MalformedException if a file of the folder has not its form
   */
  public static Node start(NodeFolder folder, LinkEvents events)
      throws IOException, MalformedException {
    return new Node(folder, NodeConfig.read(folder.config()), events);
  }

  /**
   * Opens the anchor. It is made once, at the first start, before anything was ever signed: the
   * folder remembers that, so that an anchor which is lost later is never made anew in silence
   * (record.md §5.2).
   */
  private static Anchor openAnchor(NodeFolder folder, Path file, LogStore store)
      throws IOException {
    boolean born = Files.exists(folder.born()) || !store.logs().isEmpty();
    if (Files.exists(file) || born) {
      return FileAnchor.open(file);
    }
    Anchor anchor = FileAnchor.create(file);
    Durable.replace(folder.born(), new byte[0]);
    return anchor;
  }

  private void tell(NodeEvent event) {
    if (event instanceof NodeEvent.Judged judged) {
      reasons.judged(judged);
      learn(judged);
      if (judged.again()) {
        return;
      }
    }
    listeners.forEach(listener -> listener.accept(event));
  }

  /** A change of a counterpart's card is an entry (record.md §1). */
  private void learn(NodeEvent.Judged judged) {
    Entry entry = judged.entry();
    boolean theirs = entry != null && !entry.origin().party().equals(config.party());
    if (entry != null && theirs && judged.verdict().effective() && entry.body().has("card")) {
      try {
        keys.learn(Card.parse(entry.body().text("card"), Suite.standard()));
      } catch (MalformedException e) {
        throw new IllegalStateException("an effective entry's card was checked before", e);
      }
    }
  }

  /** The writer met what nobody foresaw: nothing is written any more, and the node says so. */
  private void fail(Throwable cause) {
    failure = "the writer stopped: " + cause.getClass().getSimpleName();
    tell(new NodeEvent.Stopped("", failure));
  }

  /** Why nothing is written any more, or the empty string; only a new start helps. */
  public String failure() {
    return failure.isEmpty() ? engine.failure() : failure;
  }

  /** Why entries did not count. */
  public Reasons reasons() {
    return reasons;
  }

  /** Where the node keeps what is its own. */
  public NodeFolder folder() {
    return folder;
  }

  /** The anchor, for reading. */
  public Anchor anchor() {
    return anchor;
  }

  /** How often the link turned somebody away for this reason. */
  public long refused(Refusal reason) {
    return server.refused(reason);
  }

  /** Tells of everything that happens from now on, on the writer's thread: must be quick. */
  public void listen(Consumer<NodeEvent> listener) {
    listeners.add(listener);
  }

  /** What the node was told. */
  public NodeConfig config() {
    return config;
  }

  /** Keys and cards. */
  public KeyFolder keys() {
    return keys;
  }

  /** The writer, for reading. */
  public Engine engine() {
    return engine;
  }

  /** The durable store, for reading. */
  public TimedStore store() {
    return store;
  }

  /** Where counterparts reach this node on its first listening address. */
  public int linkPort() {
    return server.port();
  }

  /** The client's side of the link, for diagnosis. */
  public LinkClient link() {
    return client;
  }

  /** Tasks that wait for the writer. */
  public int waiting() {
    return pump.waiting();
  }

  /**
   * Runs something beside which nothing is written. What it throws stops the writer, and the answer
   * says so.
   */
  public CompletableFuture<Void> call(Runnable run) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    pump.submit(
        new Task.Call(
            () -> {
              try {
                run.run();
                done.complete(null);
              } finally {
                done.completeExceptionally(new IllegalStateException("stopped"));
              }
            }));
    return done;
  }

  /** Keeps a blob; it is durable when this completes. */
  public CompletableFuture<Void> keep(BlobPut blob) {
    return call(() -> store.commit(new Commit(List.of(), List.of(), List.of(blob), true)));
  }

  /** Deletes a blob and its salt; its bytes are overwritten when this completes. */
  public CompletableFuture<Void> forget(Hash blob) {
    return call(
        () -> store.commit(new Commit(List.of(), List.of(), List.of(), List.of(blob), true)));
  }

  /** Hands in a signed entry of this party, whoever signed it. */
  public CompletableFuture<Placing> submit(SignedEntry signed) {
    String line = signed.entry().origin().line();
    byte[] leaf = signed.bytes();
    Optional<LineFold> fold = engine.read(() -> engine.line(line).map(LineDesk::fold));
    Reading reading = fold.map(f -> checker.read(f, leaf)).orElseGet(() -> Reading.of(leaf));
    return switch (reading) {
      case Reading.Unreadable u -> refused(Rule.MALFORMED, u.why());
      case Reading.Read read -> {
        Optional<SignerId> bad = fold.flatMap(f -> unproven(f, read));
        yield bad.isPresent()
            ? refused(Rule.BAD_SIGNATURE, "the signature of " + bad.get() + " does not hold")
            : submit(line, read, leaf);
      }
    };
  }

  /** A signer whose key is known and whose signature does not hold. */
  private static Optional<SignerId> unproven(LineFold fold, Reading.Read read) {
    return read.signed().entry().signers().stream()
        .filter(id -> fold.key(id).isPresent())
        .filter(id -> read.verified().stream().noneMatch(key -> SignerId.of(key).equals(id)))
        .findFirst();
  }

  private static CompletableFuture<Placing> refused(Rule rule, String why) {
    Verdict.Refused refused = new Verdict.Refused(rule, why);
    return CompletableFuture.completedFuture(new Placing.Refused(refused));
  }

  private CompletableFuture<Placing> submit(String line, Reading.Read reading, byte[] leaf) {
    CompletableFuture<Placing> placing = new CompletableFuture<>();
    pump.submit(new Task.Submit(line, reading, leaf, placing::complete));
    return placing;
  }

  /** Our own signatures need no check. */
  private CompletableFuture<Placing> signed(String line, Entry entry, List<Signatory> by) {
    byte[] leaf = Signatory.note(entry, by).bytes();
    List<NoteKey> verified = by.stream().map(Signatory::key).toList();
    return switch (Reading.of(leaf)) {
      case Reading.Unreadable u -> refused(Rule.MALFORMED, u.why());
      case Reading.Read r -> submit(line, new Reading.Read(r.signed(), r.leaf(), verified), leaf);
    };
  }

  /** The text of an act on a line, to be signed by these keys wherever they live. */
  public Optional<Entry> draft(String line, Composer.Act act, List<SignerId> signers) {
    return engine.composer(line).map(c -> c.compose(act, signers));
  }

  /** Writes an act signed by keys that live in this node. */
  public Optional<CompletableFuture<Placing>> act(
      String line, Composer.Act act, List<Signatory> by) {
    List<SignerId> ids = by.stream().map(Signatory::id).toList();
    return draft(line, act, ids).map(entry -> signed(line, entry, by));
  }

  @Override
  public void close() {
    witnesses.close();
    server.close();
    wire.close();
    client.close();
    preparer.close();
    pump.close();
    engine.close();
    store.close();
    anchor.close();
  }
}
