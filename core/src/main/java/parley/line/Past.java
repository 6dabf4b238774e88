package parley.line;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parley.record.Json;

/**
 * What the author of an act had before its eyes: the act's causal past. Nothing outside of it may
 * decide whether the act counts, or two sides would judge it differently.
 */
public final class Past {
  private final LineBook book;
  private final @Nullable PartyFold author;
  private final Prefix prefix;

  /**
   * The past of an act.
   *
   * @param author who says it, or null where another party attests it: who held which post at a
   *     counterpart then, only the counterpart's own record could tell
   */
  Past(LineBook book, @Nullable PartyFold author, Prefix prefix) {
    this.book = book;
    this.author = author;
    this.prefix = prefix;
  }

  /** Whether the act lies in this past. */
  public boolean sees(Target act) {
    return act.ordinal() < prefix.of(act.party());
  }

  /**
   * The act at that place of the line, if it lies in this past; of another line nothing is known.
   */
  public Optional<Target> find(LineFold.Place place) {
    return book.find(place.origin(), place.index()).filter(this::sees);
  }

  /** The names of the line's parties, in the order of their numbers. */
  public List<String> parties() {
    return book.names;
  }

  /** The charter in force, if every party had signed one. */
  public Optional<Charter> charter() {
    return book.charters.inForce(prefix);
  }

  /** The author's own posts: title and rung by name. */
  public Map<String, Json.Obj> posts() {
    return author == null ? Map.of() : new TreeMap<>(author.posts);
  }

  /** Who holds the author's own posts; a post nobody was named for is left out. */
  public Map<String, Holder> holders() {
    return author == null ? Map.of() : new TreeMap<>(author.holders);
  }
}
