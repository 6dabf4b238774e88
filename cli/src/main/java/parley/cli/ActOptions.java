package parley.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;
import parley.record.Json;
import parley.record.Mark;
import parley.record.Names;
import parley.record.Precedence;
import parley.record.UtcTime;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every act of a post bears, and who signs it. */
final class ActOptions {
  @Mixin private NodeOptions node = new NodeOptions();
  @Mixin private SignOptions sign = new SignOptions();

  @Option(names = "--post", paramLabel = "POST", description = "The post that speaks.")
  private String post = "";

  @Option(
      names = "--mark",
      paramLabel = "MARK",
      description = "real, test or exercise. Default: as what it answers, else real.")
  private @Nullable Mark mark;

  @Option(
      names = "--precedence",
      paramLabel = "PRECEDENCE",
      description = "routine, priority, immediate or flash. Default: ${DEFAULT-VALUE}.")
  private Precedence precedence = Precedence.ROUTINE;

  @Option(
      names = "--id",
      paramLabel = "ID",
      description =
          "32 hexadecimal digits; the same id again writes nothing twice. Default: random.")
  private @Nullable String id;

  /** What is said, before the node adds anything. */
  record Words(String line, String kind, Json.Obj body, @Nullable String re, @Nullable String by) {
    /** Words about nothing before them. */
    static Words of(String line, String kind, Json.Obj body) {
      return new Words(line, kind, body, null, null);
    }

    /** Words about an entry, named as {@link EntryName} reads it. */
    static Words about(String line, String kind, Json.Obj body, String re) {
      return new Words(line, kind, body, re, null);
    }
  }

  /** The node, for looking at what the act is about. */
  NodeClient client(Session session) throws Failure, MalformedException {
    return node.client(session);
  }

  /** Writes it, signed as the options say, and gives the result. */
  Exit write(Session session, Words words) throws Failure, MalformedException, IOException {
    String named = id == null ? KeyFile.Seeds.id() : Names.id(id, "--id");
    if (!post.isEmpty()) {
      Names.token(post, "--post");
    }
    Instant answerBy = words.by() == null ? null : time(words.by(), Instant.now());
    sign.here(session);
    try (NodeClient client = node.client(session)) {
      String re = words.re();
      EntryRow target = re == null ? null : EntryName.parse(re).find(client, words.line());
      Mark asTarget = target == null ? Mark.REAL : target.mark();
      Act act =
          new Act(
              words.line(),
              named,
              words.kind(),
              post,
              mark == null ? asTarget : mark,
              precedence,
              target,
              answerBy,
              words.body());
      return new Desk(session, client).write(act, sign);
    }
  }

  /**
   * Reads a time, or a duration from now such as {@code +48h}, {@code +30m} or {@code +2d}.
   *
   * @throws MalformedException if it is neither
   */
  static Instant time(String text, Instant now) throws MalformedException {
    if (!text.matches("\\+[0-9]{1,4}[mhd]")) {
      return UtcTime.parse(text.toUpperCase(Locale.ROOT), "time");
    }
    long count = Long.parseLong(text.substring(1, text.length() - 1));
    Duration duration =
        switch (text.charAt(text.length() - 1)) {
          case 'm' -> Duration.ofMinutes(count);
          case 'h' -> Duration.ofHours(count);
          default -> Duration.ofDays(count);
        };
    return Instant.ofEpochSecond(now.plus(duration).getEpochSecond());
  }
}
