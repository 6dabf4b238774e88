package parley.render.message;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.record.Attested;
import parley.record.Json;
import parley.record.Kind;
import parley.record.Kinds;
import parley.record.Origin;
import parley.record.Shape;
import parley.record.UtcTime;
import parley.render.Dates;
import parley.render.SafeText;
import parley.render.Texts;

/**
 * Lays the fields of an act out in rows, by the shapes of its kind: names of fields and words of
 * closed sets in the reader's language, hashes in hexadecimal, times also where the sides are.
 */
final class Content {
  private static final int HASH_CHARS = 44;
  private static final List<String> LINK = List.of("index", "leaf", "origin");

  private final Texts texts;
  private final List<ZoneId> zones;
  private final List<Row> rows;

  /**
   * Rows go to the list.
   *
   * @param zones where times are shown too, before the zones that an act names itself
   */
  Content(Texts texts, List<ZoneId> zones, List<Row> rows) {
    this.texts = texts;
    this.zones = zones;
    this.rows = rows;
  }

  /** The fields of an act of that kind; of a kind that is not known, by their own names. */
  void act(String kind, Json.Obj body, int depth) {
    Kind known = Kinds.find(kind);
    fields(body, known == null ? List.of() : known.fields(), depth);
  }

  private void fields(Json.Obj body, List<Shape.Field> known, int depth) {
    Map<String, Shape> shapes = new HashMap<>();
    known.forEach(field -> shapes.put(field.name(), field.shape()));
    List<ZoneId> places = places(body);
    String language = body.text("language");
    int n = 0;
    for (Map.Entry<String, Json> field : body.members().entrySet()) {
      String key = field.getKey();
      String label = label(depth, n++);
      String name = texts.knows("print.field", key) ? texts.sayOf("print.field", key) : key;
      if (field.getValue() instanceof Json.Str time && (key.equals("begin") || key.equals("end"))) {
        rows.add(new Row(depth, label, name, local(time.value(), places), ""));
      } else if (field.getValue() instanceof Json.Obj inside && key.equals("body")) {
        rows.add(new Row(depth, label, name, "", ""));
        act(body.has("medium") ? body.text("kind") : Attested.KIND, inside, depth + 1);
      } else if (field.getValue() instanceof Json.Str kind
          && texts.knows("print.kind", kind.value())
          && key.equals("kind")) {
        rows.add(new Row(depth, label, name, texts.sayOf("print.kind", kind.value()), ""));
      } else {
        boolean words = key.equals("text") || key.equals("wording");
        value(
            depth,
            label,
            name,
            new Shown(field.getValue(), shapes.get(key)),
            words ? language : "");
      }
    }
  }

  /** A value and what it must look like, if that is known. */
  private record Shown(Json value, @Nullable Shape shape) {
    private Shown item(Json item) {
      return new Shown(item, shape instanceof Shape.ListOf list ? list.item() : null);
    }
  }

  private void value(int depth, String label, String name, Shown shown, String language) {
    switch (shown.value()) {
      case Json.Obj object when isLink(object) ->
          rows.add(new Row(depth, label, name, link(object), ""));
      case Json.Obj object -> {
        rows.add(new Row(depth, label, name, "", ""));
        inside(object, shown.shape(), depth + 1);
      }
      case Json.Arr array when array.items().stream().allMatch(Content::isPlain) ->
          rows.add(new Row(depth, label, name, plain(shown, array), ""));
      case Json.Arr array -> {
        rows.add(new Row(depth, label, name, "", ""));
        for (int i = 0; i < array.items().size(); i++) {
          value(depth + 1, label(depth + 1, i), "", shown.item(array.items().get(i)), "");
        }
      }
      default -> rows.add(new Row(depth, label, name, plain(shown), language));
    }
  }

  private void inside(Json.Obj object, @Nullable Shape shape, int depth) {
    switch (shape) {
      case Shape.Words _ -> {
        int n = 0;
        for (Map.Entry<String, Json> text : object.members().entrySet()) {
          Shown said = new Shown(text.getValue(), null);
          value(depth, label(depth, n++), text.getKey(), said, text.getKey());
        }
      }
      case Shape.Group group -> fields(object, group.fields(), depth);
      case null, default -> fields(object, List.of(), depth);
    }
  }

  private static boolean isPlain(Json value) {
    return !(value instanceof Json.Obj) && !(value instanceof Json.Arr);
  }

  private static boolean isLink(Json.Obj object) {
    return List.copyOf(object.members().keySet()).equals(LINK);
  }

  /** Another entry, as messages are numbered. */
  private String link(Json.Obj link) {
    try {
      Origin log = Origin.parse(link.text("origin"), "origin");
      return SafeText.block(Outgoing.number(log, link.integer("index", 0)));
    } catch (MalformedException e) {
      return SafeText.block(link.print());
    }
  }

  private String plain(Shown list, Json.Arr array) {
    List<String> items = new ArrayList<>();
    array.items().forEach(item -> items.add(plain(list.item(item))));
    return String.join("; ", items);
  }

  private String plain(Shown shown) {
    return switch (shown.value()) {
      case Json.Str text when shown.shape() instanceof Shape.OneOf -> word(text.value());
      case Json.Str text when shown.shape() instanceof Shape.Form ->
          SafeText.block(hex(text.value()));
      case Json.Str text -> SafeText.block(text.value());
      case Json.Int number -> Long.toString(number.value());
      case Json.Bool bool -> texts.sayOf("print.is", Boolean.toString(bool.value()));
      default -> throw new IllegalArgumentException("only a single value is said on one row");
    };
  }

  private String word(String word) {
    if (texts.knows("print.word", word)) {
      return texts.sayOf("print.word", word);
    }
    return texts.knows("view-word", word) ? texts.sayOf("view-word", word) : SafeText.block(word);
  }

  /** People compare hashes in hexadecimal everywhere; the record has them in base64. */
  private static String hex(String text) {
    try {
      return text.length() == HASH_CHARS ? Hash.parseBase64(text).hex() : text;
    } catch (MalformedException e) {
      return text;
    }
  }

  /** The time as it is of record, then the same where the sides are. */
  private String local(String time, List<ZoneId> places) {
    StringBuilder shown = new StringBuilder(SafeText.block(time));
    try {
      Instant instant = UtcTime.parse(time, "time");
      for (ZoneId zone : places) {
        String there = texts.say(Dates.local(instant, zone));
        shown.append('\n').append(there).append(' ').append(zone.getId());
      }
    } catch (MalformedException e) {
      return SafeText.block(time);
    }
    return shown.toString();
  }

  /** A name that this machine knows no zone by is left out: it stands among the fields. */
  private List<ZoneId> places(Json.Obj body) {
    List<ZoneId> places = new ArrayList<>(zones);
    Set<String> known = ZoneId.getAvailableZoneIds();
    for (String name : body.texts("timezones")) {
      if (known.contains(name) && !places.contains(ZoneId.of(name))) {
        places.add(ZoneId.of(name));
      }
    }
    return places;
  }

  /** A, then (1), then a, then 1): as formatted messages number their groups. */
  private static String label(int depth, int n) {
    return switch (depth) {
      case 1 -> letter('A', n);
      case 2 -> "(" + (n + 1) + ")";
      case 3 -> letter('a', n);
      default -> (n + 1) + ")";
    };
  }

  private static String letter(char first, int n) {
    String last = String.valueOf((char) (first + n % 26));
    return n < 26 ? last : (char) (first + n / 26 - 1) + last;
  }
}
