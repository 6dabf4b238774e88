package parley.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.log.NoteKey;
import parley.log.Suite;
import parley.record.Json;

/** What holds, and every way in which a bundle can be spoiled. */
class TranscriptVerifierTest {
  private final Story story = new Story(CheapSuite.INSTANCE);

  @Test
  void anHonestBundleHoldsWithRealSignatures() throws Exception {
    Story real = new Story(Suite.standard());
    Report report = real.verify(real.export());
    assertThat(
            report.findings().stream().filter(f -> f.check().severity() == Check.Severity.FAILURE))
        .isEmpty();
    assertThat(report.holds()).isTrue();
    assertThat(Story.checks(report))
        .containsExactlyInAnyOrder(Check.NOT_RECEIPTED, Check.KEY_IN_NODE);
    assertThat(report.refused()).isEmpty();
    assertThat(report.receipts())
        .containsExactly(
            new Report.Receipt(real.cn.origin.toString(), "us.example", 8, 1_803_888_008L),
            new Report.Receipt(real.us.origin.toString(), "cn.example", 8, 1_803_888_008L));
    assertThat(report.blobs()).isEqualTo(new Report.Blobs(1, 1));
    assertThat(report.logs()).allMatch(log -> log.judged() == log.size());
  }

  /** One that its party lost with a backup, and that came to a copy when its log had ended. */
  @Test
  void aLeafPastTheEndOfItsLogIsRefusedAndTheNextLogCounts() throws Exception {
    TestParty cn = story.cn;
    long end = cn.leaves.size();
    Json.Obj previous =
        Json.Obj.EMPTY
            .with("origin", cn.origin.toString())
            .with("size", end)
            .with("root", cn.head(end).root().base64());
    cn.text("lost, and come late");
    TestParty next = cn.with(story.line, 2, "next");
    Json.Obj opening = Json.Obj.EMPTY.with("previous", previous).with("epoch", 2);
    List<String> keys = next.log.keys().keys().stream().map(NoteKey::vkey).toList();
    next.party("epoch-open", opening.with("log-keys", Json.strings(keys)).with("reason", "lost"));
    story.us.party(
        "epoch-accept",
        Json.Obj.EMPTY.with("opened", next.origin.toString()).with("previous", previous));
    next.text("said in the next log");
    Bundle bundle = new Bundle();
    TranscriptWriter writer = new TranscriptWriter(bundle);
    writer.card(cn.card);
    writer.card(story.us.card);
    for (TestParty party : List.of(cn, next, story.us)) {
      TestParty by = party == story.us ? cn : story.us;
      writer.log(party.material(List.of(party.note(party.head(), by)), party.note(party.head())));
    }
    writer.blob(Story.SALT, Story.SCAN);
    writer.finish(story.line.lineId(), TestParty.T0.plusSeconds(7_200), cn.name);
    Report report = story.verify(bundle);
    assertThat(report.refused()).containsExactly(java.util.Map.entry("log-closed", 1L));
    assertThat(report.logs()).extracting(Report.Log::judged).containsExactly(end, 2L, end);
    assertThat(report.holds()).isTrue();
  }

  @Test
  void everyKeyIsCountedAndSaysWhereItLives() throws Exception {
    Report report = story.verify(story.export());
    assertThat(report.keys())
        .extracting(
            k ->
                k.signer().replaceAll("\\+.*", "")
                    + " "
                    + k.role()
                    + " "
                    + k.lives()
                    + " "
                    + k.entries())
        .containsExactly(
            "cn.example party offline 6",
            "cn.example party offline 6",
            "cn.example/clerk clerk node 1",
            "cn.example/li-wei holder token 2",
            "us.example party offline 6",
            "us.example party offline 6",
            "us.example/clerk clerk node 1",
            "us.example/li-wei holder token 1");
  }

