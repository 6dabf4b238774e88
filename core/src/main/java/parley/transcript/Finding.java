package parley.transcript;

/**
 * One thing that a verification found.
 *
 * @param check what was looked for
 * @param origin the log it concerns, or the empty string
 * @param index the entry it concerns, or {@link #NO_INDEX}
 * @param file the file it was found in, or the empty string
 * @param text what exactly, in English; never content of an entry
 */
public record Finding(Check check, String origin, long index, String file, String text) {
  /** No entry is concerned. */
  public static final long NO_INDEX = -1;

  static Finding ofFile(Check check, String file, String text) {
    return new Finding(check, "", NO_INDEX, file, text);
  }

  static Finding ofLog(Check check, String origin, String text) {
    return new Finding(check, origin, NO_INDEX, "", text);
  }
}
