package parley.record;

import java.util.List;
import java.util.Set;
import parley.log.MalformedException;

/**
 * One kind of entry: its fields, who may sign it, and the rules that hold for it whatever the state
 * (docs/spec/record.md, "Kinds").
 *
 * @param name as in the record
 * @param authors which keys may sign it
 * @param traits the rules it is under
 * @param fields the fields of its body
 */
public record Kind(String name, Set<Author> authors, Set<Trait> traits, List<Shape.Field> fields) {

  /** Whose key may sign. */
  public enum Author {
    /** The party key, offline: both of its signature lines. */
    PARTY,
    /** A person who holds the post named by the entry. */
    HOLDER,
    /** A person with the role of administrator. */
    ADMINISTRATOR,
    /** The node itself. */
    CLERK
  }

  /** Rules of a kind. */
  public enum Trait {
    /** No suspension and no charter stops it (record.md §4). */
    CORE,
    /** It counts before a charter is in force. */
    BEFORE_CHARTER,
    /** It speaks of another entry: {@code re} is demanded. */
    RE,
    /** A rung of the receipt ladder: it is never the target of a rung and carries no answer-by. */
    RUNG,
    /** Its bound is {@link Limits#LARGE_ENTRY_BYTES}. */
    LARGE,
    /** It may ask for an answer by a time, and lapses without one. */
    ASKS,
    /** It answers the entry it speaks of: the ladder of that entry reaches <i>answered</i>. */
    ANSWERS,
    /**
     * It states what took place. No suspension undoes a fact: on a suspended line it changes
     * nothing that was agreed, and is kept as observed (docs/spec/fold.md, "Observed").
     */
    REPORT,
    /**
     * It shapes the line that exercises share with earnest (keys, posts, holders, charter, epochs):
     * marked as anything but real it would change the real state, so it is refused.
     */
    ALWAYS_REAL
  }

  public Kind {
    authors = Set.copyOf(authors);
    traits = Set.copyOf(traits);
    fields = List.copyOf(fields);
  }

  /** Whether the kind is under the rule. */
  public boolean is(Trait trait) {
    return traits.contains(trait);
  }

  /** Whether the larger bound holds. */
  public boolean large() {
    return is(Trait.LARGE);
  }

  /**
   * Checks what an entry of this kind must look like, without regard to any state.
   *
   * @throws MalformedException naming the field
   */
  public void check(Entry entry) throws MalformedException {
    new Shape.Group(fields).check(entry.body(), "body");
    if (is(Trait.RE) && entry.re() == null) {
      throw new MalformedException("re: " + name + " speaks of another entry and must name it");
    }
    if (is(Trait.RUNG) && entry.answerBy() != null) {
      throw new MalformedException("answer-by: a rung of the ladder asks for no answer");
    }
    if (!authors.contains(Author.HOLDER) && !entry.post().isEmpty()) {
      throw new MalformedException("post: " + name + " is an act of the party, not of a post");
    }
    if (name.equals(Attested.KIND)) {
      Attested.check(entry);
    }
  }
}
