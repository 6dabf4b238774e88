package parley.record;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;

/**
 * An entry in which a party states what another one said by another medium, or what it said itself
 * by one (docs/spec/record.md, "Attested acts"). The act inside is read as if its speaker had
 * written it; that only another party says so stays beside it.
 */
public final class Attested {
  /** The kind of entry. */
  public static final String KIND = "attested";

  /** What speaks of an attestation speaks for itself. */
  private static final Set<String> DIRECT = Set.of(KIND, "assent", "dispute");

  private Attested() {}

  /** Whether an act of that kind may be attested: a person can say it, and needs no key for it. */
  public static boolean admits(Kind kind) {
    return kind.authors().contains(Kind.Author.HOLDER) && !DIRECT.contains(kind.name());
  }

  /**
   * The act inside: the same place and reference, the speaker's post, at the time of the contact.
   */
  static Entry act(Entry entry) {
    Json.Obj body = entry.body();
    return new Entry(
        entry.id(),
        body.text("kind"),
        entry.origin(),
        body.text("post"),
        entry.signers(),
        time(entry),
        entry.mark(),
        entry.precedence(),
        entry.seen(),
        entry.re(),
        entry.answerBy(),
        body.object("body"),
        entry.blobs());
  }

  private static Instant time(Entry entry) {
    String time = entry.body().text("time");
    return time.isEmpty() ? entry.at() : Instant.parse(time);
  }

  /** Checks the form of the act inside, where its kind is known and may be attested. */
  static void check(Entry entry) throws MalformedException {
    @Nullable Kind kind = Kinds.find(entry.body().text("kind"));
    if (kind != null && admits(kind)) {
      kind.check(act(entry));
    }
  }
}
