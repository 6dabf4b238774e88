package parley.line;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.record.Json;

/**
 * The acts of several lines that say what they follow from, by what they name. A cause is its
 * author's claim: it is found and shown, never judged (docs/spec/incidents.md, "Causes").
 */
public final class Causes {
  /**
   * What an act is said to follow from.
   *
   * @param label a handle of its author's, or the empty string
   * @param entry the entry named, on whatever line
   * @param text the claim in words, or the empty string
   * @param source whose account it is where it is not the author's own, or the empty string
   */
  public record Cause(String label, Optional<LineFold.Place> entry, String text, String source) {}

  /**
   * An act that names causes.
   *
   * @param line the short name of the line it stands on
   * @param place where it stands
   * @param opening the act that began its matter
   */
  public record Caused(
      String line, LineFold.Place place, Target opening, Said act, List<Cause> causes) {
    public Caused {
      causes = List.copyOf(causes);
    }
  }

  private final List<Caused> all = new ArrayList<>();
  private final Map<LineFold.Place, List<Caused>> byEntry = new HashMap<>();
  private final Map<String, List<Caused>> byLabel = new HashMap<>();

  private Causes() {}

  /** The causes named on these lines. */
  public static Causes of(Collection<LineActs> lines) {
    Causes causes = new Causes();
    for (LineActs line : lines) {
      for (Matters.Matter matter : line.matters()) {
        matter.acts().stream()
            .filter(act -> act.entry().body().has("because"))
            .forEach(act -> causes.add(line, matter.opening().target(), act));
      }
    }
    return causes;
  }

  private void add(LineActs line, Target opening, Said act) {
    List<Cause> causes = read(act);
    LineFold.Place place = line.places().apply(act.target());
    Caused caused = new Caused(line.line(), place, opening, act, causes);
    all.add(caused);
    causes.stream()
        .flatMap(c -> c.entry().stream())
        .distinct()
        .forEach(p -> put(byEntry, p, caused));
    causes.stream().map(Cause::label).distinct().forEach(l -> put(byLabel, l, caused));
  }

  private static <K> void put(Map<K, List<Caused>> map, K key, Caused caused) {
    map.computeIfAbsent(key, k -> new ArrayList<>()).add(caused);
  }

  private static List<Cause> read(Said act) {
    List<Cause> causes = new ArrayList<>();
    for (Json item : act.entry().body().items("because")) {
      if (item instanceof Json.Obj cause) {
        causes.add(
            new Cause(
                cause.text("label"),
                link(cause.object("entry")),
                cause.text("text"),
                cause.text("source")));
      }
    }
    return causes;
  }

  /** The place that a link names, or empty where there is no link. */
  public static Optional<LineFold.Place> link(Json.Obj link) {
    return link.has("origin")
        ? Optional.of(new LineFold.Place(link.text("origin"), link.integer("index", 0)))
        : Optional.empty();
  }

  /** Every act that names a cause, line by line. */
  public List<Caused> all() {
    return Collections.unmodifiableList(all);
  }

  /** The acts that name that entry. */
  public List<Caused> naming(LineFold.Place entry) {
    return List.copyOf(byEntry.getOrDefault(entry, List.of()));
  }

  /** The acts that name that label, whoever wrote it. */
  public List<Caused> naming(String label) {
    return List.copyOf(byLabel.getOrDefault(label, List.of()));
  }
}
