package parley.sim.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.log.MalformedException;
import parley.node.api.Api;
import parley.node.link.LinkEvents;
import parley.node.node.Node;
import parley.node.node.NodeFolder;

/** Two operators with nothing but the command line come to speak, and an auditor checks it. */
class OperatorsTest extends Operators {
  private final List<AutoCloseable> running = new ArrayList<>();
  private final List<Throwable> faults = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void twoNodes() throws Exception {
    start("us", "United States");
    start("cn", "China");
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable program : running.reversed()) {
      program.close();
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void fromNothingToAVerifiedRecord() throws Exception {
    String line = openedLine();
    staffed();
    done("say theatre 'Good morning' --post liaison --as joe --dir us");
    String said =
        found("\"origin\":\"us.example[^\"]*\"", "log theatre --kind text --dir cn --json");
    assertThat(said).contains(line);
    done("ack theatre us.example/6 --post liaison --key chen.key --dir cn");
    found("\"acknowledged\"", "log theatre --kind text --dir us --json");
    done("request theatre call --answer-by +48h --post liaison --as joe --dir us");
    found("\"request\"", "log theatre --kind request --party us.example --dir cn --json");
    done("answer theatre us.example/7 accepted --post liaison --key chen.key --dir cn");
    done(
        "suspend theatre --wording cancelled --reason protest --post liaison --key chen.key --dir"
            + " cn");
    found("suspended by cn.example", "status --dir us");
    ends(1, "say theatre 'Still there?' --post liaison --as joe --dir us");
    assertThat(out).contains("inert (suspended)");
    done("resume theatre cn.example/8 --post liaison --key chen.key --dir cn");
    ends(4, "ack theatre us.example/6 --post liaison --as nobody --dir cn");
    ends(3, "ack theatre us.example/999 --post liaison --key chen.key --dir cn");
    ends(3, "say nowhere x --post liaison --as joe --dir us");
    exportedAndVerified();
    done("doctor --dir us");
  }

  /** The story that docs/guide.md tells. */
  @Test
  void fromAnIncidentToACommitment() throws Exception {
    openedLine();
    staffed();
    String incident = us("incident theatre 'A near collision' --on 2026-05-02 --label near-miss");
    String account =
        cn("incident theatre 'A safe passage' --on 2026-05-02 --account-of " + incident);
    assertThat(account).startsWith("cn.example/");
    String flag = cn("suspend theatre --wording suspended --because near-miss");
    ends(1, "say theatre Hello --post liaison --as joe --dir us");
    us("agree-to-resume theatre " + flag);
    cn("agree-to-resume theatre " + flag);
    found("agreed to resume", "lines --dir us");
    cn("resume theatre " + flag);
    found("\"effective\"", "say theatre Hello --post liaison --as joe --dir us --json");
    String call =
        us(
            "talk request theatre --to cn.example/liaison --form video-call --begin +72h"
                + " --agenda 'Encounters in May' --answer-by +48h");
    String terms =
        cn(
            "talk counter theatre "
                + call
                + " --form phone-call --begin +96h --number cn.example=555-0100 --challenge anchor");
    ends(4, "talk accept theatre " + terms + " --post liaison --key chen.key --dir cn");
    us("talk accept theatre " + terms);
    found("scheduled", "talks --dir cn");
    cn("talk record theatre " + call + " --begin +0m --challenge matched");
    us("talk held theatre " + call);
    String ours = us("talk readout theatre " + call + " --text 'Both sides will call each month.'");
    String theirs =
        cn("talk readout theatre " + call + " --text 'Views of Tuesday, 28 August 2024.'");
    done("talk compare theatre " + ours + " " + theirs + " --dir us");
    assertThat(out).contains("Both sides will call", "2024-08-28 is a Wednesday");
    done(
        "talk calendar theatre "
            + terms
            + " --zone America/New_York --zone Asia/Shanghai --dir us");
    assertThat(out).contains("BEGIN:VCALENDAR", "BEGIN:VTIMEZONE");
    java.nio.file.Files.writeString(folder.resolve("call.ics"), out);
    done("talk propose call.ics");
    assertThat(out).contains("--begin");
    String promise =
        us(
            "outcome theatre --about "
                + call
                + " --text 'A call each month' --owner us.example --owner cn.example --degree agreed");
    found("one-sided", "commitments --dir us");
    cn("degree theatre " + promise);
    found("A call each month .*agreed", "commitments --dir cn");
    done("talks --dir us --lang zh");
    assertThat(out).contains("已举行", "电话通话");
    done("view silence --csv --dir us");
    assertThat(out).startsWith("line,level,");
  }

  private String us(String act) throws Exception {
    return said("us", act + " --post liaison --as joe --dir us --json");
  }

  private String cn(String act) throws Exception {
    return said("cn", act + " --post liaison --key chen.key --dir cn --json");
  }

  /** Says it, waits until the other side has judged it, and gives its place. */
  private String said(String side, String act) throws Exception {
    done(act);
    String index = group("\"index\":([0-9]+)", out);
    String other = side.equals("us") ? "cn" : "us";
    found(
        "\"index\":" + index + ",[^}]*\"origin\":\"" + side + "[^}]*",
        "log theatre --party " + side + ".example --dir " + other + " --json");
    return side + ".example/" + index;
  }

  @Test
  void oneOperatorAloneThenTheOtherComes() throws Exception {
    done("line open ferry --absent cn.example --party-key us.key --dir us");
    done(
        "charter propose ferry --profile minimal --level working --purpose en=Test --speaks"
            + " us.example/liaison --speaks cn.example/liaison --party-key us.key --dir us");
    String charter = group("Proposing charter ([0-9a-f]{64})", out);
    done("key new joe --dir us");
    done("key grant ferry joe --post liaison --party-key us.key --dir us");
    done("post ferry liaison --title en=Liaison --party-key us.key --dir us");
    done("holder ferry liaison --person joe --party-key us.key --dir us");
    String speaking = " --post liaison --as joe --dir us";
    done("request ferry call" + speaking);
    done("message ferry us.example/5 --to Harbour --pdf call.pdf --dir us");
    assertThat(Files.readString(folder.resolve("call.pdf"), StandardCharsets.ISO_8859_1))
        .startsWith("%PDF-")
        .contains("/Lang");
    done("message ferry us.example/5 --to Harbour --dir us");
    assertThat(out).contains("To: Harbour", "1. Message number: us.example/ferry/1/5");
    String code = group("Reply code: ([2-9A-Z-]{11})", out);
    String answer =
        "attest ferry cn.example answer --field answer=accepted --re us.example/5 --medium fax";
    ends(4, answer + " --code 2222-2222-2" + speaking);
    assertThat(err).contains("wrong-code");
    done(answer + " --code " + code.toLowerCase(java.util.Locale.ROOT) + speaking);
    done("attest ferry cn.example text --text Hm --medium radio --person Ilo" + speaking);
    ends(4, "attest ferry cn.example post --medium radio" + speaking);
    assertThat(err).contains("only-signed");
    found("attested: cn.example text", "log ferry --dir us");
    found("kept by us alone, cosigned by nobody", "status --dir us");
    done("export ferry -o alone --dir us");
    done("verify alone --card us/cards/us.example.card");
    assertThat(out).contains("2 acts are attested by one side alone");
    paired(charter);
    String other = " --post liaison --key chen.key --dir cn";
    done("assent ferry us.example/6" + other);
    done("dispute ferry us.example/7 --reason No" + other);
    found("disputed: cn.example text", "log ferry --dir us");
    found("assented: cn.example answer", "log ferry --dir us");
    done(
        "charter propose ferry --profile theatre-line --speaks us.example/liaison --speaks"
            + " cn.example/liaison --party-key us.key --dir us");
    done("charter show ferry --dir us");
    assertThat(out).contains("unsafe-encounter");
    done("log ferry --dir us");
  }

  private void paired(String charter) throws Exception {
    done("pair us/cards/us.example.card --dir cn");
    done("line pair ferry cn/cards/cn.example.card --party-key us.key --dir us");
    String line = found("ferry-[0-9a-f]{16}", "line list --dir cn --json");
    found("\"origin\":\"cn.example", "line join " + line + " --party-key cn.key --dir cn --json");
    done("charter accept ferry " + charter + " --party-key cn.key --dir cn");
    done("key new chen --party cn.example --file chen.key --dir cn");
    done("key grant ferry chen --key-file chen.key --post liaison --party-key cn.key --dir cn");
    done("post ferry liaison --title en=Liaison --party-key cn.key --dir cn");
    done("holder ferry liaison --person chen --party-key cn.key --dir cn");
    found("In force: " + charter, "charter show ferry --dir us");
  }

  @Test
  void aFileGoesOverAndIsDeletedByAgreement() throws Exception {
    openedLine();
    staffed();
    Files.writeString(folder.resolve("track.gpx"), "<gpx/>");
    done("say theatre 'The track' --attach track.gpx --post liaison --as joe --dir us");
    found("stored, 1 of 1 attachments", "log theatre --kind text --dir us");
    found("cn.example: stored, 1 of 1 attachments", "status --dir us");
    done("attachment list theatre us.example/6 --dir cn");
    assertThat(out).contains("application/gpx+xml");
    done("attachment save theatre us.example/6 1 -o copy.gpx --dir cn");
    assertThat(folder.resolve("copy.gpx")).hasContent("<gpx/>");
    ends(3, "attachment save theatre us.example/6 2 -o none.gpx --dir cn");
    ends(4, "attachment delete theatre us.example/6 1 --dir us");
    assertThat(err).contains("not-agreed");
    for (String as : List.of("--as joe --dir us", "--key chen.key --dir cn")) {
      done("attachment agree-to-delete theatre us.example/6 1 --reason error --post liaison " + as);
    }
    found("blob-delete", "log theatre --party cn.example --kind blob-delete --dir us");
    done("attachment delete theatre us.example/6 1 --dir us");
    ends(3, "attachment save theatre us.example/6 1 -o gone.gpx --dir us");
    found("\"backlog\":0", "status --dir us --json");
    done("export theatre -o record --dir us");
    done("verify record --card us/cards/us.example.card --card cn/cards/cn.example.card");
    assertThat(out).contains("attachment deleted by agreement of all parties");
  }

  @Test
  void theInterfaceOverTlsIsPinned() throws Exception {
    String port = Integer.toString(freePort());
    done(
        "init --party id.example --name en=Id --dir id --anchor anchors/id --listen 127.0.0.1:"
            + freePort()
            + " --api 127.0.0.1:"
            + port
            + " --api-tls --party-key id.key");
    Node node = Node.start(new NodeFolder(folder.resolve("id")), LinkEvents.NONE);
    running.add(node);
    Api api = Api.start(node, "test", faults::add);
    running.add(api);
    done("status --dir id");
    String pin = api.fingerprint().orElseThrow().hex();
    String there = "status --token-file id/api.token --node https://localhost:" + port;
    done(there + " --pin " + pin);
    ends(8, there + " --pin " + pin.replace(pin.charAt(0), pin.charAt(0) == '0' ? '1' : '0'));
    assertThat(err).contains("does not show the certificate that is pinned");
    ends(2, there);
    ends(2, there.replace("https", "http") + " --pin " + pin);
    ends(
        2,
        "init --party no.example --name en=No --dir no --anchor anchors/no --listen"
            + " 127.0.0.1:1 --api 127.0.0.1:2 --api-cert x.crt --party-key no.key");
  }

  private void exportedAndVerified() throws Exception {
    found("\"backlog\":0", "status --dir us --json");
    done("export theatre -o record --dir us");
    String cards = " --card us/cards/us.example.card --card cn/cards/cn.example.card";
    ends(0, "verify record" + cards);
    Path note = largest(folder.resolve("record"));
    byte[] bytes = Files.readAllBytes(note);
    bytes[bytes.length / 2] ^= 1;
    Files.write(note, bytes);
    assertThat(run("verify record" + cards)).as("one bit changed in " + note).isNotZero();
  }

  private static Path largest(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .max(java.util.Comparator.comparingLong(file -> file.toFile().length()))
          .orElseThrow();
    }
  }

  private void start(String side, String name) throws IOException, MalformedException {
    init(side, name);
    Node node = Node.start(new NodeFolder(folder.resolve(side)), LinkEvents.NONE);
    running.add(node);
    running.add(Api.start(node, "test", faults::add));
  }
}
