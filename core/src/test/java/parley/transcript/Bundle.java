package parley.transcript;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of a transcript in memory, to be read, written and spoiled. */
final class Bundle implements BundleSource, Sink {
  final SortedMap<String, byte[]> files = new TreeMap<>();

  @Override
  public void file(String path, byte[] bytes) {
    if (files.put(path, bytes.clone()) != null) {
      throw new IllegalArgumentException(path + " comes twice");
    }
  }

  @Override
  public byte[] read(String path, int maxBytes) throws MissingException {
    byte[] bytes = files.get(path);
    if (bytes == null || bytes.length > maxBytes) {
      throw new MissingException(path + ": not there, or over " + maxBytes + " bytes");
    }
    return bytes;
  }

  @Override
  public List<String> list(String prefix) {
    return files.keySet().stream().filter(path -> path.startsWith(prefix)).toList();
  }

  byte[] get(String path) {
    return java.util.Objects.requireNonNull(files.get(path), path);
  }

  Bundle copy() {
    Bundle copy = new Bundle();
    copy.files.putAll(files);
    return copy;
  }

  /** This bundle with other bytes at a path, and the sums as a forger would mend them. */
  Bundle forged(String path, byte[] bytes) {
    Bundle copy = copy();
    copy.files.put(path, bytes);
    return copy.mended();
  }

  Bundle without(String path) {
    Bundle copy = copy();
    if (copy.files.remove(path) == null) {
      throw new IllegalArgumentException("no " + path);
    }
    return copy;
  }

  Bundle mended() {
    Sums sums = new Sums();
    files.remove(Layout.SUMS);
    files.forEach(sums::add);
    files.put(Layout.SUMS, sums.bytes());
    return this;
  }

  static byte[] flipped(byte[] bytes, int at, int mask) {
    byte[] copy = Arrays.copyOf(bytes, bytes.length);
    copy[at] ^= (byte) mask;
    return copy;
  }

  String only(String prefix, String suffix) {
    List<String> found = list(prefix).stream().filter(path -> path.endsWith(suffix)).toList();
    if (found.size() != 1) {
      throw new IllegalArgumentException(found + " below " + prefix);
    }
    return found.getFirst();
  }
}
