package parley.node.api;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import parley.line.MirrorKeys;
import parley.line.Reading;
import parley.log.Checkpoint;
import parley.log.Hash;
import parley.log.HeadKeys;
import parley.log.HeadRole;
import parley.log.MalformedException;
import parley.log.Note;
import parley.log.NoteKey;
import parley.log.NoteSignature;
import parley.log.Suite;
import parley.node.engine.LineDesk;
import parley.node.node.Node;
import parley.node.storage.Slot;
import parley.record.BlobRef;
import parley.record.Entry;
import parley.record.Origin;
import parley.transcript.LogMaterial;
import parley.transcript.SecondLogProof;
import parley.transcript.TranscriptWriter;

/** A line as a bundle that anybody can verify without this node, as a ZIP archive. */
final class TranscriptPages {
  /** 1980-01-01, the first time that ZIP knows: equal content gives equal bytes. */
  private static final long ZIP_EPOCH_MILLIS = 315_532_800_000L;

  private final Node node;
  private final Suite suite = Suite.standard();

  TranscriptPages(Node node) {
    this.node = node;
  }

  /** Writes the bundle while it is read; what fails in its midst ends the connection. */
  void stream(Call call, ServerResponse response) throws ApiError, MalformedException {
    String line = Lines.id(node, call.path("line"));
    Named named = new Named(new TreeSet<>(), new LinkedHashSet<>());
    List<LogMaterial> logs = logs(line, named);
    if (logs.isEmpty()) {
      throw ApiError.conflict("no-head", "no log of the line has a signed head yet");
    }
    List<String> absent = node.engine().read(() -> Lines.desk(node, line).state().absent());
    List<String> parties = node.engine().read(() -> Lines.desk(node, line).descriptor().parties());
    response.header(HeaderNames.CONTENT_TYPE, "application/zip");
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    try (ZipOutputStream zip = new ZipOutputStream(response.outputStream())) {
      TranscriptWriter writer = new TranscriptWriter((path, bytes) -> put(zip, path, bytes));
      for (String party : parties) {
        if (absent.contains(party)) {
          writer.absent(party);
        } else {
          node.engine()
              .read(() -> Lines.desk(node, line).state().card(party))
              .or(() -> node.keys().card(party))
              .ifPresent(writer::card);
        }
      }
      for (LogMaterial log : logs) {
        writer.log(log);
      }
      for (Hash hash : named.blobs()) {
        node.store().blob(hash).ifPresent(kept -> blob(writer, kept));
      }
      for (List<String> notes : named.proofs()) {
        proof(writer, notes);
      }
      Instant now = Instant.ofEpochSecond(node.engine().clock().seconds());
      writer.finish(line, now, node.config().party());
    } catch (IOException e) {
      throw new UncheckedIOException("the caller went away", e);
    }
  }

