package parley.transcript;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import parley.log.MalformedException;
import parley.record.Fields;
import parley.record.Json;
import parley.record.Limits;
import parley.record.Names;
import parley.record.Origin;
import parley.record.UtcTime;

/**
 * What a bundle says it is: {@code transcript.json}. Nobody signs it; everything in it but the time
 * is borne out by signed files.
 *
 * @param line the line's full name
 * @param parties sorted
 * @param logs sorted by party, epoch and name
 * @param exported when, by the exporter's clock
 * @param by the party that exported
 */
public record Manifest(
    String line, List<String> parties, List<Log> logs, Instant exported, String by) {
  /** The format of this version. */
  public static final String FORMAT = "parley/transcript/v1";

  private static final int LOGS = 8_000;
  private static final int LINE_CHARS = 60;
  private static final Comparator<Log> ORDER =
      Comparator.comparing((Log log) -> log.origin().party())
          .thenComparingInt(log -> log.origin().epoch())
          .thenComparing(log -> log.origin().keys());

  /** A log of the bundle and how many entries of it are there. */
  public record Log(Origin origin, long size) {}

  /** Puts the logs in their order. */
  public Manifest {
    parties = List.copyOf(parties);
    logs = logs.stream().sorted(ORDER).toList();
  }

  /**
   * Reads the file.
   *
   * @throws MalformedException if it is not exactly what {@link #bytes} prints
   */
  public static Manifest parse(byte[] bytes) throws MalformedException {
    int end = bytes.length - 1;
    if (bytes.length > Layout.MANIFEST_BYTES || end < 0 || bytes[end] != '\n') {
      throw new MalformedException("transcript.json: one line expected");
    }
    Fields f = new Fields(Json.parseObject(java.util.Arrays.copyOf(bytes, end)), "");
    if (!f.text("format", 40).equals(FORMAT)) {
      throw new MalformedException("format: " + FORMAT + " expected");
    }
    List<String> parties = f.texts("parties", Limits.PARTIES, Limits.PARTY_CHARS);
    for (String party : parties) {
      Names.party(party, "parties");
    }
    Manifest manifest =
        new Manifest(
            f.text("line", LINE_CHARS),
            parties,
            logs(f),
            UtcTime.parse(f.text("exported", 20), "exported"),
            f.text("by", Limits.PARTY_CHARS));
    f.end();
    manifest.check();
    if (!java.util.Arrays.equals(manifest.bytes(), bytes)) {
      throw new MalformedException("logs: sorted by party, epoch and name expected");
    }
    return manifest;
  }

  private static List<Log> logs(Fields f) throws MalformedException {
    List<Log> logs = new ArrayList<>();
    for (Json item : f.items("logs", 1, LOGS)) {
      Fields log = Fields.of(item, "logs");
      Origin origin = Origin.parse(log.text("origin", Limits.ORIGIN_BYTES), "logs.origin");
      logs.add(new Log(origin, log.integer("size", 1, Json.LIMIT - 1)));
      log.end();
    }
    return logs;
  }

  private void check() throws MalformedException {
    if (!List.copyOf(new TreeSet<>(parties)).equals(parties) || parties.size() < 2) {
      throw new MalformedException("parties: two or more, sorted, each once");
    }
    if (!parties.contains(by)) {
      throw new MalformedException("by: a party of the line expected");
    }
    Set<String> seen = new HashSet<>();
    for (Log log : logs) {
      Origin origin = log.origin();
      if (!origin.line().equals(line) || !parties.contains(origin.party())) {
        throw new MalformedException("logs.origin: a log of another line or party");
      }
      String once = origin.epoch() == 1 ? origin.party() : origin.toString();
      if (!seen.add(once)) {
        throw new MalformedException("logs.origin: each once, and one first log of a party");
      }
    }
  }

  /** One line of canonical JSON and a newline. */
  public byte[] bytes() {
    List<Json> rows = new ArrayList<>();
    for (Log log : logs) {
      rows.add(Json.Obj.EMPTY.with("origin", log.origin().toString()).with("size", log.size()));
    }
    Json.Obj json =
        Json.Obj.EMPTY
            .with("format", FORMAT)
            .with("line", line)
            .with("parties", Json.strings(parties))
            .with("logs", rows)
            .with("exported", UtcTime.print(exported))
            .with("by", by);
    return (json.print() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Entries of all logs together. */
  public long entries() {
    return logs.stream().mapToLong(Log::size).sum();
  }
}
