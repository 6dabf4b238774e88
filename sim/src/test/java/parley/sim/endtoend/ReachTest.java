package parley.sim.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What the diplomatic domain knows is in reach of the command line, and readable there. */
class ReachTest extends TwoOperators {
  private static final String US = " --post liaison --as joe --dir us";

  private void twoLines() throws Exception {
    paired();
    opened("theatre");
    opened("leaders");
    staffed();
    staffed("leaders");
  }

  /** An agreement of one level becomes a request on the line of another, and is kept there. */
  @Test
  void aFollowUpIsTakenUpOnTheOtherLineAndKept() throws Exception {
    twoLines();
    String outcome =
        "outcome leaders --text 'The commanders will speak' --owner us.example --owner cn.example"
            + " --degree agreed --follow-up theatre/liaison:video-call --topic theatre";
    ends(4, outcome + " --due 'sat 2030-08-30'" + US);
    assertThat(err).contains("impossible-time", "2030-08-30 is a fri, not a sat");
    String promise = us(outcome + " --due 'fri 2030-08-30' --due-phrase 'in the summer'");
    cn("degree leaders " + promise + " --due not-known --due-phrase 'at an appropriate time'");
    done("commitments --line leaders --dir us --json");
    assertThat(out).contains("\"follow-ups\":1", "\"pending\":1");
    ends(3, "talk request leaders --follow-up-of " + promise + US);
    String request =
        us(
            "talk request theatre --follow-up-of leaders:"
                + promise
                + " --begin +72h --level theatre");
    done("show theatre " + request + " --dir cn");
    assertThat(out)
        .contains("form: video call", "party: cn.example", "post: liaison")
        .contains("entry: us.example/leaders/1/");
    found("\"pending\":0", "commitments --line leaders --dir us --json");
    String accepted = cn("talk accept theatre " + request + " --number cn.example=555-0199");
    done("show theatre " + accepted + " --dir us --lang zh");
    assertThat(out).contains("接受", "电话号码", "555-0199", "裁定：有效");
    String held = us("talk held theatre " + request + " --begin -10m --end -5m");
    done("show theatre " + held + " --dir us");
    assertThat(out).contains("A begin: 20", "B end: 20").doesNotContain("terms");
    ends(4, "outcome-status leaders " + promise + " --status superseded" + US);
    String kept = us("outcome-status leaders " + promise + " --status kept --by theatre:" + held);
    ends(4, "status-assent leaders " + kept + US);
    String assent = cn("status-assent leaders " + kept + " --note 'So it was.'");
    done("show leaders " + assent + " --dir us");
    assertThat(out).contains("Subject: Assent to a report", "note: So it was.");
    found("\"kept-by\":", "commitments --line leaders --dir us --json");
  }

  @Test
  void termsOfAVisitInvitationsAndRecordsOfCalls() throws Exception {
    openedLine();
    staffed();
    String invitation =
        us(
            "talk invite theatre --to cn.example/liaison --form visit --place Honolulu --occasion"
                + " 'The anniversary' --answer-by +240h");
    String back =
        cn("talk invite theatre --to us.example/liaison --form visit --return-of " + invitation);
    done("show theatre " + back + " --dir us");
    assertThat(out).contains("return of: us.example/theatre/1/");
    String visit =
        us(
            "talk request theatre --to cn.example/liaison --form visit --level minister --on"
                + " 'tue 2030-08-27' --interpreter us.example:zh,en=Lee --comes"
                + " us.example/liaison/Joe --part 'with=The minister;certainty=possible;level=minister;on=wed"
                + " 2030-08-28'");
    done("show theatre " + visit + " --dir cn --lang id");
    assertThat(out).contains("juru bahasa", "zh; en", "nama: Lee", "mungkin", "Rabu", "Joe");
    ends(4, "talk request theatre --to cn.example/liaison --form visit --on 'mon 2030-08-27'" + US);
    cn("talk accept theatre " + visit);
    String call =
        us(
            "talk request theatre --to cn.example/liaison --form phone-call --begin +1h --zone"
                + " America/New_York --zone Asia/Shanghai --number us.example=555-0100 --challenge"
                + " anchor --of "
                + visit);
    done("show theatre " + call + " --dir cn");
    assertThat(out)
        .contains("555-0100", "words to read back: anchor", "Asia/Shanghai", "America/New_York")
        .contains("part of: us.example/theatre/1/");
    cn("talk accept theatre " + call + " --number cn.example=555-0199");
    String record =
        cn(
            "talk record theatre "
                + call
                + " --begin -30m --end -20m --challenge matched --number cn.example=555-0199"
                + " --interpreter cn.example:en,zh");
    done("show theatre " + record + " --dir us");
    assertThat(out).contains("555-0199", "en; zh", "words to read back: matched");
  }

