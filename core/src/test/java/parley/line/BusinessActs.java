package parley.line;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import parley.record.Json;
import parley.record.Ref;

/** Random acts of the domains: each speaks of what its kind may speak of, or of anything. */
final class BusinessActs {
  private static final Map<String, List<String>> SPEAKS_OF =
      Map.of(
          "outcome", List.of("outcome"),
          "outcome-degree", List.of("outcome"),
          "outcome-object", List.of("outcome"),
          "outcome-status", List.of("outcome"),
          "status-assent", List.of("outcome-status"),
          "status-object", List.of("outcome-status"),
          "incident", List.of("incident", "foreseen"),
          "foreseen", List.of("foreseen"));
  private static final List<String> KINDS =
      List.of(
          "outcome",
          "outcome",
          "outcome-degree",
          "outcome-degree",
          "outcome-degree",
          "outcome-object",
          "outcome-status",
          "outcome-status",
          "outcome-status",
          "status-assent",
          "status-object",
          "incident",
          "incident",
          "incident",
          "foreseen");
  private static final List<String> OPENING = List.of("outcome", "incident", "foreseen");
  private static final List<String> STATUSES =
      List.of("under-way", "kept", "kept", "not-kept", "lapsed", "withdrawn");

  private final Random random;
  private final LineBuilder line;

  BusinessActs(Random random, LineBuilder line) {
    this.random = random;
    this.line = line;
  }

  /** The numbers that these acts are drawn from, and no others. */
  Random random() {
    return random;
  }

  /** The next act of that party, complete but for what it has seen. */
  Draft act(String author) {
    String kind = KINDS.get(random.nextInt(KINDS.size()));
    Holder holder = line.referee().state().holders(author).get(Draft.DESK);
    Draft draft = line.draft(author, kind).by(holder == null ? "ann" : holder.person());
    List<LineFold.Judged> known =
        line.judged().stream()
            .filter(j -> j.entry() != null)
            .filter(j -> speaksOf(kind, Objects.requireNonNull(j.entry()).kind()))
            .toList();
    if (!known.isEmpty() && (!OPENING.contains(kind) || random.nextInt(3) > 0)) {
      LineFold.Judged of = known.get(known.size() - 1 - random.nextInt(Math.min(2, known.size())));
      draft.re(new Ref(of.origin().toString(), of.index(), of.leaf()));
      draft.mark(Objects.requireNonNull(of.entry()).mark());
    }
    return said(kind, draft);
  }

  private boolean speaksOf(String kind, String other) {
    return Objects.requireNonNull(SPEAKS_OF.get(kind)).contains(other) || random.nextInt(40) == 0;
  }

  private Draft said(String kind, Draft draft) {
    return switch (kind) {
      case "outcome" -> draft.with("text", "text " + random.nextInt(3)).with("degree", degree());
      case "outcome-degree" -> draft.with("degree", degree());
      case "outcome-status" -> draft.with("status", STATUSES.get(random.nextInt(STATUSES.size())));
      case "incident", "foreseen" ->
          draft
              .with("label", "label-" + random.nextInt(4))
              .with("topics", Json.strings(List.of("sea")));
      default -> draft;
    };
  }

  private String degree() {
    return random.nextInt(8) > 0 ? "agreed" : "welcomed";
  }
}
