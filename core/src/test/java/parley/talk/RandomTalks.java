package parley.talk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import parley.line.Draft;
import parley.line.LineBuilder;
import parley.line.Place;
import parley.line.Story;
import parley.line.Verdict;
import parley.record.Json;
import parley.record.Mark;

/**
 * Parties that talk at random, each with a view of the others that lags behind: acts in order, acts
 * that cross, and some that break a rule. Made from the number only.
 */
final class RandomTalks {
  private static final List<String> OPENING =
      List.of(
          "talk-request",
          "talk-request",
          "talk-request",
          "talk-request",
          "invitation",
          "concern",
          "sounding",
          "talk-planned",
          "contact",
          "talk-held",
          "statement",
          "suspend");

  /** The more often one stands here, the more often it is tried. */
  private static final List<String> GOING_ON =
      List.of(
          ("talk-counter talk-counter talk-accept talk-accept talk-accept talk-decline"
                  + " talk-withdraw talk-withdraw talk-postpone talk-postpone talk-postpone"
                  + " talk-cancel talk-begin talk-held call-record talk-aim readout joint-statement"
                  + " joint-sign joint-sign answer pass-on concern concern-answer statement"
                  + " talk-request resume resume lapse")
              .split(" "));

  private static final List<String> FORMS = List.of("phone-call", "meeting", "visit", "round");
  private static final int TRIES = 12;

  private final Random random;
  private final LineBuilder line;
  private final Story story;
  private final Map<String, Map<String, Long>> views = new TreeMap<>();
  private final List<Place> said = new ArrayList<>();

  RandomTalks(long seed, LineBuilder line) {
    this.random = new Random(seed);
    this.line = line;
    this.story = new Story(line);
    line.names().forEach(n -> views.put(n, new TreeMap<>()));
  }

  /** Tells that many acts. */
  void tell(int acts) {
    for (int i = 0; i < acts; i++) {
      String author = line.names().get(random.nextInt(line.names().size()));
      Map<String, Long> view = look(author);
      Draft draft = draft(author).seen(view);
      int tries = random.nextInt(3) == 0 ? 0 : TRIES;
      for (int j = 0; j < tries && !counts(draft); j++) {
        draft = draft(author).seen(view);
      }
      said.add(draft.place());
    }
  }

  private boolean counts(Draft draft) {
    return line.referee().decide(draft.entry()).map(Verdict::effective).orElse(false);
  }

  /** Sees somewhat more of the others than before, or nothing. */
  private Map<String, Long> look(String author) {
    Map<String, Long> view = java.util.Objects.requireNonNull(views.get(author));
    for (String peer : line.names()) {
      long size = line.party(peer).log().size();
      long known = view.getOrDefault(peer, 0L);
      if (!peer.equals(author) && random.nextInt(3) == 0) {
        view.put(peer, known + random.nextLong(size - known + 1));
      }
    }
    return view;
  }

  private Draft draft(String author) {
    boolean opens = said.isEmpty() || random.nextInt(8) == 0;
    List<String> kinds = opens ? OPENING : GOING_ON;
    String kind = kinds.get(random.nextInt(kinds.size()));
    if (kind.equals("lapse")) {
      return story.lapse(author, before(author));
    }
    Draft draft = line.draft(author, kind);
    if (!opens) {
      draft.re(before(author));
    }
    if (kind.equals("talk-request")) {
      draft.answerBy(line.now().plusSeconds(60));
    }
    if (kind.startsWith("talk-re") || kind.equals("talk-counter")) {
      Json.Obj terms = Json.Obj.EMPTY.with("form", FORMS.get(random.nextInt(FORMS.size())));
      String content = random.nextInt(3) == 0 ? "not-of-record" : "of-record";
      draft.with("terms", terms.with("content", content));
    }
    if (kind.equals("suspend")) {
      draft.with("kinds", Json.strings(List.of("talk-held")));
    }
    return draft.mark(random.nextInt(12) == 0 ? Mark.EXERCISE : Mark.REAL);
  }

  /** One of the last acts that the author wrote or saw, or an unseen one where it saw none. */
  private Place before(String author) {
    Map<String, Long> view = java.util.Objects.requireNonNull(views.get(author));
    List<Place> known =
        said.stream()
            .filter(p -> p.index() < view.getOrDefault(party(p), party(p).equals(author) ? 99L : 0))
            .toList();
    List<Place> of = known.isEmpty() ? said : known;
    return of.get(Math.max(0, of.size() - 1 - random.nextInt(8)));
  }

  private static String party(Place place) {
    return place.log().origin().party();
  }
}
