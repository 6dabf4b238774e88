package parley.transcript;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.log.Checkpoint;
import parley.log.HeadVerdict;
import parley.log.MalformedException;
import parley.log.Note;
import parley.log.NoteSignature;
import parley.log.Proofs;

/**
 * Checks every head of a bundle: both signatures of the log, both of each receipt, no line of
 * anyone else, and that its root is the one that the entries make.
 */
final class HeadCheck {
  private static final Pattern RECEIPT = Pattern.compile("(0|[1-9][0-9]{0,18})\\.note");

  private final KeyBook keys;
  private final Files files;
  private final Findings findings;
  private final List<EquivocationProof> proofs = new ArrayList<>();

  HeadCheck(KeyBook keys, Files files, Findings findings) {
    this.keys = keys;
    this.files = files;
    this.findings = findings;
  }

  /** A note under check: the log it belongs to, its file, what it says. */
  private record Case(LogCheck log, String file, Note note, Checkpoint head) {}

  List<EquivocationProof> proofs() {
    return List.copyOf(proofs);
  }

  /** The newest head of a log; it must be the head of all entries. */
  void checkpoint(LogCheck log) {
    String path = Layout.checkpoint(log.origin);
    Case read = read(log, path);
    if (read == null || !signed(read)) {
      return;
    }
    if (read.head().size() != log.size) {
      add(Check.MALFORMED_FILE, read, "another size than transcript.json says");
    }
    if (!log.whole() || !log.bears(read.head())) {
      add(Check.BAD_ROOT, read, "the entries do not hash to the root of the head");
      return;
    }
    log.head = new LogCheck.Head(read.head(), read.note());
    receipts(read);
  }

  /** Every file in the log's folder of receipts. */
  void receipts(LogCheck log) {
    String folder = Layout.receipts(log.origin);
    for (String path : files.below(folder)) {
      var name = RECEIPT.matcher(path.substring(folder.length()));
      if (!name.matches()) {
        continue;
      }
      Case read = read(log, path);
      if (read == null || !signed(read) || !agrees(read)) {
        continue;
      }
      if (!name.group(1).equals(Long.toString(read.head().size()))) {
        add(Check.MALFORMED_FILE, read, "the name is not the size of the head");
      }
      if (read.head().size() > log.size) {
        add(Check.BAD_RECEIPT, read, "above the newest head");
      } else if (receipts(read) == 0) {
        add(Check.BAD_RECEIPT, read, "no cosignature of a counterpart");
      }
    }
  }

  /** A head kept as evidence. */
  void evidence(LogCheck log, String path) {
    Case read = read(log, path);
    if (read == null || !signed(read) || !agrees(read)) {
      return;
    }
    if (read.head().size() > log.size) {
      add(Check.NEWER_HEAD, read, "a head of size " + read.head().size());
      return;
    }
    receipts(read);
  }

  private @Nullable Case read(LogCheck log, String path) {
    byte[] bytes = files.read(path, Layout.NOTE_BYTES);
    if (bytes == null) {
      return null;
    }
    try {
      Note note = Note.parse(bytes);
      Checkpoint head = Checkpoint.parse(note.text());
      if (head.origin().equals(log.name())) {
        return new Case(log, path, note, head);
      }
      findings.file(Check.MALFORMED_FILE, path, "a head of another log");
    } catch (MalformedException e) {
      findings.file(Check.MALFORMED_FILE, path, Files.text(e));
    }
    return null;
  }

  private boolean signed(Case read) {
    Opening opening = read.log().opening;
    if (opening == null) {
      add(Check.BAD_HEAD, read, "the keys of the log are not known");
      return false;
    }
    Optional<String> fault = fault(opening.keys().verify(read.head(), read.note().signatures()));
    fault.ifPresent(text -> add(Check.BAD_HEAD, read, text));
    return fault.isEmpty();
  }

  private static Optional<String> fault(HeadVerdict verdict) {
    return switch (verdict) {
      case HeadVerdict.Both b -> Optional.empty();
      case HeadVerdict.Missing m -> Optional.of("no signature of type " + m.type());
      case HeadVerdict.Bad b -> Optional.of("type " + b.type() + ": " + b.rule());
      case HeadVerdict.Refused r -> Optional.of(r.rule());
    };
  }

  /** Whether a signed head does not contradict the entries; if it does, that is proven. */
  private boolean agrees(Case read) {
    LogCheck log = read.log();
    if (read.head().size() > log.size || log.bears(read.head())) {
      return true;
    }
    LogCheck.Head newest = log.head;
    if (newest == null) {
      add(Check.BAD_ROOT, read, "the entries do not hash to the root of the head");
      return false;
    }
    add(
        Check.EQUIVOCATION,
        read,
        "contradicts the head of size " + newest.checkpoint().size() + ", signed by the same log");
    prove(read, newest);
    return false;
  }

  private void prove(Case read, LogCheck.Head newest) {
    LogCheck log = read.log();
    long from = read.head().size();
    Contradiction why =
        new Contradiction.OtherPrefix(
            log.tree.root(from), Proofs.consistency(from, newest.checkpoint().size(), log.tree));
    byte[] opening = java.util.Objects.requireNonNull(log.firstLeaf);
    proofs.add(
        new EquivocationProof(
            new EquivocationProof.Leaf(new String(opening, StandardCharsets.UTF_8)),
            read.note(),
            newest.note(),
            why));
  }

  /** Counts the receipts on a head of the log, after a finding for each line that is none. */
  private int receipts(Case read) {
    Set<KeyBook.Mirror> given = new LinkedHashSet<>();
    for (NoteSignature line : read.note().signatures()) {
      Optional<KeyBook.Mirror> mirror = mirror(line);
      if (mirror.isPresent()) {
        given.add(mirror.get());
      } else if (!ofLog(read.log(), line)) {
        add(Check.UNKNOWN_SIGNATURE, read, "a line of " + line);
      }
    }
    for (KeyBook.Mirror mirror : given) {
      receipt(read, mirror);
    }
    return given.size();
  }

  private void receipt(Case read, KeyBook.Mirror mirror) {
    LogCheck log = read.log();
    if (mirror.party().equals(log.origin.party())) {
      add(Check.UNKNOWN_SIGNATURE, read, "a party gives no receipt for its own log");
      return;
    }
    HeadVerdict verdict = mirror.keys().verify(read.head(), read.note().signatures());
    if (!(verdict instanceof HeadVerdict.Both(long posixSeconds))) {
      String text = mirror.keys().name() + ": " + fault(verdict).orElse("");
      add(Check.BAD_RECEIPT, read, text);
      return;
    }
    long stands = keys.stands(mirror, log.name());
    if (read.head().size() > stands) {
      String text = mirror.keys().name() + ": the key stands up to size " + stands;
      add(Check.REVOKED_RECEIPT, read, text);
      return;
    }
    log.receipt(mirror.party(), read.head().size(), posixSeconds);
  }

  private Optional<KeyBook.Mirror> mirror(NoteSignature line) {
    return keys.mirrors().stream()
        .filter(mirror -> mirror.keys().keys().stream().anyMatch(key -> key.isNamedBy(line)))
        .findFirst();
  }

  private static boolean ofLog(LogCheck log, NoteSignature line) {
    Opening opening = log.opening;
    return opening != null && opening.keys().keys().stream().anyMatch(key -> key.isNamedBy(line));
  }

  private void add(Check check, Case read, String text) {
    findings.add(new Finding(check, read.log().name(), Finding.NO_INDEX, read.file(), text));
  }
}
