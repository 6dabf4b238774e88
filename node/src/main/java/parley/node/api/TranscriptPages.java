package parley.node.api;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import parley.line.Card;
import parley.line.Reading;
import parley.log.Checkpoint;
import parley.log.Hash;
import parley.log.HeadKeys;
import parley.log.HeadRole;
import parley.log.MalformedException;
import parley.log.Note;
import parley.log.NoteSignature;
import parley.log.Suite;
import parley.node.engine.LineDesk;
import parley.node.node.Node;
import parley.node.storage.Slot;
import parley.record.BlobRef;
import parley.record.Origin;
import parley.transcript.LogMaterial;
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
    Set<Hash> named = new TreeSet<>();
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
          node.keys().card(party).ifPresent(writer::card);
        }
      }
      for (LogMaterial log : logs) {
        writer.log(log);
      }
      for (Hash hash : named) {
        node.store().blob(hash).ifPresent(kept -> blob(writer, kept));
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

  private static void blob(TranscriptWriter writer, byte[] kept) {
    byte[] salt = Arrays.copyOf(kept, Hash.BYTES);
    writer.blob(salt, Arrays.copyOfRange(kept, Hash.BYTES, kept.length));
  }

  private List<LogMaterial> logs(String line, Set<Hash> named) throws MalformedException {
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

  private List<byte[]> read(Origin origin, long first, int count, Set<Hash> named) {
    List<byte[]> leaves = new ArrayList<>();
    while (leaves.size() < count) {
      long at = first + leaves.size();
      leaves.addAll(node.store().read(origin.toString(), at, first + count));
    }
    for (byte[] leaf : leaves) {
      if (Reading.of(leaf) instanceof Reading.Read read) {
        read.signed().entry().blobs().stream().map(BlobRef::hash).forEach(named::add);
      }
    }
    return leaves;
  }

  /** The newest receipt of each counterpart for a log of ours; our own for one of theirs. */
  private List<Note> receipts(String line, Origin origin, long size) throws MalformedException {
    String self = node.config().party();
    boolean own = origin.party().equals(self);
    List<Note> receipts = new ArrayList<>();
    List<String> parties =
        node.engine()
            .read(() -> node.engine().line(line).map(LineDesk::descriptor).orElseThrow())
            .parties();
    for (String party : parties) {
      boolean gives = own ? !party.equals(self) : party.equals(self);
      String slot = own ? Slot.receipt(party) : Slot.GIVEN;
      var kept = gives ? node.store().newest(origin.toString(), slot) : Optional.<Slot>empty();
      if (kept.isPresent() && kept.get().size() <= size) {
        receipt(line, origin, party, kept.get()).ifPresent(receipts::add);
      }
    }
    receipts.sort(java.util.Comparator.comparing(Note::text));
    return receipts;
  }

  /** The head that was cosigned, with the log's own two lines and the receipt's. */
  private Optional<Note> receipt(String line, Origin origin, String party, Slot slot)
      throws MalformedException {
    Card card = node.keys().card(party).orElseThrow();
    HeadKeys keys =
        new HeadKeys(HeadRole.MIRROR, card.mirrorKeys().get(0), card.mirrorKeys().get(1), suite);
    Optional<Note> head =
        node.engine().read(() -> Lines.desk(node, line).headAt(origin, slot.size()));
    if (head.isEmpty()) {
      return Optional.empty();
    }
    List<NoteSignature> lines = new ArrayList<>(head.get().signatures());
    lines.addAll(keys.fromRaw(slot.bytes()));
    return Optional.of(new Note(head.get().text(), lines));
  }
}
