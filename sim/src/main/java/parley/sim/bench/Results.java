package parley.sim.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.cli.JsonObject;
import parley.render.Table;

/** The figures of one run and the conditions they came about under. */
record Results(List<Figure> figures, List<String> conditions) {
  Results {
    figures = List.copyOf(figures);
    conditions = List.copyOf(conditions);
  }

  /** One row for each figure. */
  Table table() {
    Table table = Table.of("figure", "value", "unit", "target", "met");
    for (Figure figure : figures) {
      Figure.Target target = figure.target();
      table.row(
          figure.key(),
          figure.rounded().toPlainString(),
          figure.unit(),
          target == null ? "" : target.words(),
          target == null ? "" : figure.met() ? "yes" : "NO");
    }
    return table;
  }

  /** The same for a script: an object for each group, then the targets and the conditions. */
  JsonObject json() {
    Map<String, JsonObject> groups = new LinkedHashMap<>();
    List<JsonObject> targets = new ArrayList<>();
    for (Figure figure : figures) {
      int dot = figure.key().indexOf('.');
      groups
          .computeIfAbsent(figure.key().substring(0, dot), g -> new JsonObject())
          .put(figure.key().substring(dot + 1), figure.rounded());
      Figure.Target target = figure.target();
      if (target != null) {
        targets.add(
            new JsonObject()
                .put("figure", figure.key())
                .put("target", target.words())
                .put("met", figure.met()));
      }
    }
    JsonObject json = new JsonObject();
    groups.forEach(json::put);
    return json.putObjects("targets", targets).putTexts("conditions", conditions);
  }
}
