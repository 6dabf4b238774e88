package parley.line;

/**
 * The person in a post.
 *
 * @param person the token in the key's name, or the empty string while the post is vacant
 * @param name as stated, or the empty string where it is not named in public
 * @param acting whether the person only acts for the holder
 * @param from the ordinal of the entry that says so: authority counts from there, not from dates
 */
public record Holder(String person, String name, boolean acting, long from) {
  /** Whether nobody holds the post. */
  public boolean vacant() {
    return person.isEmpty();
  }
}
