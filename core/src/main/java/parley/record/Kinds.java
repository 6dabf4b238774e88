package parley.record;

import static parley.record.Kind.Author.ADMINISTRATOR;
import static parley.record.Kind.Author.CLERK;
import static parley.record.Kind.Author.HOLDER;
import static parley.record.Kind.Author.PARTY;
import static parley.record.Kind.Trait.ALWAYS_REAL;
import static parley.record.Kind.Trait.ANSWERS;
import static parley.record.Kind.Trait.ASKS;
import static parley.record.Kind.Trait.BEFORE_CHARTER;
import static parley.record.Kind.Trait.CORE;
import static parley.record.Kind.Trait.LARGE;
import static parley.record.Kind.Trait.RE;
import static parley.record.Kind.Trait.RUNG;
import static parley.record.Shapes.CAUSES;
import static parley.record.Shapes.DATE;
import static parley.record.Shapes.HASH;
import static parley.record.Shapes.LANGUAGE;
import static parley.record.Shapes.LINE;
import static parley.record.Shapes.LONG;
import static parley.record.Shapes.ORIGIN;
import static parley.record.Shapes.PARTY_NAME;
import static parley.record.Shapes.SIGNER;
import static parley.record.Shapes.SIZE;
import static parley.record.Shapes.SOURCES;
import static parley.record.Shapes.TIME;
import static parley.record.Shapes.TOKEN;
import static parley.record.Shapes.TOKENS;
import static parley.record.Shapes.WHEN;
import static parley.record.Shapes.group;
import static parley.record.Shapes.may;
import static parley.record.Shapes.must;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table of kinds that this version of the record knows (docs/spec/record.md, "Kinds"). */
public final class Kinds {
  private static final Shape CARD = new Shape.Text(Limits.CARD_CHARS);
  private static final Shape KEY = new Shape.Text(2_200);
  private static final Shape LOG_END =
      group(must("origin", ORIGIN), must("size", SIZE), must("root", HASH));
  private static final Shape MIRROR_END =
      group(
          must("keys", new Shape.ListOf(SIGNER, 2)),
          must("stands", new Shape.ListOf(group(must("origin", ORIGIN), must("size", SIZE)), 64)));

  /** What a holder's key may be narrowed to. */
  private static final List<String> DUTIES =
      List.of("drafter", "releaser", "watch-officer", "liaison");

  private static final Map<String, Kind> ALL = new LinkedHashMap<>();

  static {
    addFoundation();
    addKeysAndEpochs();
    addPosts();
    addSuspension();
    addLadder();
    addClerk();
    addWords();
    TalkKinds.all().forEach(Kinds::add);
    OutcomeKinds.all().forEach(Kinds::add);
    IncidentKinds.all().forEach(Kinds::add);
    AttestKinds.all().forEach(Kinds::add);
  }

  private Kinds() {}

  /** The kind of that name, or null if this version does not know it. */
  public static @Nullable Kind find(String name) {
    return ALL.get(name);
  }

  /** Whether it is a known kind under that rule. */
  public static boolean is(String name, Kind.Trait trait) {
    Kind kind = find(name);
    return kind != null && kind.is(trait);
  }

  /** Every kind, in the order of the specification. */
  public static Collection<Kind> all() {
    return Collections.unmodifiableCollection(ALL.values());
  }

  private static void addFoundation() {
    add(
        "genesis",
        Set.of(PARTY),
        Set.of(CORE, BEFORE_CHARTER, LARGE, ALWAYS_REAL),
        must(
            "descriptor",
            group(
                must("name", TOKEN),
                must("nonce", new Shape.Form(Names::id)),
                must("parties", new Shape.ListOf(PARTY_NAME, Limits.PARTIES)),
                may("absent", new Shape.ListOf(PARTY_NAME, Limits.PARTIES - 1)))),
        must("epoch", new Shape.Whole(1, 999_999)),
        must("log-keys", new Shape.ListOf(KEY, 2)),
        must("cards", new Shape.ListOf(CARD, Limits.PARTIES)));
    add(
        "card",
        Set.of(PARTY),
        Set.of(CORE, BEFORE_CHARTER, LARGE, ALWAYS_REAL),
        must("card", CARD));
    add(
        "charter-propose",
        Set.of(PARTY),
        Set.of(BEFORE_CHARTER, LARGE, ALWAYS_REAL),
        must("charter", new Shape.AnyObject()));
    add(
        "charter-accept",
        Set.of(PARTY),
        Set.of(BEFORE_CHARTER, ALWAYS_REAL),
        must("charter", HASH));
  }

