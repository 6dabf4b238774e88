package parley.node.storage;

import java.util.List;
import java.util.Optional;

/**
 * What was signed, kept outside the store and every backup of it (record.md §5 rule 2). It is
 * raised before a signature leaves; after a restored backup it is ahead of the store, and shows so.
 */
public interface Anchor extends AutoCloseable {
  /** In which role a head was signed. */
  enum Role {
    /** As the log's owner. */
    SIGNED,
    /** As a mirror of another's log. */
    COSIGNED
  }

  /** False if there is no anchor at all: then nothing may be signed under the old keys. */
  boolean present();

  /** The mark of that origin and role. */
  Optional<Mark> mark(String origin, Role role);

  /**
   * Raises all of these marks, durable on return, or none.
   *
   * @throws StoreException.Conflict if one is below the present mark, or has another root at the
   *     same size; nothing changed
   * @throws StoreException.Failed on any I/O error, and ever after until opened anew; or if the
   *     anchor is missing
   */
  void raise(List<Mark> marks) throws StoreException;

  @Override
  void close();

  /** Stands for the anchor that is not there: it knows nothing and cannot be raised. */
  static Anchor missing() {
    return new Anchor() {
      @Override
      public boolean present() {
        return false;
      }

      @Override
      public Optional<Mark> mark(String origin, Role role) {
        return Optional.empty();
      }

      @Override
      public void raise(List<Mark> marks) throws StoreException {
        throw new StoreException.Failed("the anchor is missing");
      }

      @Override
      public void close() {}
    };
  }
}
