package parley.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;
import parley.record.BlobRef;
import parley.record.Json;
import parley.record.Limits;
import parley.record.Mark;
import parley.record.Names;
import parley.record.Precedence;
import parley.record.UtcTime;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every act of a post bears, and who signs it. */
final class ActOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

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

  @Option(
      names = "--attach",
      paramLabel = "FILE",
      description = "Attach this file, of at most 16 MiB; several times for several, up to 16.")
  private List<String> attached = List.of();

  @Option(
      names = "--attach-type",
      paramLabel = "TYPE",
      description = "The media type of what is attached. Default: by each file's name.")
  private @Nullable String attachType;

  /** Marks the act as what it follows from is marked, unless the options say otherwise. */
  void markAs(Mark other) {
    mark = mark == null ? other : mark;
  }

  /** A client for the node that the options name. */
  NodeClient client(Session session) throws Failure, MalformedException {
    return node.client(session);
  }

  /** Looks up entries that an act on that line names beside the one it is about. */
  EntryLink.Finder links(Session session, String line) {
    return text -> {
      try (NodeClient client = node.client(session)) {
        return EntryLink.parse(text, line).find(client).ref().json();
      }
    };
  }

  private List<BlobRef> attach(Session session, NodeClient client)
      throws Failure, MalformedException {
    if (attached.size() > Limits.BLOBS) {
      throw new MalformedException("--attach: at most " + Limits.BLOBS + " files");
    }
    List<BlobRef> blobs = new ArrayList<>();
    for (String file : attached) {
      String type = attachType == null ? Attachment.type(file) : attachType;
      blobs.add(Attachment.upload(session, client, file, type));
    }
    return blobs;
  }

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

  /** Writes it, signed as the options say, and gives the result. */
  Exit write(Session session, Words words) throws Failure, MalformedException, IOException {
    String named = id == null ? KeyFile.Seeds.id() : Names.id(id, "--id");
    if (!post.isEmpty()) {
      Names.token(post, "--post");
    }
    FieldNames.check(command, words.kind(), words.body());
    Instant answerBy = words.by() == null ? null : time("--answer-by", words.by(), Instant.now());
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
              words.body(),
              attach(session, client));
      return new Desk(session, client).write(act, sign);
    }
  }

  /**
   * Reads a time, or a duration from now such as {@code +48h}, {@code +30m} or {@code +2d}; with a
   * minus, before now.
   *
   * @param option named in the error
   * @throws MalformedException if it is neither
   */
  static Instant time(String option, String text, Instant now) throws MalformedException {
    if (!text.matches("[+-][0-9]{1,4}[mhd]")) {
      return UtcTime.parse(text.toUpperCase(Locale.ROOT), option);
    }
    long count = Long.parseLong(text.substring(0, text.length() - 1));
    Duration duration =
        switch (text.charAt(text.length() - 1)) {
          case 'm' -> Duration.ofMinutes(count);
          case 'h' -> Duration.ofHours(count);
          default -> Duration.ofDays(count);
        };
    return Instant.ofEpochSecond(now.plus(duration).getEpochSecond());
  }
}