  @Test
  void whatIsMissingChangedOrTooMuchIsNamed() throws Exception {
    Bundle good = story.export();
    for (String path : good.files.keySet()) {
      Report missing = story.verify(good.without(path));
      assertThat(missing.holds()).as("without %s", path).isFalse();
      assertThat(missing.findings()).as(path).anyMatch(f -> f.file().equals(path));
      Bundle cut = good.copy();
      byte[] bytes = good.get(path);
      cut.files.put(path, java.util.Arrays.copyOf(bytes, bytes.length - 1));
      assertThat(story.verify(cut).holds()).as("cut %s", path).isFalse();
      assertThat(story.verify(good.forged(path + "x", bytes)).findings())
          .as("extra file beside %s", path)
          .anyMatch(
              f -> f.file().equals(path + "x") && f.check().severity() == Check.Severity.FAILURE);
    }
  }

  @Test
  void everyMissingFileIsMissedAlsoWhenTheSumsAreMended() throws Exception {
    Bundle good = story.export();
    String folder = Layout.receipts(story.cn.origin);
    List<String> optional =
        List.of(
            good.only(Layout.EVIDENCE, ".note"),
            good.only(Layout.BLOBS, ""),
            folder + "2.note",
            folder + "8.note",
            Layout.receipts(story.us.origin) + "8.note");
    for (String path : good.files.keySet()) {
      if (!path.equals(Layout.SUMS)) {
        boolean holds = story.verify(good.without(path).mended()).holds();
        assertThat(holds).as("without %s", path).isEqualTo(optional.contains(path));
      }
    }
  }

  @Test
  void cardsGivenDecideAndWithoutThemTheReportSaysSo() throws Exception {
    Bundle good = story.export();
    Report alone = story.verify(good, Trust.NONE);
    assertThat(alone.holds()).isTrue();
    assertThat(alone.findings()).filteredOn(f -> f.check() == Check.UNPINNED).hasSize(2);

    TestParty other = new Story(Suite.standard()).us;
    Trust wrong = Trust.of(List.of(story.cn.card, other.card));
    assertThat(Story.checks(story.verify(good, wrong))).contains(Check.WRONG_CARD);

    Trust later = Trust.of(List.of(story.cn.card, story.us.card(2, story.us.mirror("next"))));
    Report unstated = story.verify(good, later);
    assertThat(unstated.holds(Check.Part.AUTHORSHIP)).isFalse();
    assertThat(Story.checks(unstated)).contains(Check.WRONG_CARD);
  }

  @Test
  void aHeadNeedsBothSignaturesOfItsOwnLog() throws Exception {
    Bundle good = story.export();
    String path = Layout.checkpoint(story.cn.origin);
    String note = new String(good.get(path), StandardCharsets.UTF_8);
    int second = note.lastIndexOf("\u2014");
    int first = note.indexOf("\u2014");
    String without06 = note.substring(0, second);
    String without01 = note.substring(0, first) + note.substring(second);
    for (String spoiled : List.of(without01, without06)) {
      Bundle bundle = good.forged(path, spoiled.getBytes(StandardCharsets.UTF_8));
      assertThat(Story.checks(story.verify(bundle))).contains(Check.BAD_HEAD);
    }
    byte[] foreign = good.get(Layout.checkpoint(story.us.origin));
    assertThat(Story.checks(story.verify(good.forged(path, foreign))))
        .contains(Check.MALFORMED_FILE);
  }

  @Test
  void swappedLogsFail() throws Exception {
    Bundle good = story.export();
    Bundle swapped = new Bundle();
    String a = Layout.log(story.cn.origin);
    String b = Layout.log(story.us.origin);
    good.files.forEach(
        (path, bytes) ->
            swapped.file(
                path.startsWith(a)
                    ? b + path.substring(a.length())
                    : path.startsWith(b) ? a + path.substring(b.length()) : path,
                bytes));
    Report report = story.verify(swapped.mended());
    assertThat(report.holds(Check.Part.INTEGRITY)).isFalse();
    assertThat(report.holds(Check.Part.AUTHORSHIP)).isFalse();
  }

