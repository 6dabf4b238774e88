package parley.transcript;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parley.line.Card;
import parley.line.LineFold;
import parley.log.Checkpoint;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.log.Note;
import parley.log.NoteKey;
import parley.log.Suite;
import parley.record.BlobRef;

/** One run of a verification, from the manifest to the report. */
final class Verification {
  private final Trust trust;
  private final Suite suite;
  private final long salt;
  private final Findings findings = new Findings();
  private final Files files;
  private final Map<String, Card> cards = new TreeMap<>();
  private final Map<String, List<NoteKey>> pins = new TreeMap<>();
  private final Map<String, LogCheck> logs = new LinkedHashMap<>();
  private final Map<Hash, Long> blobs = new HashMap<>();

  Verification(BundleSource source, Trust trust, Suite suite, long salt) {
    this.trust = trust;
    this.suite = suite;
    this.salt = salt;
    this.files = new Files(source, findings);
  }

  Report run(ReadingStage stage, TranscriptVerifier.Progress progress) {
    Manifest manifest = manifest();
    if (manifest == null) {
      return report(null, null, List.of());
    }
    manifest.logs().forEach(log -> logs.put(log.origin().toString(), new LogCheck(log)));
    manifest.parties().stream().filter(party -> !maybeAbsent(manifest, party)).forEach(this::card);
    checkGiven(manifest);
    checkLogs(manifest);
    for (String party : manifest.parties()) {
      if (!pins.containsKey(party) && !maybeAbsent(manifest, party)) {
        return report(manifest, null, List.of());
      }
      pins.putIfAbsent(party, List.of());
    }
    readBlobs();
    LineFold.Terms terms = new LineFold.Terms(manifest.line(), pins, Set.of(), salt);
    LineCheck line = new LineCheck(logs, terms, suite, findings, blobs);
    line.run(files, stage, this::open, progress);
    logs.values().forEach(log -> log.checkTiles(files, findings));
    HeadCheck heads = new HeadCheck(line.keys(), files, findings);
    logs.values().forEach(heads::checkpoint);
    logs.values().forEach(heads::receipts);
    checkAbsent(manifest, line);
    checkCards(line);
    checkBlobs(line);
    line.explainAbsent();
    List<EquivocationProof> proofs = new ArrayList<>(evidence(heads));
    proofs.addAll(heads.proofs());
    files.finish();
    return report(manifest, line, proofs);
  }

  private @Nullable Manifest manifest() {
    byte[] bytes = files.read(Layout.MANIFEST, Layout.MANIFEST_BYTES);
    try {
      return bytes == null ? null : Manifest.parse(bytes);
    } catch (MalformedException e) {
      findings.file(Check.MALFORMED_FILE, Layout.MANIFEST, Files.text(e));
      return null;
    }
  }

  /** Whether nothing of the party is here: then the record must say that it had no node. */
  private boolean maybeAbsent(Manifest manifest, String party) {
    return !files.has(Layout.card(party))
        && manifest.logs().stream().noneMatch(log -> log.origin().party().equals(party));
  }

  private void checkAbsent(Manifest manifest, LineCheck line) {
    List<String> absent = line.fold().state().absent();
    for (String party : manifest.parties()) {
      if (maybeAbsent(manifest, party) && !absent.contains(party)) {
        findings.log(Check.MISSING_LOG, "", party + ": epoch 1");
      }
    }
  }

  private void card(String party) {
    String path = Layout.card(party);
    byte[] bytes = files.read(path, Layout.CARD_BYTES);
    Card given = trust.cards().get(party);
    if (given != null) {
      pins.put(party, given.partyKeys());
    } else {
      findings.add(Finding.ofFile(Check.UNPINNED, path, "trusted because the bundle says so"));
    }
    if (bytes == null) {
      return;
    }
    try {
      Card card = Card.parse(new String(bytes, java.nio.charset.StandardCharsets.UTF_8), suite);
      if (!card.party().equals(party)) {
        findings.file(Check.WRONG_CARD, path, "the card of another party");
        return;
      }
      cards.put(party, card);
      pins.putIfAbsent(party, card.partyKeys());
    } catch (MalformedException e) {
      findings.file(Check.MALFORMED_FILE, path, Files.text(e));
    }
  }

  private void checkGiven(Manifest manifest) {
    for (Card given : trust.cards().values()) {
      Card own = cards.get(given.party());
      if (!manifest.parties().contains(given.party())) {
        findings.file(Check.WRONG_CARD, "", given.party() + " is no party of the line");
      } else if (own != null && !own.partyKeys().equals(given.partyKeys())) {
        String path = Layout.card(given.party());
        findings.file(Check.WRONG_CARD, path, "another party key than that of the card given");
      }
    }
  }

