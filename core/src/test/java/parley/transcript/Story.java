package parley.transcript;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import parley.line.Card;
import parley.line.LineDescriptor;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.log.Suite;
import parley.record.BlobRef;
import parley.record.Json;
import parley.record.Ref;

/** A small line of two parties with a charter, officers, texts, receipts and a blob. */
final class Story {
  static final byte[] SALT = Hash.sha256(new byte[] {7}).bytes();
  static final byte[] SCAN = "a scan of a letter".getBytes(StandardCharsets.UTF_8);

  final LineDescriptor line =
      new LineDescriptor(
          "test", "00112233445566778899aabbccddeeff", List.of("cn.example", "us.example"));
  final Suite suite;
  final TestParty cn;
  final TestParty us;
  Ref letter;

  Story(Suite suite) {
    this.suite = suite;
    this.cn = new TestParty("cn.example", line, suite);
    this.us = new TestParty("us.example", line, suite);
    Map<String, Card> cards = Map.of(cn.name, cn.card, us.name, us.card);
    cn.genesis(line, cards);
    us.genesis(line, cards);
    Json.Obj charter = charter();
    cn.party("charter-propose", Json.Obj.EMPTY.with("charter", charter));
    String hash = Hash.sha256(charter.bytes()).base64();
    us.party("charter-accept", Json.Obj.EMPTY.with("charter", hash), cn.seen());
    cn.clerk("link-test", Json.Obj.EMPTY, null, us.seen());
    cn.officerHoldsDuty();
    us.officerHoldsDuty();
    BlobRef scan = new BlobRef(BlobRef.hash(SALT, SCAN), SCAN.length, "image/png", "");
    this.letter = cn.text("We propose a call on Thursday.", scan);
    cn.text("The agenda follows.");
    us.clerk("displayed", Json.Obj.EMPTY, letter, cn.seen());
    us.officer("acknowledged", Json.Obj.EMPTY, letter);
  }

  private static Json.Obj charter() {
    Json.Obj post = Json.Obj.EMPTY.with("post", "duty");
    return Json.Obj.EMPTY
        .with("spec", "parley/1")
        .with("level", "working")
        .with("purpose", Json.Obj.EMPTY.with("en", "To talk."))
        .with("posts", List.of(post.with("party", "cn.example"), post.with("party", "us.example")));
  }

  /** Exported by cn: us cosigned all of cn but the last entry, cn cosigned all of us. */
  Bundle export() throws MalformedException {
    Bundle bundle = new Bundle();
    TranscriptWriter writer = new TranscriptWriter(bundle);
    writer.card(cn.card);
    writer.card(us.card);
    writer.log(
        cn.material(
            List.of(cn.note(cn.head(2), us), cn.note(cn.head(cn.leaves.size() - 1), us)),
            cn.note(cn.head())));
    writer.log(us.material(List.of(us.note(us.head(), cn)), us.note(us.head(), cn)));
    writer.blob(SALT, SCAN);
    writer.evidence(us.note(us.head(3)));
    writer.finish(line.lineId(), TestParty.T0.plusSeconds(7_200), cn.name);
    return bundle;
  }

  Trust trust() {
    return Trust.of(List.of(cn.card, us.card));
  }

  Report verify(BundleSource bundle) {
    return verify(bundle, trust());
  }

  Report verify(BundleSource bundle, Trust trust) {
    return new TranscriptVerifier(suite, ReadingStage.inTurn(), 42)
        .verify(bundle, trust, (done, total) -> {});
  }

  static List<Check> checks(Report report) {
    return report.findings().stream().map(Finding::check).distinct().toList();
  }

  static byte[] join(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
