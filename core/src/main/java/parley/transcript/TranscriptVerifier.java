package parley.transcript;

import parley.log.Suite;

/**
 * Verifies a transcript with nothing but the cards that the reader holds. Entries are streamed:
 * memory grows by about 64 bytes an entry for hashes, and by what the fold keeps.
 */
public final class TranscriptVerifier {
  /** Is told how far the work has come. */
  @FunctionalInterface
  public interface Progress {
    /** So many entries of the total are read. */
    void at(long done, long total);
  }

  private final Suite suite;
  private final ReadingStage stage;
  private final long salt;

  /**
   * A verifier.
   *
   * @param stage how leaves are read, perhaps on several cores
   * @param salt any number that who made the bundle cannot know; it changes no result
   */
  public TranscriptVerifier(Suite suite, ReadingStage stage, long salt) {
    this.suite = suite;
    this.stage = stage;
    this.salt = salt;
  }

  /** Verifies a bundle. Whatever is wrong with it is a finding, never an exception. */
  public Report verify(BundleSource source, Trust trust, Progress progress) {
    return new Verification(source, trust, suite, salt).run(stage, progress);
  }
}
