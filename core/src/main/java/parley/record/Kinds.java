package parley.record;

import static parley.record.Kind.Author.ADMINISTRATOR;
import static parley.record.Kind.Author.CLERK;
import static parley.record.Kind.Author.HOLDER;
import static parley.record.Kind.Author.PARTY;
import static parley.record.Kind.Trait.ALWAYS_REAL;
import static parley.record.Kind.Trait.BEFORE_CHARTER;
import static parley.record.Kind.Trait.CORE;
import static parley.record.Kind.Trait.LARGE;
import static parley.record.Kind.Trait.RE;
import static parley.record.Kind.Trait.RUNG;
import static parley.record.Shapes.DATE;
import static parley.record.Shapes.HASH;
import static parley.record.Shapes.ORIGIN;
import static parley.record.Shapes.PARTY_NAME;
import static parley.record.Shapes.SIGNER;
import static parley.record.Shapes.SIZE;
import static parley.record.Shapes.TIME;
import static parley.record.Shapes.TOKEN;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table of kinds that this version of the record knows (docs/spec/record.md, "Kinds"). */
public final class Kinds {
  private static final Shape LINE_TEXT = new Shape.Text(300);
  private static final Shape LONG_TEXT = new Shape.Text(Limits.TEXT_CHARS);
  private static final Shape CARD = new Shape.Text(Limits.CARD_CHARS);
  private static final Shape KEY = new Shape.Text(2_200);
  private static final Shape TOKENS = new Shape.ListOf(TOKEN, 64);
  private static final Shape LANGUAGE = new Shape.Text(35);
  private static final Shape LOG_END =
      group(must("origin", ORIGIN), must("size", SIZE), must("root", HASH));
  private static final Shape MIRROR_END =
      group(
          must("keys", new Shape.ListOf(SIGNER, 2)),
          must("stands", new Shape.ListOf(group(must("origin", ORIGIN), must("size", SIZE)), 64)));

  private static final Map<String, Kind> ALL = new LinkedHashMap<>();

  static {
    addFoundation();
    addKeysAndEpochs();
    addLineState();
    addLadder();
    addClerk();
    addTalks();
  }

  private Kinds() {}

