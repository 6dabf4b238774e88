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

  /**
   * Makes the anchor that is missing, with these marks in it, durable on return. Only for new keys:
   * what the old ones signed nobody knows, so that their logs are barred.
   *
   * @throws StoreException.Conflict if there is an anchor
   */
  default void begin(List<Mark> bars) throws StoreException {
    throw new StoreException.Conflict("the anchor is there");
  }

  @Override
  void close();
}
