package parley.transcript;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import parley.diplomacy.Diplomacy;
import parley.line.LineFold;
import parley.line.LogView;
import parley.line.Reading;
import parley.line.Rule;
import parley.line.Verdict;
import parley.line.Verifiers;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.log.NoteKey;
import parley.log.Suite;

/**
 * Reads the logs of a bundle side by side and folds them as they come. A log is read on only while
 * nothing of its party waits for a counterpart's entries, so that little is held at a time however
 * long the line is.
 */
final class LineCheck implements LogView {
  /** Bundles read at a time: enough leaves to keep several cores busy. */
  private static final int BUNDLES = 4;

  private final Map<String, LogCheck> logs;
  private final Findings findings;
  private final KeyBook keys;
  private final KeyTally tally = new KeyTally();
  private final LineFold fold;
  private final LeafReader reader;
  private final Set<Hash> blobsNamed = new HashSet<>();

  /** Absent blobs that are named one by one; the counts tell of all. */
  private static final int MOST_ABSENT = 4_096;

  private final Map<Hash, Long> blobsHeld;
  private final List<Absent> blobsAbsent = new ArrayList<>();
  private long namings;

  /** A blob that the bundle lacks, and the entry that names it. */
  private record Absent(String origin, long index, Hash blob) {}

  LineCheck(
      Map<String, LogCheck> logs,
      LineFold.Terms terms,
      Suite suite,
      Findings findings,
      Map<Hash, Long> blobsHeld) {
    this.logs = logs;
    this.findings = findings;
    this.blobsHeld = blobsHeld;
    this.keys = new KeyBook(suite);
    this.fold = Diplomacy.fold(terms, suite, this);
    this.reader = new LeafReader(new Verifiers(suite), fold::key);
  }

  KeyBook keys() {
    return keys;
  }

  KeyTally tally() {
    return tally;
  }

  LineFold fold() {
    return fold;
  }

  /** Times that an entry names a blob. */
  long namings() {
    return namings;
  }

  /** Whether an entry names that blob with that length. */
  boolean names(Hash blob) {
    return blobsNamed.contains(blob);
  }

  @Override
  public Hash leaf(String origin, long index) {
    return log(origin).tree.at(0, index);
  }

  @Override
  public Hash root(String origin, long size) {
    return log(origin).tree.root(size);
  }

  private LogCheck log(String origin) {
    return java.util.Objects.requireNonNull(logs.get(origin), "the fold asks of folded logs");
  }

  /** Reads and judges everything. */
  void run(
      Files files,
      ReadingStage stage,
      Consumer<LogCheck> opened,
      TranscriptVerifier.Progress progress) {
    foresee(files);
    long total = logs.values().stream().mapToLong(log -> log.size).sum();
    long done = 0;
    List<LogCheck> ready = ready();
    while (!ready.isEmpty()) {
      for (LogCheck log : ready) {
        List<byte[]> leaves = leaves(log, files);
        boolean first = log.tree.size() == 0 && !leaves.isEmpty();
        if (first) {
          opened.accept(log);
        }
        take(log, stage.read(leaves, reader));
        done += leaves.size();
        progress.at(done, total);
      }
      fold.advance().forEach(this::judged);
      ready = ready();
    }
    logs.values().forEach(this::explainRest);
  }

  private void foresee(Files files) {
    for (LogCheck log : logs.values()) {
      if (log.origin.epoch() > 1) {
        log.first(files).ifPresent(leaf -> fold.foresee(log.origin, Reading.of(leaf)));
      }
    }
  }

