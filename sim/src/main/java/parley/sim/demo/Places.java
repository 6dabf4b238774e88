package parley.sim.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.record.Json;
import parley.record.Ref;

/** Where the steps of a replay came to stand in the logs. */
final class Places {
  private final Map<String, Ref> places = new HashMap<>();

  void put(Step step, Ref place) {
    places.put(step.name(), place);
  }

  private Ref of(String step) {
    return Objects.requireNonNull(places.get(step), step);
  }

  /** The entry that the step speaks of, or null. */
  @Nullable Ref re(Step step) {
    return step.re().isEmpty() ? null : of(step.re());
  }

  /** The step's body with the places of the entries that it links to. */
  Json.Obj body(Step step) {
    Json.Obj body = step.body();
    for (var link : step.links().entrySet()) {
      body = body.with(link.getKey(), of(link.getValue()).json());
    }
    return body;
  }
}