  /** The card must be the newest that the record states, and the one given any that it states. */
  private void checkCards(LineCheck line) {
    for (Card card : cards.values()) {
      Optional<Card> newest = line.fold().state().card(card.party());
      if (newest.isEmpty() || !newest.get().note().equals(card.note())) {
        String path = Layout.card(card.party());
        findings.file(Check.WRONG_CARD, path, "not the newest card that the record states");
      }
    }
    for (Card given : trust.cards().values()) {
      boolean absent = line.fold().state().absent().contains(given.party());
      if (!absent && !line.keys().states(given)) {
        String text = "the record states no such card of " + given.party() + " as was given";
        findings.file(Check.WRONG_CARD, "", text);
      }
    }
  }

  private void checkLogs(Manifest manifest) {
    for (String party : manifest.parties()) {
      if (maybeAbsent(manifest, party)) {
        continue;
      }
      int epoch = 0;
      for (Manifest.Log log : manifest.logs()) {
        if (log.origin().party().equals(party) && log.origin().epoch() > epoch) {
          epoch++;
          if (log.origin().epoch() > epoch) {
            break;
          }
        }
      }
      int last = epoch;
      boolean gap =
          epoch == 0
              || manifest.logs().stream()
                  .anyMatch(l -> l.origin().party().equals(party) && l.origin().epoch() > last);
      if (gap) {
        findings.log(Check.MISSING_LOG, "", party + ": epoch " + Math.max(1, last));
      }
    }
  }

  private void open(LogCheck log) {
    byte[] leaf = log.firstLeaf;
    List<NoteKey> partyKeys = pins.get(log.origin.party());
    try {
      if (leaf != null && partyKeys != null) {
        Opening opening = Opening.parse(leaf, partyKeys, suite);
        if (opening.origin().equals(log.origin)) {
          log.opening = opening;
          return;
        }
        findings.add(new Finding(Check.BAD_OPENING, log.name(), 0, "", "of another log"));
      }
    } catch (MalformedException e) {
      findings.add(new Finding(Check.BAD_OPENING, log.name(), 0, "", Files.text(e)));
    }
  }

  /** Blobs are few and large: each is read once and only its hash and length kept. */
  private void readBlobs() {
    for (String path : files.below(Layout.BLOBS)) {
      byte[] bytes = files.read(path, Layout.BLOB_BYTES);
      if (bytes == null) {
        continue;
      }
      boolean salted = bytes.length >= Hash.BYTES;
      byte[] salt = Arrays.copyOf(bytes, Hash.BYTES);
      Hash hash =
          salted
              ? BlobRef.hash(salt, Arrays.copyOfRange(bytes, Hash.BYTES, bytes.length))
              : Hash.sha256();
      if (salted && Layout.blob(hash).equals(path)) {
        blobs.put(hash, (long) bytes.length - Hash.BYTES);
      } else {
        findings.file(Check.BAD_BLOB, path, "salt and bytes do not hash to its name");
      }
    }
  }

  private void checkBlobs(LineCheck line) {
    for (Hash hash : blobs.keySet()) {
      if (!line.names(hash)) {
        findings.file(Check.BAD_BLOB, Layout.blob(hash), "no entry names it with that length");
      }
    }
  }

  private List<EquivocationProof> evidence(HeadCheck heads) {
    List<EquivocationProof> proofs = new ArrayList<>();
    for (String path : files.below(Layout.EVIDENCE)) {
      byte[] bytes = files.read(path, EquivocationProof.MAX_BYTES);
      if (bytes == null) {
        continue;
      }
      String hash = Layout.EVIDENCE + Hash.sha256(bytes).hex();
      try {
        if (path.equals(hash + ".note")) {
          evidenceHead(heads, path, bytes);
        } else if (path.equals(hash + ".equivocation")) {
          evidenceProof(path, EquivocationProof.parse(bytes), proofs);
        } else if (path.equals(hash + ".second-log")) {
          secondLog(path, SecondLogProof.parse(bytes));
        } else {
          findings.file(Check.BAD_EVIDENCE, path, "the name is not the hash of the file");
        }
      } catch (MalformedException e) {
        findings.file(Check.MALFORMED_FILE, path, Files.text(e));
      }
    }
    return proofs;
  }