  private static void addKeysAndEpochs() {
    add(
        "key-grant",
        Set.of(PARTY),
        Set.of(CORE, BEFORE_CHARTER, ALWAYS_REAL),
        must("key", KEY),
        must("role", new Shape.OneOf(List.of("holder", "administrator", "clerk"))),
        must("lives", new Shape.OneOf(List.of("node", "token", "client"))),
        may("posts", TOKENS),
        may("duties", new Shape.ListOf(new Shape.OneOf(DUTIES), 4)));
    add(
        "key-revoke",
        Set.of(PARTY),
        Set.of(CORE, BEFORE_CHARTER, ALWAYS_REAL),
        may("key", SIGNER),
        may("log", LOG_END),
        may("mirror", MIRROR_END),
        must("reason", LINE));
    add(
        "epoch-open",
        Set.of(PARTY),
        Set.of(CORE, BEFORE_CHARTER, LARGE, ALWAYS_REAL),
        must("previous", LOG_END),
        must("epoch", new Shape.Whole(2, 999_999)),
        must("log-keys", new Shape.ListOf(KEY, 2)),
        may("card", CARD),
        may("mirror", MIRROR_END),
        must("reason", LINE));
    add(
        "epoch-accept",
        Set.of(PARTY, ADMINISTRATOR, CLERK),
        Set.of(CORE, BEFORE_CHARTER, ALWAYS_REAL),
        must("opened", ORIGIN),
        must("previous", LOG_END));
  }

  private static void addPosts() {
    add(
        "post",
        Set.of(PARTY, ADMINISTRATOR),
        Set.of(CORE, ALWAYS_REAL),
        must("name", TOKEN),
        must("title", new Shape.Words(200)),
        must("rung", new Shape.OneOf(List.of("duty", "principal"))));
    add(
        "holder",
        Set.of(PARTY, ADMINISTRATOR),
        Set.of(CORE, ALWAYS_REAL),
        must("holds", TOKEN),
        may("person", TOKEN),
        may("name", LINE),
        may("acting", new Shape.Flag()),
        may("since", DATE),
        may("until", DATE),
        may("reason", LINE),
        may("reason-not-given", new Shape.Flag()),
        may("label", TOKEN),
        may("sources", SOURCES));
  }

  private static void addSuspension() {
    add(
        "suspend",
        Set.of(HOLDER),
        Set.of(CORE),
        may("kinds", TOKENS),
        may("topics", TOKENS),
        must("wording", LINE),
        may("reason", LONG),
        may("reason-not-given", new Shape.Flag()),
        may("because", CAUSES),
        may("from", TIME),
        may("when", WHEN),
        may("label", TOKEN),
        may("sources", SOURCES));
    add(
        "resume",
        Set.of(HOLDER),
        Set.of(CORE, RE),
        may("reason", LONG),
        may("because", CAUSES),
        may("when", WHEN),
        may("label", TOKEN),
        may("sources", SOURCES));
    add(
        "agreed-to-resume",
        Set.of(HOLDER),
        Set.of(CORE, RE),
        may("text", LONG),
        may("because", CAUSES),
        may("when", WHEN),
        may("label", TOKEN),
        may("sources", SOURCES));
    add(
        "terminate",
        Set.of(HOLDER),
        Set.of(CORE),
        must("wording", LINE),
        may("reason", LONG),
        may("reason-not-given", new Shape.Flag()),
        may("because", CAUSES),
        may("when", WHEN),
        may("label", TOKEN),
        may("sources", SOURCES));
  }

