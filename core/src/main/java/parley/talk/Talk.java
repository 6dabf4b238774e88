package parley.talk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parley.line.Charter;
import parley.line.Said;
import parley.line.Target;
import parley.record.Json;
import parley.record.Mark;

/**
 * One talk, from the first feeler to the last readout.
 *
 * @param phase how far it came
 * @param parties who asked and who is asked; all of the line where no request is on record
 * @param addressees the office asked of each party, or to which that party passed it on
 * @param proposals requests and counters, in causal order
 * @param agreed the terms in force: the last that every party concerned signed, or null
 * @param open proposals that may still be answered, beside what is agreed
 * @param heldBy by party, the act by which it states that the talk took place
 * @param acts all acts, in causal order, without texts of more than 300 characters
 */
public record Talk(
    Phase phase,
    List<String> parties,
    Map<String, Addressee> addressees,
    List<Proposal> proposals,
    @Nullable Proposal agreed,
    List<Proposal> open,
    Map<String, Said> heldBy,
    List<Said> acts) {

  /** The act that began it. */
  public Said opening() {
    return acts.getFirst();
  }

  /** What it is meant as; an exercise is a talk of its own. */
  public Mark mark() {
    return opening().entry().mark();
  }

  /**
   * Its acts of these kinds, in causal order: {@code talk-postpone} with each side's wording,
   * {@code talk-aim}, {@code call-record}, {@code readout}, {@code statement}.
   */
  public List<Said> acts(String... kinds) {
    List<Said> found = new ArrayList<>(); // a plain loop: views ask this of every talk of a line
    for (Said act : acts) {
      for (String kind : kinds) {
        if (act.kind().equals(kind)) {
          found.add(act);
        }
      }
    }
    return found;
  }

  /** Whether a party stated that it took place, or began, while a suspension stood. */
  public boolean observed() {
    return acts("talk-begin", "talk-held", "call-record").stream().anyMatch(Said::stopped);
  }

  /** The terms in force, else those last stated to have taken place, else those last proposed. */
  public Terms terms() {
    if (agreed != null) {
      return agreed.terms();
    }
    for (Said act : acts("talk-held", "talk-begin", "talk-planned").reversed()) {
      if (act.entry().body().has("terms")) {
        return new Terms(act.entry().body().object("terms"));
      }
    }
    return proposals.isEmpty() ? Terms.NONE : proposals.getLast().terms();
  }

  /** When it took place, else when it is to, as {@code when} of the record; empty if not said. */
  public Json.Obj when() {
    for (Said act : heldBy.values()) {
      Json.Obj stated = when(act.entry().body());
      Json.Obj date = stated.members().isEmpty() ? when(terms().json()) : stated;
      return date.members().isEmpty() ? act.when() : date;
    }
    return when(terms().json());
  }

  private static Json.Obj when(Json.Obj body) {
    String begin = body.text("begin");
    return begin.isEmpty()
        ? body.object("when")
        : Json.Obj.EMPTY.with("precision", "day").with("date", begin.substring(0, 10));
  }

  /**
   * Acts that count and came to nothing, because another, which their author had not seen, goes
   * before: an acceptance of what was withdrawn, a cancellation of what took place.
   */
  public List<Said> crossed() {
    List<Said> crossed = new ArrayList<>();
    List<Said> calledOff = acts("talk-cancel");
    boolean tookPlace = !heldBy.isEmpty() || phase == Phase.UNDER_WAY;
    for (Proposal p : proposals) {
      boolean dead = p.withdrawn() != null || p.declined() || phase == Phase.WITHDRAWN;
      p.replies().values().stream()
          .filter(r -> r.kind().equals("talk-accept"))
          .filter(r -> dead || (!tookPlace && follows(r, calledOff)))
          .forEach(crossed::add);
    }
    if (tookPlace) {
      crossed.addAll(calledOff);
    }
    return crossed;
  }

  private static boolean follows(Said act, List<Said> others) {
    return !others.isEmpty() && act.compareTo(others.getFirst()) > 0;
  }

  /** The joint statements proposed, with those who signed; a talk may have none. */
  public List<JointStatement> jointStatements() {
    List<JointStatement> statements = new ArrayList<>();
    for (Said act : acts("joint-statement")) {
      Map<String, Said> signed = new TreeMap<>();
      acts("joint-sign").stream()
          .filter(s -> act.target().equals(s.re()))
          .forEach(s -> signed.putIfAbsent(s.by(), s));
      statements.add(new JointStatement(act, act.entry().body().text("hash"), signed));
    }
    return statements;
  }

  /** What was raised at the talk, and disputes of its readouts. */
  public List<Concern> concerns() {
    return concerns(acts);
  }

  static List<Concern> concerns(List<Said> acts) {
    return acts.stream()
        .filter(act -> act.kind().equals("concern"))
        .map(act -> new Concern(act, answers(act.target(), acts)))
        .toList();
  }

  private static List<Said> answers(Target concern, List<Said> acts) {
    return acts.stream()
        .filter(a -> a.kind().equals("concern-answer") && concern.equals(a.re()))
        .toList();
  }

  /** The proposal by that act, or null. */
  @Nullable Proposal proposal(@Nullable Target act) {
    return proposals.stream().filter(p -> p.act().target().equals(act)).findFirst().orElse(null);
  }

  /**
   * Whether its content is off the record: by the terms agreed; of a talk without a request by what
   * every party states that it was; or where these do not say, by the charter.
   */
  public boolean offRecord(@Nullable Charter charter) {
    String content = agreed == null ? stated() : agreed.terms().content();
    return content.isEmpty()
        ? charter != null && charter.candour().contains("talks")
        : content.equals("not-of-record");
  }

  /** What every party's last account of it says of its content, or the empty string. */
  private String stated() {
    Map<String, String> stated = new TreeMap<>();
    for (Said act : acts("talk-planned", "talk-begin", "talk-held")) {
      String content = act.entry().body().object("terms").text("content");
      if (!content.isEmpty()) {
        stated.put(act.by(), content);
      }
    }
    Set<String> contents = Set.copyOf(stated.values());
    boolean agreed = contents.size() == 1 && stated.keySet().containsAll(parties);
    return agreed ? contents.iterator().next() : "";
  }
}