  private void evidenceHead(HeadCheck heads, String path, byte[] bytes) throws MalformedException {
    LogCheck log = logs.get(Checkpoint.parse(Note.parse(bytes).text()).origin());
    if (log == null) {
      findings.file(Check.BAD_EVIDENCE, path, "a head of no log of the bundle");
    } else {
      heads.evidence(log, path);
    }
  }

  private Map<String, Card> trusted() {
    Map<String, Card> trusted = new TreeMap<>(cards);
    trusted.putAll(trust.cards());
    return trusted;
  }

  private void secondLog(String path, SecondLogProof proof) {
    switch (proof.verify(trusted(), suite)) {
      case SecondLogProof.Outcome.Proven proven -> {
        String text = "its party keeps another log of that epoch: " + proven.second();
        findings.add(new Finding(Check.SECOND_LOG, proven.first(), Finding.NO_INDEX, path, text));
      }
      case SecondLogProof.Outcome.NotProven not ->
          findings.file(Check.BAD_EVIDENCE, path, not.why());
    }
  }

  private void evidenceProof(String path, EquivocationProof proof, List<EquivocationProof> proofs) {
    switch (proof.verify(trusted(), suite)) {
      case EquivocationProof.Outcome.Proven proven -> {
        proofs.add(proof);
        String text = "heads of sizes " + proven.smaller() + " and " + proven.larger();
        findings.add(
            new Finding(Check.EQUIVOCATION, proven.origin(), Finding.NO_INDEX, path, text));
      }
      case EquivocationProof.Outcome.NotProven not ->
          findings.file(Check.BAD_EVIDENCE, path, not.why());
    }
  }

  private Report report(
      @Nullable Manifest manifest, @Nullable LineCheck line, List<EquivocationProof> proofs) {
    if (manifest == null || line == null) {
      return new Report(
          Optional.ofNullable(manifest),
          false,
          List.of(),
          List.of(),
          List.of(),
          Collections.emptySortedMap(),
          new Report.Blobs(0, 0),
          findings.kept(),
          findings.leftOut(),
          Optional.empty(),
          proofs,
          Collections.emptySortedMap());
    }
    List<Report.Receipt> receipts = receipts(manifest, line.fold().state().absent());
    List<Report.Key> keys = keys(line);
    return new Report(
        Optional.of(manifest),
        logs.values().stream().allMatch(LogCheck::whole),
        logRows(line),
        receipts,
        keys,
        line.tally().refused(),
        new Report.Blobs(line.namings(), blobs.size()),
        findings.kept(),
        findings.leftOut(),
        Optional.of(line.fold().state().digest()),
        proofs,
        new TreeMap<>(line.fold().state().attested()));
  }

  private List<Report.Log> logRows(LineCheck line) {
    return logs.values().stream()
        .map(
            log ->
                new Report.Log(
                    log.name(),
                    log.size,
                    line.fold().folded(log.name()),
                    Optional.ofNullable(log.head).map(head -> head.checkpoint().root())))
        .toList();
  }

  private List<Report.Receipt> receipts(Manifest manifest, List<String> absent) {
    List<Report.Receipt> rows = new ArrayList<>();
    for (LogCheck log : logs.values()) {
      for (String party : manifest.parties()) {
        if (absent.contains(party)) {
          findings.log(Check.KEPT_ALONE, log.name(), party + " has no node and cosigned nothing");
        } else if (!party.equals(log.origin.party())) {
          rows.add(receipt(log, party));
        }
      }
    }
    return rows;
  }

  private Report.Receipt receipt(LogCheck log, String by) {
    LogCheck.Receipt largest = log.receipts.getOrDefault(by, new LogCheck.Receipt(0, 0));
    if (largest.size() == 0) {
      findings.log(Check.NO_RECEIPT, log.name(), by + " cosigned nothing of it");
    } else if (largest.size() < log.size) {
      long above = log.size - largest.size();
      String text = above + " entries above the receipt of " + by;
      findings.add(new Finding(Check.NOT_RECEIPTED, log.name(), largest.size(), "", text));
    }
    return new Report.Receipt(log.name(), by, largest.size(), largest.posixSeconds());
  }

  private List<Report.Key> keys(LineCheck line) {
    List<Report.Key> rows = new ArrayList<>();
    pins.forEach((party, partyKeys) -> rows.addAll(line.rows(party, partyKeys)));
    for (Report.Key row : rows) {
      if (row.lives().equals("node") && row.entries() > 0) {
        String text = row.signer() + ": " + row.entries() + " entries";
        findings.file(Check.KEY_IN_NODE, "", text);
      }
    }
    return rows;
  }
}
