package parley.sim.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import parley.cli.Console;
import parley.cli.Parley;

/** Two operators, us and cn, with nothing but the command line, in one folder. */
abstract class Operators {
  private static final int TRIES = 300;

  @TempDir Path folder;
  String out = "";
  String err = "";

  void init(String side, String name) throws IOException {
    done(
        "init --party "
            + side
            + ".example --name 'en="
            + name
            + "' --dir "
            + side
            + " --anchor anchors/"
            + side
            + " --listen 127.0.0.1:"
            + freePort()
            + " --api 127.0.0.1:"
            + freePort()
            + " --party-key "
            + side
            + ".key");
  }

  String openedLine() throws Exception {
    paired();
    return opened("theatre");
  }

  void paired() {
    ends(1, "pair cn/cards/cn.example.card --dir us --expect 'dafa dafa dafa'");
    done("pair cn/cards/cn.example.card --dir us --json");
    String words = group("\"words\":\"([a-z -]+)\"", out);
    done("pair us/cards/us.example.card --dir cn --expect '" + words + "'");
  }

  String opened(String name) throws Exception {
    done(
        "line open "
            + name
            + " --with cn.example --card cn/cards/cn.example.card --party-key us.key"
            + " --dir us");
    String line = found(name + "-[0-9a-f]{16}", "line list --dir cn --json");
    done("line join " + line + " --party-key cn.key --dir cn");
    done(
        "charter propose "
            + name
            + " --profile minimal --level theatre --purpose en=Test --speaks"
            + " us.example/liaison --speaks cn.example/liaison --party-key us.key --dir us");
    String charter = group("Proposing charter ([0-9a-f]{64})", out);
    found(charter, "charter show " + name + " --dir cn");
    done("charter accept " + name + " " + charter + " --party-key cn.key --dir cn");
    found("In force: " + charter, "charter show " + name + " --dir us");
    return line;
  }

  void staffed() {
    done("key new joe --dir us");
    done("key new chen --party cn.example --file chen.key --dir cn");
    staffed("theatre");
  }

  void staffed(String line) {
    done("key grant " + line + " joe --post liaison --party-key us.key --dir us");
    done(
        "key grant "
            + line
            + " chen --key-file chen.key --post liaison --party-key cn.key --dir cn");
    for (String side : List.of("us", "cn")) {
      String signed = " --party-key " + side + ".key --dir " + side;
      String person = side.equals("us") ? "joe" : "chen";
      done("key grant " + line + " clerk --role clerk" + signed);
      done("post " + line + " liaison --title en=Liaison" + signed);
      done("holder " + line + " liaison --person " + person + signed);
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  void done(String command) {
    ends(0, command);
  }

  void ends(int exit, String command) {
    assertThat(run(command)).as(command + "\n" + out + err).isEqualTo(exit);
  }

  /** Asks again until the answer holds the pattern: what was said there arrives here in time. */
  String found(String pattern, String command) throws InterruptedException {
    for (int i = 0; i < TRIES; i++) {
      run(command);
      Matcher matcher = Pattern.compile(pattern).matcher(out);
      if (matcher.find()) {
        return matcher.group();
      }
      Thread.sleep(100);
    }
    return fail("never found %s by: %s\n%s%s", pattern, command, out, err);
  }

  static String group(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }

  int run(String command) {
    List<String> words = new ArrayList<>();
    Matcher matcher = Pattern.compile("(?:[^\\s']+|'[^']*')+").matcher(command);
    while (matcher.find()) {
      words.add(matcher.group().replace("'", ""));
    }
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(result, true, UTF_8),
            new PrintStream(said, true, UTF_8),
            Map.of(),
            folder,
            false,
            () -> 0L);
    int exit = Parley.run(words.toArray(String[]::new), console);
    out = result.toString(UTF_8);
    err = said.toString(UTF_8);
    return exit;
  }
}
