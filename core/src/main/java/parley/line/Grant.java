package parley.line;

import java.util.List;
import parley.log.NoteKey;

/**
 * A key that the party key granted.
 *
 * @param key the key; its name's second part is the person, or {@code clerk}
 * @param role what it may sign
 * @param lives where the private key is kept: for one in the node, authorship means "the node said
 *     so"
 * @param posts the posts it may speak for
 * @param from the first ordinal at which it counts
 * @param until the ordinal of its revocation, or {@link Long#MAX_VALUE}
 */
public record Grant(NoteKey key, Role role, Home lives, List<String> posts, long from, long until) {
  /** What a granted key may sign. */
  public enum Role {
    HOLDER,
    ADMINISTRATOR,
    CLERK
  }

  /** Where a private key is kept. */
  public enum Home {
    NODE,
    TOKEN,
    CLIENT
  }

  public Grant {
    posts = List.copyOf(posts);
  }

  /** The person whose key this is: the name's part after the party. */
  public String person() {
    return key.name().substring(key.name().indexOf('/') + 1);
  }

  Grant revoked(long ordinal) {
    return new Grant(key, role, lives, posts, from, Math.min(until, ordinal));
  }
}
