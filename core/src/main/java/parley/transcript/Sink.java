package parley.transcript;

/** Where the files of a transcript go, one after the other. */
@FunctionalInterface
public interface Sink {
  /** Keeps a file; each path comes once. A failure is the implementation's own unchecked one. */
  void file(String path, byte[] bytes);
}
