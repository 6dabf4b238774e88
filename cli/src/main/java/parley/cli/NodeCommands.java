package parley.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;
import parley.record.Json;
import parley.render.Phrase;
import parley.render.SafeText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Commands about the node as a whole. */
final class NodeCommands {
  private NodeCommands() {}

  /** Every command of this file. */
  static List<Object> commands() {
    return List.of(new Status(), new Events(), new Clock());
  }

  @Command(
      name = "status",
      header = "Shows how the node and its lines stand.",
      description = "For each line and counterpart: path, age of the last receipt, what waits.",
      footerHeading = "%nExample:%n",
      footer = "  parley status --dir us")
  static final class Status implements Action {
    @Mixin private NodeOptions node = new NodeOptions();

    @Override
    public Exit run(Session session) throws Failure, MalformedException {
      try (NodeClient client = node.client(session)) {
        StatusView.status(session, client.getJson("status"));
      }
      return Exit.OK;
    }
  }

  @Command(
      name = "events",
      header = "Shows what happens in the node, as it happens, until interrupted.",
      description =
          "Kinds: judged, stored, flash, path, stopped, contradiction, reset. A broken connection"
              + " is taken up where it ended.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  parley events --line theatre",
        "  parley --json events --after 1732387200000042",
      })
  static final class Events implements Action {
    @Mixin private NodeOptions node = new NodeOptions();

    @Option(names = "--line", paramLabel = "LINE", description = "Only this line.")
    private @Nullable String line;

    @Option(names = "--after", paramLabel = "ID", description = "Go on after this event.")
    private @Nullable String after;

    @Option(names = "--count", paramLabel = "N", description = "End after so many events.")
    private long count = Long.MAX_VALUE;

    @Override
    public Exit run(Session session) throws Failure, MalformedException {
      long[] left = {count};
      try (NodeClient client = node.client(session)) {
        client.follow(
            line == null ? "events" : "events?line=" + EntryName.escaped(line),
            after,
            event -> {
              show(session, event);
              return --left[0] > 0;
            },
            Integer.MAX_VALUE,
            Thread::sleep);
      }
      return Exit.OK;
    }

    private static void show(Session session, ServerEvents.Event event) {
      String id = event.id() == null ? "" : event.id();
      JsonObject machine = new JsonObject().put("event", event.type()).put("id", id);
      try {
        machine.put("data", Json.parse(event.data().getBytes(StandardCharsets.UTF_8)));
      } catch (MalformedException e) {
        machine.put("text", event.data());
      }
      session
          .out()
          .result(
              machine,
              words -> {
                words.quote(event.type() + " " + SafeText.inline(event.data()));
                if (event.type().equals("flash")) {
                  boolean checked = event.data().contains("\"author\":\"checked\"");
                  words.say(
                      checked ? Phrase.say("events.flash") : Phrase.say("events.flash-unchecked"));
                }
              });
    }
  }

  @Command(
      name = "clock",
      header = "Vouches for the clock of the node's machine.",
      subcommands = Vouch.class,
      synopsisSubcommandLabel = "COMMAND",
      footerHeading = "%nExample:%n",
      footer = "  parley clock vouch     after comparing it with a clock you trust")
  static final class Clock {}

  @Command(name = "vouch", header = "Says that the machine's clock is right.")
  static final class Vouch implements Action {
    @Mixin private NodeOptions node = new NodeOptions();

    @Override
    public Exit run(Session session) throws Failure, MalformedException {
      try (NodeClient client = node.client(session)) {
        String clock = client.postJson("clock/vouch", Json.Obj.EMPTY).text("clock");
        session
            .out()
            .result(
                new JsonObject().put("clock", clock),
                words -> words.say("clock.vouched", "clock", clock));
      }
      return Exit.OK;
    }
  }
}
