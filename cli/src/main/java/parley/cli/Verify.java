package parley.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;
import parley.log.Suite;
import parley.log.TlogProof;
import parley.record.Limits;
import parley.record.UtcTime;
import parley.render.Phrase;
import parley.transcript.EntryProof;
import parley.transcript.ReadingStage;
import parley.transcript.Report;
import parley.transcript.TranscriptVerifier;
import parley.transcript.Trust;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies a transcript, or the proof of one entry. */
@Command(
    name = "verify",
    header = "Verifies a transcript, or the proof of one entry, offline.",
    description =
        "Three verdicts: integrity (the files are what the logs signed), completeness (nothing is"
            + " missing, and up to where each counterpart gave a receipt), authorship (whose keys"
            + " signed, and who holds them). Exit 0 only if all three hold, 1 otherwise.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  parley verify transcript/ --card us.card --card cn.card",
      "  parley verify --proof 7.tlog-proof --entry 7.entry --card us.card --card cn.card",
    })
final class Verify implements Action {
  @Parameters(paramLabel = "DIR", arity = "0..1", description = "The folder of the transcript.")
  private @Nullable String folder;

  @Option(
      names = "--card",
      paramLabel = "FILE",
      description = "A party's card, got by another way than the transcript; once per party.")
  private List<String> cards = List.of();

  @Option(names = "--proof", paramLabel = "FILE", description = "A proof of one entry instead.")
  private @Nullable String proof;

  @Option(names = "--entry", paramLabel = "FILE", description = "The entry that it is to prove.")
  private @Nullable String entry;

  @Override
  public Exit run(Session session) throws Failure, MalformedException, IOException {
    Trust trust = Cards.read(session, cards);
    String provenBy = proof;
    String proven = entry;
    if (folder == null && provenBy != null && proven != null) {
      return entry(session, trust, provenBy, proven);
    }
    String bundle = folder;
    if (bundle == null || provenBy != null || proven != null) {
      throw new Failure(Exit.USAGE, Phrase.say("verify.usage"));
    }
    if (!Files.isDirectory(session.path(bundle))) {
      throw new Failure(Exit.NOT_FOUND, Phrase.say("error.no-file", "file", bundle));
    }
    Report report = report(session, new FolderBundle(session.path(bundle)), trust);
    session
        .out()
        .result(VerifyWords.json(report), words -> new VerifyWords(session, words).say(report));
    return report.holds() ? Exit.OK : Exit.NO;
  }

  private static Report report(Session session, FolderBundle bundle, Trust trust) {
    // Signature checks take nearly all the time and are spread over the cores, in order.
    ReadingStage stage = (leaves, reader) -> leaves.parallelStream().map(reader).toList();
    long salt = new SecureRandom().nextLong();
    try (Shown shown = new Shown(session)) {
      return new TranscriptVerifier(Suite.standard(), stage, salt).verify(bundle, trust, shown);
    }
  }

  /** Progress whose total is known with the first report. */
  private static final class Shown implements TranscriptVerifier.Progress, AutoCloseable {
    private final Session session;
    private @Nullable Progress progress;

    Shown(Session session) {
      this.session = session;
    }

    @Override
    public void at(long done, long total) {
      Progress shown = progress;
      if (shown == null) {
        shown = session.progress(Phrase.say("verify.work"), total);
        progress = shown;
      }
      shown.at(done);
    }

    @Override
    public void close() {
      if (progress != null) {
        progress.close();
      }
    }
  }

  private static Exit entry(Session session, Trust trust, String provenBy, String proven)
      throws Failure, MalformedException {
    TlogProof read = TlogProof.parse(session.read(provenBy, TlogProof.MAX_BYTES));
    byte[] bytes = session.read(proven, Limits.LEAF_BYTES);
    return switch (EntryProof.verify(read, bytes, trust.cards(), Suite.standard())) {
      case EntryProof.Outcome.Fails fails -> {
        session
            .out()
            .result(
                new JsonObject().put("holds", false).put("why", fails.why()),
                words -> words.say("verify.entry-fails", "why", fails.why()));
        yield Exit.NO;
      }
      case EntryProof.Outcome.Holds holds -> {
        session.out().result(json(holds), words -> say(holds, words));
        yield Exit.OK;
      }
    };
  }

  private static JsonObject json(EntryProof.Outcome.Holds holds) {
    JsonObject times = new JsonObject();
    new TreeMap<>(holds.times()).forEach(times::put);
    return new JsonObject()
        .put("holds", true)
        .put("origin", holds.head().origin())
        .put("index", holds.index())
        .put("size", holds.head().size())
        .put("kind", holds.entry().kind())
        .put("receipts", times);
  }

  private static void say(EntryProof.Outcome.Holds holds, Out.Words words) {
    words.say(
        "verify.entry-holds",
        "origin",
        holds.head().origin(),
        "index",
        holds.index(),
        "kind",
        holds.entry().kind());
    for (Map.Entry<String, Long> time : new TreeMap<>(holds.times()).entrySet()) {
      String at = UtcTime.print(Instant.ofEpochSecond(time.getValue()));
      words.say("verify.entry-receipt", "party", time.getKey(), "time", at);
    }
    words.say("verify.entry-author");
  }
}
