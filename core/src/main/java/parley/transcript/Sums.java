package parley.transcript;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.log.Hash;
import parley.log.MalformedException;

/**
 * {@code SHA256SUMS}: the hash of every other file, so that damage to any byte shows, also to one
 * that no signature covers. It protects against accidents; forgers can mend it, and meet the
 * signatures.
 */
final class Sums {
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ([A-Za-z0-9._/-]{1,300})");

  private final SortedMap<String, Hash> sums = new TreeMap<>();

  void add(String path, byte[] bytes) {
    if (sums.put(path, Hash.sha256(bytes)) != null) {
      throw new IllegalArgumentException(path + " comes twice");
    }
  }

  static Sums parse(byte[] bytes) throws MalformedException {
    Sums sums = new Sums();
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String last = "";
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      var line = LINE.matcher(end < 0 ? "" : text.substring(start, end));
      if (!line.matches() || line.group(2).compareTo(last) <= 0) {
        throw new MalformedException("SHA256SUMS: lines <hash>  <path>, sorted, each path once");
      }
      last = line.group(2);
      sums.sums.put(last, Hash.parseHex(line.group(1)));
      start = end + 1;
    }
    return sums;
  }

  byte[] bytes() {
    StringBuilder text = new StringBuilder();
    sums.forEach((path, hash) -> text.append(hash.hex()).append("  ").append(path).append('\n'));
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  @Nullable Hash of(String path) {
    return sums.get(path);
  }

  java.util.Set<String> paths() {
    return Collections.unmodifiableSet(sums.keySet());
  }
}
