package parley.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;
import parley.record.Json;

/** Puts together the fields of a kind; what was not given is left out. */
final class Body {
  private Json.Obj fields = Json.Obj.EMPTY;

  /** A text, unless it is empty or absent. */
  Body text(String key, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      fields = fields.with(key, value);
    }
    return this;
  }

  /** Texts, unless there are none. */
  Body texts(String key, List<String> values) {
    if (!values.isEmpty()) {
      fields = fields.with(key, Json.strings(values));
    }
    return this;
  }

  /** A text in several languages, unless there is none. */
  Body words(String key, Map<String, String> values) {
    Json.Obj words = Json.Obj.EMPTY;
    for (var value : values.entrySet()) {
      words = words.with(value.getKey(), value.getValue());
    }
    if (!values.isEmpty()) {
      fields = fields.with(key, words);
    }
    return this;
  }

  /** A flag, where it is set. */
  Body flag(String key, boolean value) {
    if (value) {
      fields = fields.with(key, true);
    }
    return this;
  }

  /** What reads one item of a list. */
  interface Reader {
    /** The item that the text stands for. */
    Json read(String text) throws MalformedException;
  }

  /** Items that texts stand for, unless there are none. */
  Body list(String key, List<String> texts, Reader reader) throws MalformedException {
    List<Json> items = new ArrayList<>();
    for (String text : texts) {
      items.add(reader.read(text));
    }
    return items.isEmpty() ? this : put(key, new Json.Arr(items));
  }

  /** A group of fields, unless it is empty. */
  Body group(String key, Body group) {
    return group.fields.members().isEmpty() ? this : put(key, group.fields);
  }

  /** Any value. */
  Body put(String key, Json value) {
    fields = fields.with(key, value);
    return this;
  }

  /** The body. */
  Json.Obj json() {
    return fields;
  }
}
