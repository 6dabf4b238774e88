package parley.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;
import parley.record.Json;
import parley.record.Origin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What was said on a line. */
@Command(
    name = "log",
    header = "Shows what was said on a line, by all parties.",
    description = {
      "Logs are merged by the times that their authors state; within one log the order is its own."
          + " Ladder: S stored, D displayed, A acknowledged, U understood, N not understood,"
          + " R answered, X refused by the other side; - nothing yet."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  parley log theatre",
      "  parley log theatre --party cn.example --kind request --limit 200",
      "  parley log theatre --follow",
    })
final class LogCommand implements Action {
  @Mixin private NodeOptions node = new NodeOptions();

  @Parameters(paramLabel = "LINE", description = "The line.")
  private String line = "";

  @Option(names = "--party", paramLabel = "NAME", description = "Only entries of this party.")
  private @Nullable String party;

  @Option(names = "--kind", paramLabel = "KIND", description = "Only entries of this kind.")
  private String kind = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      description =
          "The newest so many entries of each log, up to 1000. Default: ${DEFAULT-VALUE}.")
  private int limit = 50;

  @Option(names = "--follow", description = "Go on with what comes, until interrupted.")
  private boolean follow;

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "With --follow: end after so many entries.")
  private long count = Long.MAX_VALUE;

  @Override
  public Exit run(Session session) throws Failure, MalformedException {
    try (NodeClient client = node.client(session)) {
      Json.Obj shown = client.getJson(EntryName.linePath(line));
      List<List<EntryRow>> logs = new ArrayList<>();
      for (String origin : LogView.origins(shown)) {
        if (party == null || Origin.parse(origin, "log").party().equals(party)) {
          logs.add(rows(client, shown, origin));
        }
      }
      show(session, LogView.merged(logs), true);
      if (follow) {
        follow(session, client, shown.text("line"));
      }
    }
    return Exit.OK;
  }

  private List<EntryRow> rows(NodeClient client, Json.Obj shown, String origin)
      throws Failure, MalformedException {
    int most = Math.clamp(limit, 1, 1_000);
    long at = kind.isEmpty() ? Math.max(0, LogView.folded(shown, origin) - most) : 0;
    List<EntryRow> rows = new ArrayList<>();
    while (at >= 0) {
      String path = LogView.pagePath(shown.text("line"), origin, at, 1_000);
      path = kind.isEmpty() ? path : path + "&kind=" + EntryName.escaped(kind);
      Json.Obj page = client.getJson(path);
      for (Json item : page.items("entries")) {
        rows.add(EntryRow.parse(item));
      }
      long next = page.integer("next", -1);
      at = next > at ? next : -1;
    }
    return rows.subList(Math.max(0, rows.size() - most), rows.size());
  }

  private static void show(Session session, List<EntryRow> rows, boolean head) {
    List<JsonObject> entries = new ArrayList<>();
    rows.forEach(row -> entries.add(new JsonObject().put("entry", row.json())));
    session
        .out()
        .result(
            new JsonObject().putObjects("entries", entries),
            words -> words.table(LogView.table(session.texts(), rows), head));
  }

  private void follow(Session session, NodeClient client, String full)
      throws Failure, MalformedException {
    List<MalformedException> malformed = new ArrayList<>();
    List<Failure> failed = new ArrayList<>();
    long[] left = {count};
    client.follow(
        "events?line=" + EntryName.escaped(full),
        null,
        event -> {
          try {
            left[0] -= event.type().equals("judged") && came(session, client, full, event) ? 1 : 0;
          } catch (MalformedException e) {
            malformed.add(e);
          } catch (Failure e) {
            failed.add(e);
          }
          return malformed.isEmpty() && failed.isEmpty() && left[0] > 0;
        },
        Integer.MAX_VALUE,
        Thread::sleep);
    if (!malformed.isEmpty()) {
      throw malformed.getFirst();
    }
    if (!failed.isEmpty()) {
      throw failed.getFirst();
    }
  }

  private boolean came(Session session, NodeClient client, String full, ServerEvents.Event event)
      throws Failure, MalformedException {
    Json.Obj data =
        Json.parseObject(event.data().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    Origin origin = Origin.parse(data.text("origin"), "event.origin");
    boolean wanted =
        (party == null || party.equals(origin.party()))
            && (kind.isEmpty() || kind.equals(data.text("kind")));
    if (wanted) {
      EntryName name = new EntryName(origin.party(), origin.epoch(), data.integer("index", 0), "");
      show(session, List.of(name.find(client, full)), false);
    }
    return wanted;
  }
}
