package parley.node.node;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import parley.line.Verifiers;
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
import parley.node.link.ServerLimits;
import parley.node.link.TlsIdentity;
import parley.node.storage.Anchor;
import parley.node.storage.DiskReserve;
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
  private static final long RESERVE_BYTES = 512L << 20;

  private final NodeConfig config;
  private final KeyFolder keys;
  private final LogStore store;
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
    this.config = config;
    this.keys = new KeyFolder(folder, config.party(), suite, random);
    DiskReserve reserve = DiskReserve.on(folder.store(), RESERVE_BYTES);
    this.store = SqliteLogStore.open(folder.store(), StoreOptions.with(reserve));
    this.anchor =
        Files.exists(config.anchor()) ? FileAnchor.open(config.anchor()) : Anchor.missing();
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
                NodeClock.system(),
                random,
                wire,
                preparer,
                inbox,
                this::tell));
    this.pump = new Pump(engine);
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

  private void tell(NodeEvent event) {
    listeners.forEach(listener -> listener.accept(event));
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
  public LogStore store() {
    return store;
  }

  /** The port of the link. */
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

  /** Runs something beside which nothing is written, and waits for it. */
  public void call(Runnable run) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    pump.submit(
        new Task.Call(
            () -> {
              run.run();
              done.complete(null);
            }));
    done.join();
  }

  /** Hands in a signed entry, whoever signed it. */
  public CompletableFuture<Placing> submit(SignedEntry signed) {
    String line = signed.entry().origin().line();
    List<NoteKey> verified =
        engine
            .read(() -> engine.line(line).map(LineDesk::fold))
            .map(fold -> checker.verified(fold, signed))
            .orElse(List.of());
    return submit(line, signed, verified);
  }

  private CompletableFuture<Placing> submit(
      String line, SignedEntry signed, List<NoteKey> verified) {
    CompletableFuture<Placing> placing = new CompletableFuture<>();
    pump.submit(new Task.Submit(line, signed, signed.bytes(), verified, placing::complete));
    return placing;
  }

  /** The text of an act on a line, to be signed by these keys wherever they live. */
  public java.util.Optional<Entry> draft(String line, Composer.Act act, List<SignerId> signers) {
    return engine.read(() -> engine.composer(line).map(c -> c.compose(act, signers)));
  }

  /** Writes an act signed by keys that live in this node. */
  public java.util.Optional<CompletableFuture<Placing>> act(
      String line, Composer.Act act, List<Signatory> by) {
    Function<Entry, CompletableFuture<Placing>> sign =
        entry -> submit(line, Signatory.sign(entry, by), by.stream().map(Signatory::key).toList());
    return draft(line, act, by.stream().map(Signatory::id).toList()).map(sign);
  }

  @Override
  public void close() {
    witnesses.close();
    server.close();
    wire.close();
    client.close();
    preparer.close();
    pump.close();
    store.close();
    anchor.close();
  }
}