  private List<byte[]> leaves(LogCheck log, Files files) {
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < BUNDLES && log.open(); i++) {
      leaves.addAll(log.nextLeaves(files, findings));
    }
    return leaves;
  }

  /** The first unread log of each party that waits for nothing; if all wait, all that are left. */
  private List<LogCheck> ready() {
    Map<String, LogCheck> first = new TreeMap<>();
    List<LogCheck> open = new ArrayList<>();
    for (LogCheck log : logs.values()) {
      if (log.open()) {
        open.add(log);
        if (fold.waiting(log.origin.party()) == 0) {
          first.putIfAbsent(log.origin.party(), log);
        }
      }
    }
    return first.isEmpty() ? open : List.copyOf(first.values());
  }

  private void take(LogCheck log, List<Reading> readings) {
    for (Reading reading : readings) {
      long index = log.tree.size();
      log.tree.append(reading.leaf());
      fold.offer(log.origin, index, reading);
      if (reading instanceof Reading.Read read) {
        read.signed().entry().blobs().forEach(blob -> named(log, index, blob));
      }
    }
  }

  private void named(LogCheck log, long index, parley.record.BlobRef blob) {
    namings++;
    if (!blobsHeld.containsKey(blob.hash()) && blobsAbsent.size() < MOST_ABSENT) {
      blobsAbsent.add(new Absent(log.name(), index, blob.hash()));
    }
    Long length = blobsHeld.get(blob.hash());
    if (length != null && length == blob.lengthBytes()) {
      blobsNamed.add(blob.hash());
    }
  }

  /** Says of each blob that the bundle lacks who names it, and whether it was to be deleted. */
  void explainAbsent() {
    for (Absent absent : blobsAbsent) {
      boolean agreed = fold.state().mayForget(absent.blob());
      Check check = agreed ? Check.BLOB_DELETED : Check.BLOB_ABSENT;
      String file = Layout.blob(absent.blob());
      findings.add(new Finding(check, absent.origin(), absent.index(), file, "named here"));
    }
  }

  private void judged(LineFold.Judged judged) {
    tally.add(judged, fold);
    var entry = judged.entry();
    switch (judged.verdict()) {
      case Verdict.Effective e -> {
        if (entry != null) {
          remember(entry);
        }
      }
      case Verdict.Inert i -> {}
      case Verdict.Refused refused -> refused(judged, refused);
    }
  }

  private void remember(parley.record.Entry entry) {
    try {
      keys.take(entry);
    } catch (MalformedException e) {
      throw new IllegalStateException("an act in order was checked before", e);
    }
  }

  private void refused(LineFold.Judged judged, Verdict.Refused refused) {
    Check check = refused.rule() == Rule.MALFORMED ? Check.MALFORMED_ENTRY : Check.REFUSED_ENTRY;
    if (judged.index() == 0) {
      check = Check.BAD_OPENING;
    }
    String text = refused.rule().word() + ": " + refused.detail();
    findings.add(new Finding(check, judged.origin().toString(), judged.index(), "", text));
  }

  /** Says why the fold stopped before the end of a log. */
  private void explainRest(LogCheck log) {
    long folded = fold.folded(log.name());
    long read = log.tree.size();
    if (folded == read || fold.broken(log.origin.party()).isPresent()) {
      return;
    }
    Check check = Check.PAST_MISSING;
    String text = "its author had seen entries that are not here; from it on nothing is judged";
    if (later(log)) {
      check = Check.AFTER_END;
      text = "the log ended before it; " + (read - folded) + " entries have no effect";
    } else if (folded == 0 && log.origin.epoch() > 1) {
      check = Check.EPOCH_PENDING;
      text = "not every counterpart accepted the epoch; " + read + " entries wait";
    }
    findings.add(new Finding(check, log.name(), folded, "", text));
  }

  private boolean later(LogCheck log) {
    return logs.values().stream()
        .anyMatch(
            other ->
                other.origin.party().equals(log.origin.party())
                    && other.origin.epoch() > log.origin.epoch()
                    && fold.folded(other.name()) > 0);
  }

  /** The rows of a party's keys, once all is judged. */
  List<Report.Key> rows(String party, List<NoteKey> partyKeys) {
    return tally.rows(party, partyKeys, fold.state().grants(party));
  }
}