  @Test
  void aReceiptByAWrongKeyIsNone() throws Exception {
    String path = Layout.receipts(story.us.origin) + story.us.leaves.size() + ".note";
    byte[] own = story.us.note(story.us.head(), story.us).bytes();
    assertThat(Story.checks(story.verify(story.export().forged(path, own))))
        .contains(Check.UNKNOWN_SIGNATURE);
    story.cn.mirror = story.cn.mirror("another");
    byte[] unknown = story.us.note(story.us.head(), story.cn).bytes();
    assertThat(Story.checks(story.verify(new Story(story.suite).export().forged(path, unknown))))
        .contains(Check.UNKNOWN_SIGNATURE, Check.BAD_RECEIPT);
  }

  @Test
  void withoutAnyReceiptCompletenessFailsAndTheRestHolds() throws Exception {
    Bundle bundle = story.export();
    bundle.files.keySet().removeIf(path -> path.startsWith(Layout.receipts(story.cn.origin)));
    Report report = story.verify(bundle.mended());
    assertThat(report.holds(Check.Part.COMPLETENESS)).isFalse();
    assertThat(report.holds(Check.Part.INTEGRITY)).isTrue();
    assertThat(report.holds(Check.Part.AUTHORSHIP)).isTrue();
    assertThat(Story.checks(report)).contains(Check.NO_RECEIPT);
  }

  @Test
  void aLogThatEndsBeforeWhatItsCounterpartSawIsIncomplete() throws Exception {
    Story told = new Story(CheapSuite.INSTANCE);
    TestParty cn = told.cn;
    cn.leaves.removeLast();
    cn.tree = new parley.log.MemoryTree();
    cn.leaves.forEach(leaf -> cn.tree.append(parley.log.Merkle.leaf(leaf)));
    Bundle bundle = new Bundle();
    TranscriptWriter writer = new TranscriptWriter(bundle);
    writer.card(cn.card);
    writer.card(told.us.card);
    writer.log(cn.material(List.of(cn.note(cn.head(), told.us)), cn.note(cn.head())));
    writer.log(
        told.us.material(List.of(told.us.note(told.us.head(), cn)), told.us.note(told.us.head())));
    writer.finish(told.line.lineId(), TestParty.T0, cn.name);
    Report report = told.verify(bundle);
    assertThat(report.holds(Check.Part.INTEGRITY)).isTrue();
    assertThat(report.findings())
        .anyMatch(
            f ->
                f.check() == Check.PAST_MISSING
                    && f.origin().equals(told.us.origin.toString())
                    && f.index() == 6);
  }

  @Test
  void entriesThatBreakARuleAreNamedAndDoNotSpoilTheBundle() throws Exception {
    story.us.raw("not a note".getBytes(StandardCharsets.UTF_8));
    story.us.text("This one is sound.");
    byte[] spoiled = story.us.leaves.getLast();
    story.us.raw(
        new String(spoiled, StandardCharsets.UTF_8)
            .replace("sound", "other")
            .getBytes(StandardCharsets.UTF_8));
    Report report = story.verify(story.export());
    assertThat(report.holds()).isTrue();
    assertThat(report.refused())
        .containsOnly(
            java.util.Map.entry("malformed", 1L), java.util.Map.entry("bad-signature", 1L));
    assertThat(report.findings())
        .anyMatch(f -> f.check() == Check.MALFORMED_ENTRY && f.index() == 8)
        .anyMatch(f -> f.check() == Check.REFUSED_ENTRY && f.index() == 10);
    assertThat(report.keys())
        .anyMatch(k -> k.signer().startsWith("us.example/li-wei") && k.refused() == 1);
  }

  @Test
  void twoBundlesOfEqualPrefixesHaveOneState() throws Exception {
    Report one = story.verify(story.export());
    Report two = story.verify(new Story(Suite.standard()).export(), Trust.NONE);
    Report again = story.verify(new Story(CheapSuite.INSTANCE).export());
    assertThat(again.state()).isEqualTo(one.state());
    assertThat(two.state()).isNotEqualTo(one.state());
  }
}
