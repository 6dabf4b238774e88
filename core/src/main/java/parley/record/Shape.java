package parley.record;

import java.util.List;
import parley.log.MalformedException;

/** What the value of one field of a kind must look like; the table of kinds is written in these. */
public sealed interface Shape {

  /** Refuses a value that has not this shape, naming its place. */
  void check(Json value, String where) throws MalformedException;

  /** One field of a kind. */
  record Field(String name, Shape shape, boolean required) {}

  /** Free text in its author's words. */
  record Text(int maxChars) implements Shape {
    @Override
    public void check(Json value, String where) throws MalformedException {
      String text = string(value, where);
      if (text.isEmpty() || text.length() > maxChars) {
        throw new MalformedException(where + ": 1 to " + maxChars + " characters expected");
      }
    }
  }

  /** A text in several languages: language tag to text. */
  record Words(int maxChars) implements Shape {
    @Override
    public void check(Json value, String where) throws MalformedException {
      if (!(value instanceof Json.Obj obj) || obj.members().isEmpty()) {
        throw new MalformedException(where + ": texts by language expected");
      }
      for (var member : obj.members().entrySet()) {
        if (!member.getKey().matches("[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")) {
          throw new MalformedException(where + ": a language tag expected");
        }
        new Text(maxChars).check(member.getValue(), where + "." + member.getKey());
      }
    }
  }

  /** A text of a fixed form: {@code [a-z0-9-]}, a party, an id, a time, a date, a hash, … */
  record Form(Check form) implements Shape {
    @Override
    public void check(Json value, String where) throws MalformedException {
      form.check(string(value, where), where);
    }
  }

  /** A test of a text that names the place in its error. */
  interface Check {
    void check(String text, String where) throws MalformedException;
  }

  /** One of a closed set of words. */
  record OneOf(List<String> words) implements Shape {
    @Override
    public void check(Json value, String where) throws MalformedException {
      if (!words.contains(string(value, where))) {
        throw new MalformedException(where + ": one of " + words + " expected");
      }
    }
  }

  /** An integer within bounds, both included. */
  record Whole(long min, long max) implements Shape {
    @Override
    public void check(Json value, String where) throws MalformedException {
      if (!(value instanceof Json.Int n) || n.value() < min || n.value() > max) {
        throw new MalformedException(
            where + ": an integer from " + min + " to " + max + " expected");
      }
    }
  }

  /** true or false. */
  record Flag() implements Shape {
    @Override
    public void check(Json value, String where) throws MalformedException {
      if (!(value instanceof Json.Bool)) {
        throw new MalformedException(where + ": true or false expected");
      }
    }
  }

  /** One to {@code max} items of a shape. */
  record ListOf(Shape item, int max) implements Shape {
    @Override
    public void check(Json value, String where) throws MalformedException {
      if (!(value instanceof Json.Arr arr) || arr.items().isEmpty() || arr.items().size() > max) {
        throw new MalformedException(where + ": 1 to " + max + " items expected");
      }
      for (int i = 0; i < arr.items().size(); i++) {
        item.check(arr.items().get(i), where + "[" + i + "]");
      }
    }
  }

  /** An object with exactly these fields. */
  record Group(List<Field> fields) implements Shape {
    @Override
    public void check(Json value, String where) throws MalformedException {
      Fields f = Fields.of(value, where);
      for (Field field : fields) {
        Json member = field.required() ? f.required(field.name()) : f.optional(field.name());
        if (member != null) {
          field.shape().check(member, f.place(field.name()));
        }
      }
      f.end();
    }
  }

  /** An object judged elsewhere: a charter's own text. */
  record AnyObject() implements Shape {
    @Override
    public void check(Json value, String where) throws MalformedException {
      if (!(value instanceof Json.Obj)) {
        throw new MalformedException(where + ": an object expected");
      }
    }
  }

  private static String string(Json value, String where) throws MalformedException {
    if (value instanceof Json.Str s) {
      return s.value();
    }
    throw new MalformedException(where + ": a text expected");
  }
}
