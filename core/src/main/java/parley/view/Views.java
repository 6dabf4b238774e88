package parley.view;

import java.util.List;
import java.util.Optional;

/** Every view (docs/spec/views.md). */
public final class Views {
  /** Dates as authors state them, else the UTC date of their writing; days are whole UTC days. */
  private static final String EVENTS = "event-dates-utc";

  /** The clocks of those who wrote, measured against the time given. */
  private static final String AUTHORS = "author-time-utc";

  private static final List<View.Outline> ALL =
      List.of(
          outline(
              "lines",
              EVENTS,
              "line level! parties charter state! by wording since kinds topics from notice-hours"
                  + " agreed-to-resume days-to-agree resumed days-to-resume first-contact"
                  + " days-to-contact observed! contradicting last-contradicting last-contact"),
          outline(
              "posts",
              EVENTS,
              "line party post title rung! speaks person name acting since until vacant-days"
                  + " reason reason-not-given acknowledged other-posts"),
          outline(
              "talks",
              EVENTS,
              "line talk phase! when form! mode! formality! level! series round place occasion"
                  + " parties by asked answered days-to-answer held-by readouts days-to-readout"
                  + " joint! postponed of-record observed crossed alike addressee-left"),
          outline(
              "due", AUTHORS, "line act what! from to asked answer-by rung! state! seconds-left"),
          outline(
              "silence",
              EVENTS,
              "line level! formality! mode! held longest longest-from longest-to previous last"
                  + " ended present last-talk"),
          outline(
              "contacts",
              EVENTS,
              "level! month in-person video telephone sidelines mode-not-said total lines"),
          outline("intervals", EVENTS, "line what! start start-date end end-date by days talk"),
          outline(
              "commitments",
              EVENTS,
              "line commitment text language owners standing! when due due-phrases progress!"
                  + " statuses! objections kept-by kept days-to-kept superseded-by follow-ups"
                  + " pending"),
          outline(
              "outcomes",
              EVENTS,
              "line outcome text language owners degrees! standing! when due due-phrases"
                  + " progress! talk"),
          outline(
              "concerns",
              EVENTS,
              "line concern topic as! raised-by by when text talk answers! state! disagreement"),
          outline(
              "invitations",
              EVENTS,
              "line invitation from to post person form! when state! passed-on-to return-of"
                  + " addressee-left"),
          outline(
              "incidents",
              EVENTS,
              "line incident names when dates certainty! places third-parties topics effects"
                  + " effect-kinds! causes-differ"),
          outline(
              "effects",
              EVENTS,
              "line incident name act act-line kind! by when days causes causes-differ"),
          outline(
              "foreseen", EVENTS, "line entry titles when state! days topics third-parties lines"),
          outline(
              "accounts",
              EVENTS,
              "line talk kind! acts dates wordings reasons causes until" + " causes-differ"));

  private Views() {}

  /** Columns by name; an exclamation mark says that its texts are words of the record. */
  private static View.Outline outline(String name, String clock, String columns) {
    List<String> marked = List.of(columns.split(" ", -1));
    return new View.Outline(
        name,
        clock,
        marked.stream().map(c -> c.replace("!", "")).toList(),
        marked.stream().filter(c -> c.endsWith("!")).map(c -> c.replace("!", "")).toList());
  }

  /** Every view, in the order to list them. */
  public static List<View.Outline> all() {
    return ALL;
  }

  /** The view of that name of these lines; empty if there is no such view. */
  public static Optional<View> of(String name, List<Line> lines, Question question) {
    return ALL.stream()
        .filter(o -> o.name().equals(name))
        .findFirst()
        .map(o -> new View(o.name(), o.clock(), o.columns(), List.of(), 0));
  }
}
