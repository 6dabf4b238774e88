package parley.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.log.MalformedException;
import parley.record.Json;
import parley.record.Names;
import parley.record.Origin;
import parley.render.Phrase;

/**
 * How a person names an entry: {@code party/index} in the party's newest log, {@code
 * party#epoch/index}, or the entry's id.
 *
 * @param party empty if it is named by id
 * @param epoch 0 for the newest
 * @param id empty if it is named by place
 */
record EntryName(String party, int epoch, long index, String id) {
  private static final Pattern PLACE =
      Pattern.compile("([a-z0-9.-]{1,100})(?:#([1-9][0-9]{0,5}))?/([0-9]{1,15})");
  private static final int PAGE = 1_000;

  /**
   * Reads a name.
   *
   * @throws MalformedException if it has none of the forms
   */
  static EntryName parse(String text) throws MalformedException {
    Matcher place = PLACE.matcher(text);
    if (place.matches()) {
      int epoch = place.group(2) == null ? 0 : Integer.parseInt(place.group(2));
      String party = Names.party(place.group(1), "entry");
      return new EntryName(party, epoch, Long.parseLong(place.group(3)), "");
    }
    if (text.matches("[0-9a-f]{32}")) {
      return new EntryName("", 0, 0, text);
    }
    throw new MalformedException("entry: party/index, party#epoch/index or an id expected");
  }

  /**
   * Asks the node for the entry.
   *
   * @throws Failure NOT_FOUND if there is none
   */
  EntryRow find(NodeClient client, String line) throws Failure, MalformedException {
    if (!id.isEmpty()) {
      return byId(client, line);
    }
    int of = epoch == 0 ? newest(client, line) : epoch;
    String path = linePath(line) + "/entries/" + party + "/" + of + "/" + index;
    return EntryRow.parse(client.getJson(path));
  }

  private int newest(NodeClient client, String line) throws Failure, MalformedException {
    Json.Obj state = client.getJson(linePath(line)).object("state");
    int newest = 0;
    for (Json item : state.object("parties").object(party).items("logs")) {
      if (item instanceof Json.Obj log) {
        newest = Math.max(newest, Origin.parse(log.text("origin"), "state.origin").epoch());
      }
    }
    if (newest == 0) {
      throw new Failure(Exit.NOT_FOUND, Phrase.say("line.no-log", "line", line, "party", party));
    }
    return newest;
  }

  private EntryRow byId(NodeClient client, String line) throws Failure, MalformedException {
    long from = 0;
    while (true) {
      Json.Obj page = client.getJson(linePath(line) + "/entries?from=" + from + "&limit=" + PAGE);
      for (Json item : page.items("entries")) {
        if (item instanceof Json.Obj row && row.text("id").equals(id)) {
          return EntryRow.parse(row);
        }
      }
      long next = page.integer("next", -1);
      if (next <= from) {
        throw new Failure(Exit.NOT_FOUND, Phrase.say("line.no-entry", "line", line, "id", id));
      }
      from = next;
    }
  }

  /** The path of a line in the interface. */
  static String linePath(String line) {
    return "lines/" + escaped(line);
  }

  /** A text as a part of a path or query. */
  static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
