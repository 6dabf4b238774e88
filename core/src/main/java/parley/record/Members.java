package parley.record;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The members of an object in the order of their keys, unmodifiable: two arrays, because objects
 * are many and small. Keys are compared by UTF-16 code units, as RFC 8785 demands.
 */
final class Members extends AbstractMap<String, Json> {
  private final String[] keys;
  private final Json[] values;

  /** Members that are in order, each key once. */
  Members(String[] keys, Json[] values) {
    this.keys = keys;
    this.values = values;
  }

  /**
   * The members of a map.
   *
   * @throws IllegalArgumentException if a key is not visible ASCII: it would not parse
   */
  static Members of(Map<String, Json> map) {
    if (map instanceof Members members) {
      return members;
    }
    Map<String, Json> sorted = new TreeMap<>(map);
    sorted.keySet().forEach(Members::check);
    return new Members(
        sorted.keySet().toArray(new String[0]), sorted.values().toArray(new Json[0]));
  }

  private static void check(String key) {
    if (!isKey(key)) {
      throw new IllegalArgumentException("a key is visible ASCII");
    }
  }

  /** Whether it is one or more visible ASCII characters. */
  static boolean isKey(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= 0x20 || c >= 0x7f) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /**
   * These with one more, or another, member.
   *
   * @throws IllegalArgumentException as {@link #of}
   */
  Members with(String key, Json value) {
    check(key);
    int found = Arrays.binarySearch(keys, key);
    int at = found < 0 ? -found - 1 : found;
    int rest = found < 0 ? at : at + 1;
    int size = at + 1 + keys.length - rest;
    String[] nextKeys = Arrays.copyOf(keys, size);
    Json[] nextValues = Arrays.copyOf(values, size);
    System.arraycopy(keys, rest, nextKeys, at + 1, keys.length - rest);
    System.arraycopy(values, rest, nextValues, at + 1, keys.length - rest);
    nextKeys[at] = key;
    nextValues[at] = value;
    return new Members(nextKeys, nextValues);
  }

  @Override
  public @Nullable Json get(@Nullable Object key) {
    int at = key instanceof String text ? Arrays.binarySearch(keys, text) : -1;
    return at < 0 ? null : values[at];
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return get(key) != null;
  }

  @Override
  public int size() {
    return keys.length;
  }

  @Override
  public Set<Map.Entry<String, Json>> entrySet() {
    return new Entries();
  }

  private final class Entries extends AbstractSet<Map.Entry<String, Json>> {
    @Override
    public Iterator<Map.Entry<String, Json>> iterator() {
      return new InOrder();
    }

    @Override
    public int size() {
      return keys.length;
    }
  }

  private final class InOrder implements Iterator<Map.Entry<String, Json>> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < keys.length;
    }

    @Override
    public Map.Entry<String, Json> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return Map.entry(keys[next], values[next++]);
    }
  }
}
