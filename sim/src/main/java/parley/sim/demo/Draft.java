package parley.sim.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.record.Json;
import parley.record.Ref;
import parley.record.Signatory;

/** What an author wants to write, before it has a place in the log. */
record Draft(String kind, String post, List<Signatory> by, Json.Obj body, @Nullable Ref re) {
  static Draft of(String kind, List<Signatory> by, Json.Obj body) {
    return new Draft(kind, "", by, body, null);
  }
}
