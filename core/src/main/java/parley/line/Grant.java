package parley.line;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import parley.log.NoteKey;

/**
 * A key that the party key granted.
 *
 * @param key the key; its name's second part is the person, or {@code clerk}
 * @param role what it may sign
 * @param lives where the private key is kept: for one in the node, authorship means "the node said
 *     so"
 * @param posts the posts it may speak for
 * @param duties what it is narrowed to; none means all that a holder may do
 * @param from the first ordinal at which it counts
 * @param until the ordinal of its revocation, or {@link Long#MAX_VALUE}
 */
public record Grant(
    NoteKey key,
    Role role,
    Home lives,
    List<String> posts,
    Set<Duty> duties,
    long from,
    long until) {
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

  /** What a holder's key may be narrowed to (docs/spec/fold.md, "Signers"). */
  public enum Duty {
    /** Writes first where two must sign. */
    DRAFTER,
    /** Signs last, or alone: the person who holds the post. */
    RELEASER,
    /** Keeps the watch for the post without holding it: receipts, tests, orderwire, safety. */
    WATCH_OFFICER,
    /** Coordinates between operators: orderwire and tests. */
    LIAISON;

    /** The word in the record. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Grant {
    posts = List.copyOf(posts);
    duties = Set.copyOf(duties);
  }

  /** The person whose key this is: the name's part after the party. */
  public String person() {
    return key.name().substring(key.name().indexOf('/') + 1);
  }

  /** Whether the key may be used so: a key that is not narrowed may be used in any way. */
  boolean may(Duty duty) {
    return duties.isEmpty() || duties.contains(duty);
  }

  Grant revoked(long ordinal) {
    return new Grant(key, role, lives, posts, duties, from, Math.min(until, ordinal));
  }
}
