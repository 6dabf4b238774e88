package parley.line;

import java.util.List;
import java.util.Locale;
import parley.log.Hash;
import parley.log.Suite;
import parley.record.Json;
import parley.record.Seen;

/** The whole stories of vectors/fold. */
final class FoldStories {
  private FoldStories() {}

  static List<String> names() {
    return List.of("talks", "crossings", "epochs", "commitments", "incidents", "negotiation");
  }

  static LineBuilder told(String name, Suite suite) {
    LineBuilder line = new LineBuilder(12, suite, "us", "cn").open();
    switch (name) {
      case "talks" -> talks(new Story(line));
      case "crossings" -> crossings(line, new Story(line));
      case "epochs" -> epochs(line, new Story(line));
      case "commitments" -> commitments(new Story(line));
      case "incidents" -> incidents(new Story(line));
      case "negotiation" -> negotiation(new Story(line));
      default -> throw new IllegalArgumentException(name);
    }
    return line;
  }

  /** The word of a verdict: effective, inert and why, refused and by which rule. */
  static String word(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Effective e -> "effective";
      case Verdict.Inert i ->
          "inert " + i.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
      case Verdict.Refused r -> "refused " + r.rule().word();
    };
  }

  private static void talks(Story story) {
    story.tell(
        """
        us: request answer-by=30 subject=call
        cn: displayed re us/8 by=clerk
        cn: acknowledged re us/8
        cn: answer re us/8 answer=countered text=tomorrow
        us: answer re cn/10
        us: request answer-by=10 subject=visit
        us: lapse re us/10
        cn: answer re us/10 answer=declined
        us: text mark=exercise
        cn: acknowledged re us/12
        cn: acknowledged re us/12 mark=exercise
        us: brand-new
        us: text by=bob
        us: text by=clerk
        """);
  }

  private static void commitments(Story story) {
    story.tell(
        """
        us: outcome degree=planned owners=[cn,us]
        us: outcome-degree re us/8
        cn: outcome-object re us/8 seen=us/9
        us: outcome-status re us/8
        cn: outcome-degree re us/8 due={"phrase":"at_an_appropriate_time"}
        cn: outcome-degree re us/8 degree=welcomed
        us: outcome-status re us/8
        cn: outcome-status re us/8 status=not-kept seen=us/9
        cn: status-object re us/11
        us: status-assent re us/11
        us: suspend
        us: outcome-status re us/8 status=kept
        us: outcome text=later
        us: outcome mark=exercise
        """);
  }

  private static void incidents(Story story) {
    story.tell(
        """
        us: incident name=a_balloon label=b1 certainty=alleged
        cn: incident name=an_airship label=a7 seen=us/8
        us: incident name=ours label=b1
        cn: incident name=an_airship label=a7 re us/8
        us: incident label=b1 re us/8 certainty=established seen=cn/8
        us: foreseen
        cn: foreseen re us/8
        cn: incident name=it_came re us/11
        us: incident when={"date":"2027-01-01","precision":"day"}
        us: suspend because=[{"label":"b1"}]
        cn: incident name=observed
        cn: incident mark=exercise label=a7
        """);
  }

  /** Talks agreed, crossed, postponed, held and read out; {@code us/8} is the first request. */
  private static void negotiation(Story story) {
    story.tell(
        """
        us: talk-request answer-by=30 terms.form=meeting terms.begin=2026-04-02T10:00:00Z
        us: talk-request terms.end=2026-04-02T10:00:00Z
        cn: talk-counter re us/8 terms.form=video-call
        us: talk-accept re us/8
        us: talk-accept re cn/8
        cn: talk-accept re us/8
        cn: talk-postpone re us/8 wording=suspended seen=none
        us: talk-postpone re us/8 seen=none
        us: readout re us/8
        us: talk-held re us/8 seen=none
        cn: talk-held re us/8
        us: readout re us/8
        cn: readout re us/8 seen=none
        us: joint-statement re us/8
        cn: joint-sign re us/16
        cn: joint-sign re us/16
        cn: concern as=disagreement re us/15
        us: concern-answer re cn/15 as=agreed-to-disagree
        cn: talk-request
        us: talk-accept re cn/16
        cn: talk-withdraw re cn/16 seen=none
        us: talk-accept re cn/16
        us: invitation form=visit
        cn: answer re us/20 answer=accepted
        cn: talk-accept re us/20
        us: talk-request mark=exercise
        cn: talk-accept re us/21
        cn: suspend
        us: talk-held
        us: talk-request
        """);
  }

  private static void crossings(LineBuilder line, Story story) {
    Json.Obj root = line.charter();
    Json.Obj child = root.with("parent", Hash.sha256(root.bytes()).base64());
    TestLog us = line.party("us").log();
    Seen before = line.seen(us, us.size());
    line.propose("us", child.with("notice-hours", 1)).place();
    line.propose("cn", child.with("notice-hours", 2)).seen(before).place();
    line.accept("us", child.with("notice-hours", 2)).place();
    line.accept("cn", child.with("notice-hours", 1)).place();
    story.tell(
        """
        us: suspend kinds=[text]
        cn: suspend seen=us/10
        cn: text seen=none
        cn: safety
        us: resume re us/10
        us: text
        cn: resume re cn/10
        us: text
        """);
    line.append(line.party("cn").log(), us.leaf(us.size() - 1));
    story.say("us: refused re cn/14 rule=wrong-log");
  }

  private static void epochs(LineBuilder line, Story story) {
    TestLog first = line.party("us").log();
    story.say("us: text");
    EpochStory.open(line, 0, first, first.size() - 1).place();
    TestLog second = line.party("us").log();
    long seen = line.party("cn").log().size();
    EpochStory.accept(line, "cn", second, first, first.size()).place();
    story.say("us: text seen=cn/" + seen);
    story.say("us: safety seen=cn/" + seen);
    story.say("us: text");
    line.append(first, line.draft("us", "text").in(first).signed().bytes());
    story.say("us: key-revoke reason=lost key=" + line.party("us").person("ann").id());
    story.say("us: text");
  }
}
