package parley.view;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import parley.record.Json;

/** Every view (docs/spec/views.md). */
public final class Views {
  /** Dates as authors state them, else the UTC date of their writing; days are whole UTC days. */
  private static final String EVENTS = "event-dates-utc";

  /** The clocks of those who wrote, measured against the time given. */
  private static final String AUTHORS = "author-time-utc";

  /** An item with its place in time, worked out once and not at every comparison. */
  private record Dated(long order, Item item) {}

  /** A view and what it lists. */
  private record Table(View.Outline outline, Function<Scope, Stream<Item>> items) {}

  private static final List<Table> TABLES =
      List.of(
          table(
              "lines",
              EVENTS,
              LineRows::lines,
              "line level! parties charter state! by wording since kinds! topics from"
                  + " notice-hours agreed-to-resume days-to-agree resumed days-to-resume first-contact"
                  + " days-to-contact observed! contradicting last-contradicting last-contact grade!"),
          table(
              "posts",
              EVENTS,
              LineRows::posts,
              "line party post title rung! speaks person name acting since until vacant-days"
                  + " reason reason-not-given acknowledged other-posts"),
          table(
              "talks",
              EVENTS,
              TalkRows::talks,
              "line talk phase! when form! mode! formality! level! series round place occasion"
                  + " parties by asked answered days-to-answer held-by readouts days-to-readout"
                  + " joint! postponed of parts of-record observed crossed alike conflicts"
                  + " addressee-left unknown grade!"),
          table(
              "due",
              AUTHORS,
              DueRows::due,
              "line act what! from to asked answer-by due rung! state! seconds-left grade!"),
          table(
              "silence",
              EVENTS,
              ContactRows::silence,
              "line level! formality! mode! held longest longest-from longest-to previous last"
                  + " ended present last-talk attested"),
          table(
              "contacts",
              EVENTS,
              ContactRows::contacts,
              "level! month in-person video telephone sidelines mode-not-said total lines attested"),
          table(
              "intervals",
              EVENTS,
              IntervalRows::intervals,
              "line what! start start-date end end-date by days talk grade!"),
          table(
              "commitments",
              EVENTS,
              OutcomeRows::commitments,
              "line commitment text language owners standing! when due due-phrases"
                  + " days-late progress! statuses! objections kept-by kept days-to-kept superseded-by follow-ups"
                  + " pending grade!"),
          table(
              "outcomes",
              EVENTS,
              OutcomeRows::outcomes,
              "line outcome text language owners degrees! standing! when due due-phrases"
                  + " progress! talk grade!"),
          table(
              "concerns",
              EVENTS,
              SaidRows::concerns,
              "line concern topic as! raised-by by when text talk answers! state! disagreement grade!"),
          table(
              "invitations",
              EVENTS,
              SaidRows::invitations,
              "line invitation from to post person form! when state! passed-on-to return-of"
                  + " addressee-left unknown grade!"),
          table(
              "incidents",
              EVENTS,
              IncidentRows::incidents,
              "line incident names when dates certainty! places third-parties topics effects"
                  + " effect-kinds! causes-differ grade!"),
          table(
              "effects",
              EVENTS,
              IncidentRows::effects,
              "line incident name act act-line kind! by when days causes causes-differ grade!"),
          table(
              "foreseen",
              EVENTS,
              IncidentRows::foreseen,
              "line entry titles when state! days topics third-parties grade!"),
          table(
              "accounts",
              EVENTS,
              AccountRows::accounts,
              "line talk kind! acts dates wordings reasons causes until causes-differ grade!"));

  private Views() {}

  /** Columns by name; an exclamation mark says that its texts are words of the record. */
  private static Table table(
      String name, String clock, Function<Scope, Stream<Item>> items, String columns) {
    List<String> marked = List.of(columns.split(" ", -1));
    View.Outline outline =
        new View.Outline(
            name,
            clock,
            marked.stream().map(c -> c.replace("!", "")).toList(),
            marked.stream().filter(c -> c.endsWith("!")).map(c -> c.replace("!", "")).toList());
    return new Table(outline, items);
  }

  /** Every view, in the order to list them. */
  public static List<View.Outline> all() {
    return TABLES.stream().map(Table::outline).toList();
  }

  /** The view of that name of these lines; empty if there is no such view. */
  public static Optional<View> of(String name, List<Line> lines, Question question) {
    return TABLES.stream()
        .filter(t -> t.outline().name().equals(name))
        .findFirst()
        .map(t -> view(t, new Scope(List.copyOf(lines), question)));
  }

  /** Rows are chosen by their dates and parties first, and only those asked for written out. */
  private static View view(Table table, Scope scope) {
    List<Item> items =
        table
            .items()
            .apply(scope)
            .filter(i -> scope.asked(i.when()) && scope.concerns(i.parties()))
            .map(i -> new Dated(Days.order(i.when()), i))
            .sorted(Comparator.comparingLong(Dated::order))
            .map(Dated::item)
            .toList();
    int left = Math.max(0, items.size() - scope.question().limit());
    List<Json.Obj> rows = items.stream().skip(left).map(i -> i.row().get().json()).toList();
    View.Outline outline = table.outline();
    return new View(outline.name(), outline.clock(), outline.columns(), rows, left);
  }
}
