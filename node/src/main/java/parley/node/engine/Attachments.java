package parley.node.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.line.Charter;
import parley.line.LineFold;
import parley.line.Reading;
import parley.line.Verdict;
import parley.log.Hash;
import parley.node.storage.BlobPut;
import parley.node.storage.StoreLimits;
import parley.record.BlobRef;
import parley.record.Entry;
import parley.record.Ref;

/**
 * Fetches the attachments that counterparts' entries name, part by part, from the author or from
 * any other party of the line, and has the clerk state what is held (docs/spec/link.md,
 * "Attachments"). What is fetched is bounded: by the length that the entry states, by the charter's
 * budget, and by how much is under way at once.
 */
final class Attachments {
  /** The largest attachment that a store takes, without its salt. */
  static final long MOST_BYTES = StoreLimits.MAX_BLOB_BYTES - Hash.BYTES;

  private static final int AT_ONCE = 2;

  private final EngineParts parts;
  private final TrustedClock clock;
  private final Clerk clerk;
  private int underWay;

  /** What came so far of what broke off: a cut costs no part twice. */
  private final Map<Hash, byte[]> begun =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Hash, byte[]> eldest) {
          return size() > AT_ONCE;
        }
      };

  Attachments(EngineParts parts, TrustedClock clock, Clerk clerk) {
    this.parts = parts;
    this.clock = clock;
    this.clerk = clerk;
  }

  /** Takes note of what a counterpart's entry names. */
  void judged(Desk desk, LineFold.Judged judged) {
    MirrorLog log = desk.mirrors.get(judged.origin().toString());
    Entry entry = judged.entry();
    boolean counts = !(judged.verdict() instanceof Verdict.Refused);
    if (log != null && entry != null && counts && !entry.blobs().isEmpty()) {
      log.wanted.add(judged.index());
    }
  }

  /** Asks for what is next, as far as nothing else is under way. */
  void fetch(Collection<Desk> desks) {
    for (Desk desk : desks) {
      for (MirrorLog log : desk.mirrors.values()) {
        boolean due = desk.read() && desk.ready() && log.wanted.due(parts.clock().monotonicNanos());
        if (underWay < AT_ONCE && due) {
          next(desk, log);
        }
      }
    }
  }

  private void next(Desk desk, MirrorLog log) {
    int index = log.wanted.entry();
    byte[] leaf = parts.store().read(log.name(), index, index + 1).getFirst();
    Entry entry = ((Reading.Read) Reading.of(leaf)).signed().entry();
    List<BlobRef> blobs = entry.blobs();
    Ref re = new Ref(log.name(), index, parley.log.Merkle.leaf(leaf));
    while (log.wanted.blob < blobs.size() && !wanted(desk, log, blobs.get(log.wanted.blob))) {
      log.wanted.nextBlob();
    }
    if (log.wanted.blob < blobs.size()) {
      ask(desk, log, index, blobs.get(log.wanted.blob));
    } else {
      leave(desk, log, re, entry);
    }
  }

  private long stated(Desk desk, Ref re) {
    return desk.fold.state().attachments(re.origin(), re.index(), parts.keys().party());
  }

  private static long takable(Desk desk, Entry entry) {
    return entry.blobs().stream()
        .filter(blob -> takable(desk, blob))
        .map(BlobRef::hash)
        .distinct()
        .count();
  }

  private boolean wanted(Desk desk, MirrorLog log, BlobRef blob) {
    Charter.Budget budget =
        desk.fold.state().charter().map(Charter::budget).orElse(Charter.Budget.NONE);
    return takable(desk, blob)
        && blob.lengthBytes() <= desk.spending(log.origin.party()).room(budget, clock.seconds())
        && !parts.store().holds(blob.hash());
  }

  private static boolean takable(Desk desk, BlobRef blob) {
    return blob.lengthBytes() <= MOST_BYTES && !desk.fold.state().mayForget(blob.hash());
  }

  /** Says what is held of the entry's attachments; it is done with once that is all, and said. */
  private void leave(Desk desk, MirrorLog log, Ref re, Entry entry) {
    List<Hash> held = new ArrayList<>();
    for (BlobRef blob : entry.blobs()) {
      if (parts.store().holds(blob.hash()) && !held.contains(blob.hash())) {
        held.add(blob.hash());
      }
    }
    boolean said =
        desk.fold.state().rung(log.name(), re.index()) || stated(desk, re) >= held.size();
    if (!said) {
      long named = entry.blobs().stream().map(BlobRef::hash).distinct().count();
      clerk.attachments(desk, re, entry.mark(), held, (int) named);
    }
    boolean all = held.size() >= takable(desk, entry);
    log.wanted.leave(said && all, parts.clock().monotonicNanos());
  }

  private void ask(Desk desk, MirrorLog log, int index, BlobRef blob) {
    List<String> holders = holders(desk, log);
    String peer = holders.get(log.wanted.asked % holders.size());
    byte[] before = begun.getOrDefault(blob.hash(), new byte[0]);
    String path = LogShelf.blobPath(log.origin, index, blob.hash(), before.length);
    log.wanted.inFlight = true;
    underWay++;
    parts
        .wire()
        .send(
            peer,
            Wire.Route.LOG,
            path.getBytes(StandardCharsets.US_ASCII),
            reply -> parts.inbox().accept(fetched(log, index, blob, before, reply)));
  }

  /** The author first, then every other party of the line. */
  private List<String> holders(Desk desk, MirrorLog log) {
    List<String> holders = new ArrayList<>();
    holders.add(log.origin.party());
    for (String party : desk.descriptor.parties()) {
      if (!party.equals(log.origin.party()) && !party.equals(parts.keys().party())) {
        holders.add(party);
      }
    }
    return holders;
  }

  /** Joins a part on to what came before and hashes the whole, away from the single writer. */
  private static Task.Fetched fetched(
      MirrorLog log, int index, BlobRef blob, byte[] before, Wire.Reply reply) {
    if (!(reply instanceof Wire.Reply.Answered answered)) {
      return new Task.Fetched(log.origin, index, blob, null, false);
    }
    byte[] kept = answered.status() == 200 ? joined(blob, before, answered.body()) : null;
    return new Task.Fetched(log.origin, index, blob, kept, true);
  }

  private static byte @Nullable [] joined(BlobRef blob, byte[] before, byte[] part) {
    long total = Hash.BYTES + blob.lengthBytes();
    boolean fits =
        part.length > 0
            && part.length <= LogShelf.BLOB_CHUNK
            && before.length + (long) part.length <= total;
    if (!fits) {
      return new byte[0];
    }
    byte[] kept = Arrays.copyOf(before, before.length + part.length);
    System.arraycopy(part, 0, kept, before.length, part.length);
    return kept.length < total || hash(kept).equals(blob.hash()) ? kept : new byte[0];
  }

  private static Hash hash(byte[] kept) {
    return BlobRef.hash(
        Arrays.copyOf(kept, Hash.BYTES), Arrays.copyOfRange(kept, Hash.BYTES, kept.length));
  }

  /** What was asked for came, or not. */
  void fetched(Desk desk, Task.Fetched task, Batch batch) {
    MirrorLog log = java.util.Objects.requireNonNull(desk.mirrors.get(task.origin().toString()));
    long now = parts.clock().monotonicNanos();
    byte[] kept = task.kept();
    log.wanted.inFlight = false;
    underWay--;
    if (kept == null || kept.length == 0) {
      failed(desk, log, task, now);
    } else if (kept.length < Hash.BYTES + task.blob().lengthBytes()) {
      begun.put(task.blob().hash(), kept);
      log.wanted.came();
    } else {
      begun.remove(task.blob().hash());
      // Until it is durable: where the disk has no room, nothing more is asked for.
      log.wanted.rest(now);
      BlobPut put = new BlobPut(task.blob().hash(), kept);
      batch.keepings.add(new Batch.Keeping(put, () -> durable(desk, log, kept.length)));
    }
  }

  private static void durable(Desk desk, MirrorLog log, int bytes) {
    desk.spending(log.origin.party()).attached(bytes);
    log.wanted.came();
  }

  private void failed(Desk desk, MirrorLog log, Task.Fetched task, long now) {
    if (task.kept() != null) {
      begun.remove(task.blob().hash());
    }
    log.wanted.asked++;
    if (!task.answered()) {
      log.wanted.lost(now);
    } else if (++log.wanted.vain >= holders(desk, log).size()) {
      log.wanted.nextBlob();
    }
  }
}
