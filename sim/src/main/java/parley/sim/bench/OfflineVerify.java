package parley.sim.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parley.line.Card;
import parley.log.HeadKeys;
import parley.log.HeadRole;
import parley.log.MalformedException;
import parley.log.Note;
import parley.log.NoteKey;
import parley.log.NoteSignature;
import parley.log.Suite;
import parley.node.storage.LogStore;
import parley.node.storage.Slot;
import parley.record.Origin;
import parley.transcript.BundleSource;
import parley.transcript.LogMaterial;
import parley.transcript.MissingException;
import parley.transcript.ReadingStage;
import parley.transcript.Report;
import parley.transcript.TranscriptVerifier;
import parley.transcript.TranscriptWriter;
import parley.transcript.Trust;

/**
 * Exports a line from the sender's store and verifies the transcript as an auditor would, with both
 * cards given and on one thread: tiles, roots, heads, receipts, every signature, every verdict.
 *
 * @param perSecond entries a second and core
 * @param ratio to the bare signatures that the same core verifies a second by the library, measured
 *     before and after
 * @param ratioToOften the same, by the tables that the node and the auditor make of busy keys
 */
record OfflineVerify(double perSecond, double ratio, double ratioToOften) {

  /** Files in memory, so that no disk is measured. */
  private record Bundle(Map<String, byte[]> files) implements BundleSource {
    @Override
    public byte[] read(String path, int maxBytes) throws MissingException {
      byte[] bytes = files.get(path);
      if (bytes == null || bytes.length > maxBytes) {
        throw new MissingException(path);
      }
      return bytes;
    }

    @Override
    public List<String> list(String prefix) {
      return files.keySet().stream().filter(path -> path.startsWith(prefix)).toList();
    }
  }

  /** Verifies the first line of a pair twice, and times the second time. */
  static OfflineVerify of(Pair pair, CryptoProbe crypto) throws MalformedException {
    Bundle bundle = export(pair);
    verify(pair, bundle);
    double library = crypto.libraryVerify();
    double often = crypto.oftenVerify();
    long start = System.nanoTime();
    long entries = verify(pair, bundle);
    double perSecond = entries * 1e9 / (System.nanoTime() - start);
    library = (library + crypto.libraryVerify()) / 2;
    often = (often + crypto.oftenVerify()) / 2;
    return new OfflineVerify(perSecond, perSecond / library, perSecond / often);
  }

  private static long verify(Pair pair, Bundle bundle) {
    List<Card> cards = List.of(pair.sender().party().card(), pair.receiver().party().card());
    Report report =
        new TranscriptVerifier(Suite.standard(), ReadingStage.inTurn(), 1)
            .verify(bundle, Trust.of(cards), (done, total) -> {});
    if (!report.holds() || !report.refused().isEmpty()) {
      throw new IllegalStateException("the transcript does not verify: " + report.findings());
    }
    return report.logs().stream().mapToLong(Report.Log::judged).sum();
  }

  private static Bundle export(Pair pair) throws MalformedException {
    Map<String, byte[]> files = new TreeMap<>();
    TranscriptWriter writer = new TranscriptWriter(files::put);
    String line = pair.lines().getFirst().id();
    for (End end : List.of(pair.sender(), pair.receiver())) {
      writer.card(end.party().card());
    }
    End sender = pair.sender();
    List<Origin> logs = sender.node().engine().read(() -> sender.desk(line).orElseThrow().logs());
    for (Origin log : logs) {
      Waits.until("the newest head to be kept", () -> kept(pair, log));
      writer.log(material(pair, log));
    }
    writer.finish(line, Instant.now(), sender.party().name());
    return new Bundle(files);
  }

  /** Signatures are stored with the commit after the one that they speak of. */
  private static boolean kept(Pair pair, Origin log) {
    LogStore store = pair.sender().node().store();
    long size = store.size(log.toString());
    Optional<Slot> head = store.newest(log.toString(), Slot.HEAD);
    Optional<Slot> receipt = store.newest(log.toString(), receiptSlot(pair, log));
    return head.filter(h -> h.size() == size).isPresent()
        && receipt.filter(r -> r.size() == size).isPresent();
  }

  private static boolean own(Pair pair, Origin log) {
    return log.party().equals(pair.sender().party().name());
  }

  private static String receiptSlot(Pair pair, Origin log) {
    Party by = (own(pair, log) ? pair.receiver() : pair.sender()).party();
    NoteKey mirror = by.card().mirrorKeys().getFirst();
    return own(pair, log) ? Slot.receipt(mirror) : Slot.given(mirror);
  }

  private static LogMaterial material(Pair pair, Origin log) throws MalformedException {
    End sender = pair.sender();
    LogStore store = sender.node().store();
    String name = log.toString();
    Note head =
        sender
            .node()
            .engine()
            .read(() -> sender.desk(log.line()).flatMap(d -> d.head(log)))
            .orElseThrow();
    Slot receipt = store.newest(name, receiptSlot(pair, log)).orElseThrow();
    Party by = (own(pair, log) ? pair.receiver() : sender).party();
    List<NoteSignature> lines = new ArrayList<>(head.signatures());
    lines.addAll(receiptKeys(by).fromRaw(receipt.bytes()));
    return new LogMaterial(
        log,
        store.size(name),
        (first, count) -> leaves(store, name, first, count),
        (level, index) -> store.hash(name, level, index),
        head,
        List.of(new Note(head.text(), lines)));
  }

  private static HeadKeys receiptKeys(Party by) throws MalformedException {
    List<NoteKey> keys = by.card().mirrorKeys();
    return new HeadKeys(HeadRole.MIRROR, keys.getFirst(), keys.getLast(), Suite.standard());
  }

  private static List<byte[]> leaves(LogStore store, String origin, long first, int count) {
    List<byte[]> leaves = new ArrayList<>();
    while (leaves.size() < count) {
      leaves.addAll(store.read(origin, first + leaves.size(), first + count));
    }
    return leaves;
  }
}
