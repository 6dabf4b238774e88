package parley.talk;

import static parley.talk.BrokenException.require;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import parley.line.Causes;
import parley.line.Domain;
import parley.line.Matters;
import parley.line.Past;
import parley.line.Rule;
import parley.line.Said;
import parley.line.Shared;
import parley.line.Target;
import parley.line.Verdict;
import parley.log.Hash;
import parley.record.Json;

/** The talks of a line, its invitations, and what was said outside of any talk. */
public final class Talks implements Domain {
  /** The kinds that begin a talk. */
  static final Set<String> OPENINGS =
      Set.of("sounding", "talk-request", "talk-planned", "talk-begin", "talk-held");

  private static final Set<String> KINDS =
      Set.of(
          "sounding",
          "talk-request",
          "talk-counter",
          "talk-accept",
          "talk-decline",
          "talk-withdraw",
          "talk-postpone",
          "talk-cancel",
          "talk-planned",
          "talk-begin",
          "talk-held",
          "call-record",
          "contact",
          "talk-aim",
          "readout",
          "joint-statement",
          "joint-sign",
          "invitation",
          "answer",
          "pass-on",
          "concern",
          "concern-answer",
          "statement",
          "lapse");

  /** Kinds of other business, too: they are taken in only where they speak of these matters. */
  private static final Set<String> SHARED = Set.of("answer", "lapse");

  /** What is longer stays in the log, and is read there. */
  private static final int KEPT_CHARS = 300;

  private final List<String> parties;
  private final Matters matters = new Matters();
  private final Shared shared = new Shared();
  private final Map<Target, Talk> talks = new HashMap<>();

  /** No talks yet on a line of these parties. */
  public Talks(List<String> parties) {
    this.parties = List.copyOf(parties);
  }

  @Override
  public Set<String> kinds() {
    return KINDS;
  }

  @Override
  public Optional<Verdict.Refused> check(Said act, Past past) {
    Optional<Matters.Matter> matter = matters.of(act.re());
    if (matter.isEmpty() && SHARED.contains(act.kind())) {
      return Optional.empty();
    }
    try {
      new Rules(act, past, matter.map(m -> m.acts(past)).orElse(List.of())).check();
      partOf(act, past, matter);
      return Optional.empty();
    } catch (BrokenException e) {
      return Optional.of(e.refused);
    }
  }

  /** A part of a visit names another talk; what it names on another line is not known here. */
  private void partOf(Said act, Past past, Optional<Matters.Matter> own) throws BrokenException {
    Optional<Target> of =
        Causes.link(act.entry().body().object("terms").object("of")).flatMap(past::find);
    if (of.isPresent()) {
      Optional<Matters.Matter> visit = matters.of(of.get());
      boolean talk = visit.filter(v -> OPENINGS.contains(v.opening().kind())).isPresent();
      require(talk && !visit.equals(own), Rule.BAD_TARGET, "of: another talk expected");
    }
  }

  @Override
  public void apply(Said act) {
    if (SHARED.contains(act.kind()) && matters.of(act.re()).isEmpty()) {
      return;
    }
    Matters.Matter matter = matters.add(shared.kept(act, brief(act)));
    talks.remove(matter.opening().target());
  }

  /** The body without long texts; of a joint statement the hash, which is what is signed. */
  private static Json.Obj brief(Said act) {
    Map<String, Json> kept = new TreeMap<>();
    for (var member : act.entry().body().members().entrySet()) {
      Json value = member.getValue();
      if (!(value instanceof Json.Str s) || s.value().length() <= KEPT_CHARS) {
        kept.put(member.getKey(), value);
      }
    }
    Json texts = kept.remove("texts");
    if (texts != null) {
      kept.put("hash", new Json.Str(Hash.sha256(texts.bytes()).base64()));
    }
    return kept.isEmpty() ? Json.Obj.EMPTY : new Json.Obj(kept);
  }

  @Override
  public Json json() {
    List<Json> phases = new ArrayList<>();
    for (Matters.Matter matter : matters.all()) {
      boolean talk = OPENINGS.contains(matter.opening().kind());
      phases.add(new Json.Str(talk ? talk(matter).phase().word() : ""));
    }
    return Json.Obj.EMPTY.with("acts", matters.json()).with("phases", phases);
  }

  /** Every talk, by the place of the act that began it. */
  public List<Talk> talks() {
    return matters(OPENINGS::contains).stream().map(this::talk).toList();
  }

  /** The talk that an act belongs to, or empty. */
  public Optional<Talk> talk(Target act) {
    return matters.of(act).filter(m -> OPENINGS.contains(m.opening().kind())).map(this::talk);
  }

  private Talk talk(Matters.Matter matter) {
    return talks.computeIfAbsent(
        matter.opening().target(), t -> TalkFold.of(matter.acts(), parties));
  }

  /** The act as it is kept here, or empty. */
  public Optional<Said> act(Target act) {
    return matters.act(act);
  }

  /** The matter that an act belongs to, or empty. */
  public Optional<Matters.Matter> matter(Target act) {
    return matters.of(act);
  }

  /** The acts behind talks, invitations and the rest, for views over several lines. */
  public Collection<Matters.Matter> matters() {
    return matters.all();
  }

  private List<Matters.Matter> matters(Predicate<String> opening) {
    return matters.all().stream().filter(m -> opening.test(m.opening().kind())).toList();
  }

  /** Every invitation. */
  public List<Invitation> invitations() {
    return matters("invitation"::equals).stream().map(m -> invitation(m.acts())).toList();
  }

  /** The invitation that these acts come to. */
  static Invitation invitation(List<Said> acts) {
    Map<String, Addressee> addressees = TalkFold.addressed(acts.getFirst());
    Map<String, Said> answers = new TreeMap<>();
    @Nullable Said withdrawn = null;
    @Nullable Said lapse = null;
    for (Said act : acts) {
      switch (act.kind()) {
        case "pass-on" -> addressees.put(act.by(), TalkFold.passedOn(act));
        case "answer" -> answers.put(act.by(), act);
        case "talk-withdraw" -> withdrawn = act;
        case "lapse" -> lapse = act;
        default -> {
          // A concern or a statement about it changes nothing of it.
        }
      }
    }
    return new Invitation(
        acts.getFirst(), addressees, answers, withdrawn, lapse, List.copyOf(acts));
  }

  /** Every concern, position, opportunity and disagreement, of whatever matter. */
  public List<Concern> concerns() {
    return matters.all().stream().flatMap(m -> Talk.concerns(m.acts()).stream()).toList();
  }

  /** Contacts that were no talk: a flight, a visit of inspectors, a message passed on. */
  public List<Said> contacts() {
    return matters.all().stream()
        .flatMap(m -> m.acts().stream())
        .filter(a -> a.kind().equals("contact"))
        .toList();
  }

  /** Published statements and readouts that speak of no talk. */
  public List<Said> published() {
    return matters.all().stream()
        .filter(m -> !OPENINGS.contains(m.opening().kind()))
        .flatMap(m -> m.acts().stream())
        .filter(a -> a.kind().equals("statement") || a.kind().equals("readout"))
        .toList();
  }

  /**
   * Whether what the act speaks of is a talk whose content is off the record in that past: other
   * business that would bring it on record is refused by {@code not-of-record}.
   */
  public boolean offRecord(@Nullable Target re, Past past) {
    return matters
        .of(re)
        .map(m -> m.acts(past))
        .filter(acts -> !acts.isEmpty() && OPENINGS.contains(acts.getFirst().kind()))
        .map(acts -> TalkFold.of(acts, parties).offRecord(past.charter().orElse(null)))
        .orElse(false);
  }
}
