package parley.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What diplomats are to do in turn: rounds, in each of which some act at the same moment and so
 * without having seen one another. Written {@code a talk-request | a talk-withdraw + b
 * talk-accept}: {@code a}, {@code b} and {@code c} are parties, {@code *} is every one but {@code
 * a}. After {@code |} there is time for news to arrive; after {@code >} there is hardly any.
 *
 * @param rounds in order
 */
record Script(List<Round> rounds) {
  /**
   * Acts at the same moment.
   *
   * @param soon whether hardly any time passed since the round before
   */
  record Round(boolean soon, List<Turn> turns) {
    private static Round parse(boolean soon, String text) {
      return new Round(soon, List.of(text.split("\\+", -1)).stream().map(Turn::parse).toList());
    }
  }

  /**
   * One act.
   *
   * @param who a party of the script, or {@code *}
   * @param options what is special about it: a word of its body, which act it speaks of
   */
  record Turn(String who, String kind, List<String> options) {
    private static final String ATTESTED = "attested-";

    private static Turn parse(String text) {
      String[] words = text.strip().split(" ", 2);
      List<String> parts = List.of(words[1].split("/", -1));
      return new Turn(words[0], parts.getFirst(), parts.subList(1, parts.size()));
    }

    /** What the entry states that another did, or the empty string. */
    String attested() {
      return kind.startsWith(ATTESTED) ? kind.substring(ATTESTED.length()) : "";
    }

    boolean is(String option) {
      return options.contains(option);
    }
  }

  private static final List<List<String>> FIELDS =
      List.of(
          List.of(
              "talk-counter",
              "talk-counter/not-of-record",
              "talk-accept",
              "talk-accept",
              "talk-accept",
              "talk-decline",
              "talk-withdraw",
              "talk-postpone",
              "talk-cancel",
              "talk-begin/re",
              "talk-held/re",
              "call-record",
              "talk-aim",
              "readout/re",
              "joint-statement",
              "joint-sign",
              "joint-sign/other-text",
              "concern/re",
              "concern-answer",
              "pass-on",
              "statement/re",
              "talk-request/re",
              "talk-withdraw/exercise"),
          List.of(
              "outcome/re",
              "outcome/re/same",
              "outcome-degree",
              "outcome-degree",
              "outcome-degree/own",
              "outcome-degree/welcomed",
              "outcome-object",
              "outcome-status",
              "outcome-status/not-kept",
              "outcome-status/superseded",
              "status-assent",
              "status-object"),
          List.of("incident/re", "incident/re/own", "incident/re/join", "foreseen/re"),
          List.of("answer", "answer/countered", "acknowledged", "understood"),
          List.of("answer", "talk-withdraw", "pass-on", "concern/re"));

  private static final List<List<String>> OPENINGS =
      List.of(
          List.of("talk-request", "talk-request", "talk-request/named", "sounding", "talk-held"),
          List.of("outcome", "outcome/planned"),
          List.of("incident", "foreseen"),
          List.of("request"),
          List.of("invitation"));

  static Script parse(String text) {
    List<Round> rounds = new ArrayList<>();
    for (String stage : text.split("\\|", -1)) {
      boolean soon = false;
      for (String round : stage.split(">", -1)) {
        rounds.add(Round.parse(soon, round));
        soon = true;
      }
    }
    return new Script(rounds);
  }

  /** Whether a third party has a part in it. */
  boolean three() {
    return rounds.stream().flatMap(r -> r.turns().stream()).anyMatch(t -> t.who().equals("c"));
  }

  /** A script that nobody wrote: a field of business, an opening, and whatever comes to mind. */
  static Script improvised(RandomGenerator random) {
    int field = random.nextInt(8) < 4 ? 0 : random.nextInt(FIELDS.size());
    List<String> kinds = FIELDS.get(field);
    List<Round> rounds = new ArrayList<>();
    rounds.add(round(random, OPENINGS.get(field)));
    int length = 2 + random.nextInt(3);
    for (int i = 0; i < length; i++) {
      rounds.add(round(random, kinds));
    }
    return new Script(rounds);
  }

  private static Round round(RandomGenerator random, List<String> kinds) {
    String first = kinds.get(random.nextInt(kinds.size()));
    String second = random.nextBoolean() ? first : kinds.get(random.nextInt(kinds.size()));
    String text =
        switch (random.nextInt(4)) {
          case 0 -> "a " + first;
          case 1 -> "* " + first;
          default -> "a " + first + " + * " + second;
        };
    return Round.parse(random.nextInt(4) == 0, text);
  }
}