  @Test
  void whatIsPublishedIsShownWithItsSpeakerAndAJointStatementBeforeItIsSigned() throws Exception {
    openedLine();
    staffed();
    String talk = us("talk held theatre --form meeting --begin -2h --end -1h --certainty reported");
    String readout =
        us(
            "talk readout theatre "
                + talk
                + " --text 'Views.' --unnamed --medium radio --link https://us.example/1 --part 1/2");
    done("show theatre " + readout + " --dir cn");
    assertThat(out).contains("official not named: yes", "link: https://us.example/1", "of: 2");
    String statement =
        cn(
            "statement theatre --about "
                + talk
                + " --text 'Good.' --speaker 'Hu' --office Spokesperson --link x --topic safety"
                + " --relayed-by 'An agency'");
    done("show theatre " + statement + " --dir us");
    assertThat(out).contains("speaker: Hu", "office: Spokesperson", "relayed by: An agency");
    String joint = us("talk joint theatre " + talk + " --in en='We agree.' --in zh=同意。");
    String other = "talk sign theatre " + joint + " --post liaison --key chen.key --dir cn";
    ends(6, other + " --hash 00");
    ends(6, "talk sign theatre " + talk + " --post liaison --key chen.key --dir cn");
    done(other);
    assertThat(out).contains("en: We agree.", "zh: 同意。", "Signed here: the texts with the hash");
    String hash = group("with the hash ([0-9a-f]{64})", out);
    found(hash, "show theatre cn.example/" + group("cn.example/([0-9]+)", out) + " --dir us");
    String incident =
        us(
            "incident theatre Collision --on 'wed 2024-08-28' --position 21.3,-157.9 --third-party id");
    done("show theatre " + incident + " --dir cn");
    assertThat(out).contains("213000000", "-1579000000", "Wednesday", "third parties: id");
    ends(4, "incident theatre Collision --on 'tue 2024-08-28'" + US);
    String contact =
        us("talk contact theatre flight --happened 2024-03 --because-entry " + incident);
    done("show theatre " + contact + " --dir cn");
    assertThat(out).contains("known to: month", "entry: us.example/theatre/1/");
    done("log theatre --dir us");
    ends(3, "show theatre us.example/999 --dir us");
    ends(6, "show theatre " + contact + " --zone Mars --dir us");
  }

  /** What is proposed amends what is in force; what stands beside it is warned of. */
  @Test
  void aCharterIsAmendedAndCountered() throws Exception {
    paired();
    opened("theatre");
    String first = group("In force: ([0-9a-f]{64})", out);
    assertThat(out).doesNotContain("Amends");
    Files.writeString(folder.resolve("more.json"), charter("Amended"));
    done("charter propose theatre more.json --party-key us.key --dir us --json");
    String proposal = "us.example/" + group("\"index\":([0-9]+)", out);
    String amended = group("\"charter\":\"([0-9a-f]{64})\"", out);
    found("Proposed: " + amended, "charter show theatre --dir cn");
    assertThat(out).contains("Amends: " + first);
    Files.writeString(folder.resolve("counter.json"), charter("Countered"));
    done(
        "charter propose theatre counter.json --answers "
            + proposal
            + " --party-key cn.key --dir cn --json");
    String counter = "cn.example/" + group("\"index\":([0-9]+)", out);
    String countered = group("\"charter\":\"([0-9a-f]{64})\"", out);
    found(countered, "charter show theatre --dir us");
    done("show theatre " + counter + " --dir us");
    assertThat(out).contains("Message reference: us.example/theatre/1/");
    done("charter accept theatre " + countered + " --party-key us.key --dir us");
    assertThat(out).doesNotContain("Warning");
    found("In force: " + countered, "charter show theatre --dir cn");
    done("charter accept theatre " + amended + " --party-key cn.key --dir cn");
    assertThat(out).contains("Warning: charter " + amended, countered);
    ends(6, "charter accept theatre abc --party-key cn.key --dir cn");
    assertThat(err).contains("HASH: the whole hash expected, in hexadecimal");
  }

  private static String charter(String purpose) {
    return "{\"spec\":\"parley/1\",\"level\":\"theatre\",\"purpose\":{\"en\":\""
        + purpose
        + "\"},\"posts\":[{\"party\":\"us.example\",\"post\":\"liaison\"},"
        + "{\"party\":\"cn.example\",\"post\":\"liaison\"}]}";
  }
}
