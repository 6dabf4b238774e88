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
  private static final List<String> KINDS =
      List.of(
          "talk-request",
          "talk-request",
          "talk-counter",
          "talk-counter",
          "talk-accept",
          "talk-accept",
          "talk-accept",
          "talk-decline",
          "talk-withdraw",
          "talk-postpone",
          "talk-postpone",
          "talk-cancel",
          "talk-begin",
          "talk-held",
          "talk-held",
          "call-record",
          "talk-aim",
          "readout",
          "joint-statement",
          "joint-statement",
          "joint-sign",
          "joint-sign",
          "joint-sign",
          "invitation",
          "answer",
          "pass-on",
          "concern",
          "concern-answer",
          "statement",
          "sounding",
          "suspend",
          "resume",
          "lapse");
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
      for (int j = random.nextInt(TRIES); j > 0 && !counts(draft); j--) {
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
      if (!peer.equals(author) && random.nextInt(3) > 0) {
        view.put(peer, known + random.nextLong(size - known + 1));
      }
    }
    return view;
  }

  private Draft draft(String author) {
    String kind = KINDS.get(random.nextInt(KINDS.size()));
    if (kind.equals("lapse") && !said.isEmpty()) {
      return story.lapse(author, before());
    }
    Draft draft = line.draft(author, kind);
    boolean begins = List.of("talk-request", "invitation", "concern", "suspend").contains(kind);
    if (!said.isEmpty() && random.nextInt(10) > (begins ? 7 : 0)) {
      draft.re(before());
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
      draft.with("kinds", Json.strings(List.of("talk-held", "talk-postpone")));
    }
    return draft.mark(random.nextInt(12) == 0 ? Mark.EXERCISE : Mark.REAL);
  }

  private Place before() {
    return said.get(Math.max(0, said.size() - 1 - random.nextInt(14)));
  }
}
