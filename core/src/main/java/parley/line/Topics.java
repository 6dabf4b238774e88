package parley.line;

import java.util.ArrayList;
import java.util.List;
import parley.record.Entry;
import parley.record.Json;

/** The topics that an act names, by which a charter bounds it and a suspension stops it. */
public final class Topics {
  private Topics() {}

  /** Its {@code topics} and {@code topic}, and those of the agenda that it proposes. */
  public static List<String> of(Entry act) {
    Json.Obj body = act.body();
    List<String> topics = new ArrayList<>(body.texts("topics"));
    add(topics, body);
    for (Json item : body.object("terms").items("agenda")) {
      if (item instanceof Json.Obj point) {
        add(topics, point);
      }
    }
    return topics;
  }

  private static void add(List<String> topics, Json.Obj from) {
    if (from.has("topic")) {
      topics.add(from.text("topic"));
    }
  }
}