  /** The kind of that name, or null if this version does not know it. */
  public static @Nullable Kind find(String name) {
    return ALL.get(name);
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
                must("parties", new Shape.ListOf(PARTY_NAME, Limits.PARTIES)))),
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
        may("posts", TOKENS));
    add(
        "key-revoke",
        Set.of(PARTY),
        Set.of(CORE, BEFORE_CHARTER, ALWAYS_REAL),
        may("key", SIGNER),
        may("log", LOG_END),
        may("mirror", MIRROR_END),
        must("reason", LINE_TEXT));
    add(
        "epoch-open",
        Set.of(PARTY),
        Set.of(CORE, BEFORE_CHARTER, LARGE, ALWAYS_REAL),
        must("previous", LOG_END),
        must("epoch", new Shape.Whole(2, 999_999)),
        must("log-keys", new Shape.ListOf(KEY, 2)),
        may("card", CARD),
        may("mirror", MIRROR_END),
        must("reason", LINE_TEXT));
    add(
        "epoch-accept",
        Set.of(PARTY, ADMINISTRATOR, CLERK),
        Set.of(CORE, BEFORE_CHARTER, ALWAYS_REAL),
        must("opened", ORIGIN),
        must("previous", LOG_END));
  }

  private static void addLineState() {
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
        may("name", LINE_TEXT),
        may("acting", new Shape.Flag()),
        may("since", DATE),
        may("until", DATE),
        may("reason", LINE_TEXT),
        may("sources", new Shape.ListOf(LINE_TEXT, 16)));
    add(
        "suspend",
        Set.of(HOLDER),
        Set.of(CORE),
        may("kinds", TOKENS),
        may("topics", TOKENS),
        must("wording", LINE_TEXT),
        must("reason", LONG_TEXT),
        may("from", TIME),
        may("event", event()));
    add(
        "resume",
        Set.of(HOLDER),
        Set.of(CORE, RE),
        may("reason", LONG_TEXT),
        may("event", event()));
    add(
        "agreed-to-resume",
        Set.of(HOLDER),
        Set.of(),
        may("text", LONG_TEXT),
        may("event", event()));
  }

  private static void addLadder() {
    add(
        "displayed",
        Set.of(HOLDER, CLERK),
        Set.of(CORE, BEFORE_CHARTER, RE, RUNG),
        may("to-post", TOKEN),
        may("to-person", TOKEN));
    add(
        "acknowledged",
        Set.of(HOLDER),
        Set.of(CORE, BEFORE_CHARTER, RE, RUNG),
        may("text", LINE_TEXT));
    add(
        "understood",
        Set.of(HOLDER),
        Set.of(CORE, BEFORE_CHARTER, RE, RUNG),
        may("read-back", LONG_TEXT));
    add(
        "not-understood",
        Set.of(HOLDER),
        Set.of(CORE, BEFORE_CHARTER, RE, RUNG),
        must("reason", LINE_TEXT));
    add(
        "blob-stored",
        Set.of(CLERK),
        Set.of(CORE, BEFORE_CHARTER, RE, RUNG),
        must("stored", new Shape.ListOf(HASH, Limits.BLOBS)),
        must("named", new Shape.Whole(1, Limits.BLOBS)));
  }

  private static void addClerk() {
    add(
        "refused",
        Set.of(CLERK),
        Set.of(CORE, BEFORE_CHARTER, RE, RUNG),
        must("rule", TOKEN),
        must("text", LINE_TEXT));
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
    add(
        "link-test",
        Set.of(CLERK, HOLDER),
        Set.of(CORE),
        may("text", LINE_TEXT),
        may("number", SIZE));
    add(
        "health",
        Set.of(CLERK),
        Set.of(CORE),
        must("clock", new Shape.OneOf(List.of("trusted", "in-doubt"))),
        must("disk", new Shape.OneOf(List.of("ok", "low", "failed"))),
        may("text", LINE_TEXT));
    add(
        "orderwire",
        Set.of(HOLDER),
        Set.of(CORE),
        must("text", LONG_TEXT),
        may("language", LANGUAGE));
    add(
        "safety",
        Set.of(HOLDER),
        Set.of(CORE),
        must("text", LONG_TEXT),
        must("language", LANGUAGE));
  }

  private static void addTalks() {
    add("text", Set.of(HOLDER), Set.of(), must("text", LONG_TEXT), must("language", LANGUAGE));
    add(
        "request",
        Set.of(HOLDER),
        Set.of(),
        must("subject", TOKEN),
        may("text", LONG_TEXT),
        may("language", LANGUAGE),
        may("event", event()));
    add(
        "answer",
        Set.of(HOLDER),
        Set.of(RE),
        must(
            "answer",
            new Shape.OneOf(List.of("accepted", "declined", "countered", "given", "noted"))),
        may("reason", LONG_TEXT),
        may("text", LONG_TEXT),
        may("language", LANGUAGE),
        may("event", event()));
    for (String kind :
        List.of("held", "planned", "postponed", "invitation", "foreseen", "incident")) {
      add(kind, Set.of(HOLDER), Set.of(), must("event", event()));
    }
    add(
        "succession",
        Set.of(HOLDER, ADMINISTRATOR),
        Set.of(),
        must("office", TOKEN),
        may("from", LINE_TEXT),
        may("to", LINE_TEXT),
        must("event", event()));
    add(
        "readout",
        Set.of(HOLDER),
        Set.of(),
        must("text", LONG_TEXT),
        must("language", LANGUAGE),
        may("speaker", LINE_TEXT),
        may("medium", LINE_TEXT),
        must("event", event()));
    add(
        "commitment",
        Set.of(HOLDER),
        Set.of(),
        must("text", LONG_TEXT),
        must("language", LANGUAGE),
        must("by", new Shape.ListOf(PARTY_NAME, Limits.PARTIES)),
        must(
            "degree",
            new Shape.OneOf(
                List.of("raised", "discussed-as-possible", "planned", "welcomed", "agreed"))),
        may("due-as-stated", LINE_TEXT),
        must("event", event()));
  }

  /**
   * What happened outside the record, as its author states it: a date with its precision, never a
   * clock of the record (field-guide: a date known to the month is not a day).
   */
  private static Shape event() {
    return group(
        must("label", TOKEN),
        must(
            "precision",
            new Shape.OneOf(List.of("day", "month", "not-later-than", "reported-in", "not-known"))),
        may("date", DATE),
        may("until", DATE),
        may("form", TOKEN),
        may("mode", new Shape.OneOf(List.of("in-person", "video", "telephone", "sidelines"))),
        may("round", new Shape.Whole(1, 9_999)),
        may("title", LINE_TEXT),
        may("place", LINE_TEXT),
        may("occasion", LINE_TEXT),
        may("certainty", new Shape.OneOf(List.of("alleged", "reported", "established"))),
        may("wording", LINE_TEXT),
        may("note", LINE_TEXT),
        may("aim", LINE_TEXT),
        may("because", TOKENS),
        may("of", TOKEN),
        may("keeps", TOKENS),
        may("topics", TOKENS),
        may("disagreements", TOKENS),
        may("present", new Shape.ListOf(LINE_TEXT, 32)),
        may("third-parties", new Shape.ListOf(LINE_TEXT, 16)),
        may(
            "views",
            new Shape.ListOf(group(must("party", PARTY_NAME), must("text", LINE_TEXT)), 8)),
        may("parts", new Shape.ListOf(part(), 16)),
        may("raised", new Shape.ListOf(raised(), 32)),
        may("accounts", new Shape.ListOf(account(), 8)),
        may("sources", new Shape.ListOf(LINE_TEXT, 16)));
  }

  private static Shape part() {
    return group(
        may("date", DATE),
        must("with", LINE_TEXT),
        must("certainty", new Shape.OneOf(List.of("held", "scheduled", "possible"))));
  }

  private static Shape raised() {
    return group(
        must("by", PARTY_NAME),
        must("as", TOKEN),
        may("topic", TOKEN),
        may("text", LINE_TEXT),
        may("certainty", new Shape.OneOf(List.of("alleged", "reported", "established"))));
  }

  private static Shape account() {
    return group(may("because", TOKEN), must("wording", LINE_TEXT), must("source", LINE_TEXT));
  }

  private static void add(
      String name, Set<Kind.Author> authors, Set<Kind.Trait> traits, Shape.Field... fields) {
    ALL.put(name, new Kind(name, authors, traits, List.of(fields)));
  }

  private static Shape group(Shape.Field... fields) {
    return new Shape.Group(new ArrayList<>(List.of(fields)));
  }

  private static Shape.Field must(String name, Shape shape) {
    return new Shape.Field(name, shape, true);
  }

  private static Shape.Field may(String name, Shape shape) {
    return new Shape.Field(name, shape, false);
  }
}