  private static void addLadder() {
    add(
        "displayed",
        Set.of(HOLDER, CLERK),
        Set.of(CORE, BEFORE_CHARTER, RE, RUNG),
        may("to-post", TOKEN),
        may("to-person", TOKEN));
    add("acknowledged", Set.of(HOLDER), Set.of(CORE, BEFORE_CHARTER, RE, RUNG), may("text", LINE));
    add(
        "understood",
        Set.of(HOLDER),
        Set.of(CORE, BEFORE_CHARTER, RE, RUNG),
        may("read-back", LONG));
    add(
        "not-understood",
        Set.of(HOLDER),
        Set.of(CORE, BEFORE_CHARTER, RE, RUNG),
        must("reason", LINE));
    add(
        "blob-stored",
        Set.of(CLERK),
        Set.of(CORE, BEFORE_CHARTER, RE, RUNG),
        must("stored", new Shape.ListOf(HASH, Limits.BLOBS)),
        must("named", new Shape.Whole(1, Limits.BLOBS)));
    add(
        "blob-delete",
        Set.of(HOLDER, PARTY),
        Set.of(ALWAYS_REAL),
        must("blobs", new Shape.ListOf(HASH, Limits.BLOBS)),
        must("reason", LINE));
  }

  private static void addClerk() {
    add(
        "refused",
        Set.of(CLERK),
        Set.of(CORE, BEFORE_CHARTER, RE, RUNG),
        must("rule", TOKEN),
        must("text", LINE));
    add(
        "lapse",
        Set.of(CLERK),
        Set.of(CORE, RE, RUNG),
        must("deadline", TIME),
        must(
            "rung",
            new Shape.OneOf(
                List.of(
                    "not-stored",
                    "stored",
                    "displayed",
                    "acknowledged",
                    "understood",
                    "not-understood"))));
    add(
        "evidence",
        Set.of(CLERK, PARTY),
        Set.of(CORE, BEFORE_CHARTER, LARGE),
        must("against", ORIGIN),
        must("fault", TOKEN),
        must("notes", new Shape.ListOf(new Shape.Text(56_000), 4)));
    add("link-test", Set.of(CLERK, HOLDER), Set.of(CORE), may("text", LINE), may("number", SIZE));
    add(
        "health",
        Set.of(CLERK),
        Set.of(CORE),
        must("clock", new Shape.OneOf(List.of("trusted", "in-doubt"))),
        must("disk", new Shape.OneOf(List.of("ok", "low", "failed"))),
        may("text", LINE));
    add("orderwire", Set.of(HOLDER), Set.of(CORE), must("text", LONG), may("language", LANGUAGE));
    add("safety", Set.of(HOLDER), Set.of(CORE), must("text", LONG), must("language", LANGUAGE));
  }

  private static void addWords() {
    add("text", Set.of(HOLDER), Set.of(), must("text", LONG), must("language", LANGUAGE));
    add(
        "request",
        Set.of(HOLDER),
        Set.of(ASKS),
        must("subject", TOKEN),
        may("text", LONG),
        may("language", LANGUAGE),
        may("topics", TOKENS),
        may("when", WHEN),
        may("because", CAUSES),
        may("label", TOKEN),
        may("sources", SOURCES));
    add(
        "answer",
        Set.of(HOLDER),
        Set.of(RE, ANSWERS),
        must(
            "answer",
            new Shape.OneOf(List.of("accepted", "declined", "countered", "given", "noted"))),
        may("reason", LONG),
        may("reason-not-given", new Shape.Flag()),
        may("text", LONG),
        may("language", LANGUAGE),
        may("when", WHEN),
        may("sources", SOURCES));
  }

  private static void add(
      String name, Set<Kind.Author> authors, Set<Kind.Trait> traits, Shape.Field... fields) {
    add(new Kind(name, authors, traits, List.of(fields)));
  }

  private static void add(Kind kind) {
    if (ALL.put(kind.name(), kind) != null) {
      throw new IllegalStateException("two kinds of one name: " + kind.name());
    }
  }
}