  private static void put(ZipOutputStream zip, String path, byte[] bytes) {
    try {
      ZipEntry entry = new ZipEntry(path);
      entry.setTime(ZIP_EPOCH_MILLIS);
      zip.putNextEntry(entry);
      zip.write(bytes);
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands in an entry as evidence is a proof only if it verifies. */
  private void proof(TranscriptWriter writer, List<String> notes) {
    try {
      SecondLogProof proof = SecondLogProof.of(notes);
      if (proof.verify(node.keys().cards(), suite) instanceof SecondLogProof.Outcome.Proven) {
        writer.evidence(proof);
      }
    } catch (MalformedException e) {
      return;
    }
  }

  private static void blob(TranscriptWriter writer, byte[] kept) {
    byte[] salt = Arrays.copyOf(kept, Hash.BYTES);
    writer.blob(salt, Arrays.copyOfRange(kept, Hash.BYTES, kept.length));
  }

  /** What entries name: blobs, and the notes of proofs that a party keeps two logs. */
  private record Named(Set<Hash> blobs, Set<List<String>> proofs) {}

  private List<LogMaterial> logs(String line, Named named) throws MalformedException {
    List<LogMaterial> logs = new ArrayList<>();
    for (Origin origin : node.engine().read(() -> Lines.desk(node, line).logs())) {
      var head = node.engine().read(() -> Lines.desk(node, line).head(origin));
      if (head.isPresent()) {
        long size = Checkpoint.parse(head.get().text()).size();
        LogMaterial.Leaves leaves = (first, count) -> read(origin, first, count, named);
        logs.add(
            new LogMaterial(
                origin,
                size,
                leaves,
                (level, index) -> node.store().hash(origin.toString(), level, index),
                head.get(),
                receipts(line, origin, size)));
      }
    }
    return logs;
  }

  private List<byte[]> read(Origin origin, long first, int count, Named named) {
    List<byte[]> leaves = new ArrayList<>();
    while (leaves.size() < count) {
      long at = first + leaves.size();
      leaves.addAll(node.store().read(origin.toString(), at, first + count));
    }
    for (byte[] leaf : leaves) {
      if (Reading.of(leaf) instanceof Reading.Read read) {
        Entry entry = read.signed().entry();
        entry.blobs().stream().map(BlobRef::hash).forEach(named.blobs()::add);
        if (entry.body().text("fault").equals("second-log")) {
          named.proofs().add(entry.body().texts("notes"));
        }
      }
    }
    return leaves;
  }

  /**
   * The newest receipts by every key of a counterpart's mirror, and by ours for a log of theirs; of
   * a revoked key also the newest that stands. Receipts for one head stand on one note.
   */
  private List<Note> receipts(String line, Origin origin, long size) throws MalformedException {
    Map<Long, Set<NoteSignature>> lines = new TreeMap<>();
    for (MirrorKeys mirrors : node.engine().read(() -> mirrors(line, origin))) {
      for (List<NoteKey> keys : mirrors.stated()) {
        HeadKeys by = new HeadKeys(HeadRole.MIRROR, keys.getFirst(), keys.getLast(), suite);
        for (Slot slot : kept(origin, keys, mirrors.stands(keys, origin.toString()))) {
          if (slot.size() <= size) {
            lines
                .computeIfAbsent(slot.size(), s -> new LinkedHashSet<>())
                .addAll(by.fromRaw(slot.bytes()));
          }
        }
      }
    }
    List<Note> receipts = new ArrayList<>();
    for (var receipt : lines.entrySet()) {
      head(line, origin, receipt.getKey())
          .ifPresent(head -> receipts.add(joined(head, receipt.getValue())));
    }
    return receipts;
  }

  private List<Slot> kept(Origin origin, List<NoteKey> keys, long stands) {
    boolean own = origin.party().equals(node.config().party());
    String slot = own ? Slot.receipt(keys.getFirst()) : Slot.given(keys.getFirst());
    List<Slot> kept = new ArrayList<>();
    node.store().newest(origin.toString(), slot).ifPresent(kept::add);
    if (!kept.isEmpty() && kept.getFirst().size() > stands) {
      node.store().newestUpTo(origin.toString(), slot, stands).ifPresent(kept::add);
    }
    return kept;
  }

  private Optional<Note> head(String line, Origin origin, long size) {
    return node.engine().read(() -> node.engine().line(line).orElseThrow().headAt(origin, size));
  }

  /** The head that was cosigned, with the log's own two lines and those of the receipts. */
  private static Note joined(Note head, Set<NoteSignature> receipts) {
    List<NoteSignature> lines = new ArrayList<>(head.signatures());
    lines.addAll(receipts);
    return new Note(head.text(), lines);
  }

  /** The mirrors whose receipts for a log of that origin are kept here. */
  private List<MirrorKeys> mirrors(String line, Origin origin) {
    String self = node.config().party();
    LineDesk desk = node.engine().line(line).orElseThrow();
    return desk.descriptor().parties().stream()
        .filter(party -> party.equals(self) != origin.party().equals(self))
        .map(party -> desk.state().mirrors(party))
        .toList();
  }
}
