package parley.sim.world;

import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How the crossings of docs/spec come about, one script or more for each page's rows; weather and
 * faults see to it that most turn out otherwise.
 */
final class Scripts {
  /**
   * So many times as often as others: what needs more luck, such as a lapse at the right moment.
   */
  private static final int OFTEN = 3;

  private static final String AGREED = "a outcome | * outcome-degree | ";
  private static final String SCHEDULED = "a talk-request | b talk-accept | ";

  private static final List<Script> ALL =
      List.of(
              // docs/spec/fold.md
              "a suspend + b suspend | a resume + b resume",
              "a suspend + b text | b text | b agreed-to-resume | a resume",
              "a suspend/in-part + b text | b text + b talk-held | a resume",
              "a charter-propose + * charter-propose | a charter-accept + * charter-accept",
              "a charter-propose + * charter-propose | a charter-accept + * charter-accept",
              "a request | b answer/countered | a answer + b answer/first",
              "a request/answer-by | a holder + b answer",
              "often a request/answer-by | b understood | b acknowledged > b answer",
              "a text | a key-revoke + b acknowledged",
              "a text/one-id + b text/one-id",
              "a request | a attested-answer + b answer",
              "a attested-suspend | a attested-resume + b resume",
              // docs/spec/talks.md
              "a talk-request + b talk-request | a talk-withdraw | b talk-decline | a talk-accept",
              "a sounding | a talk-request/re + b talk-request/re | a talk-accept",
              "a talk-request | b talk-counter | b talk-withdraw > b talk-accept + a talk-counter",
              "often "
                  + SCHEDULED
                  + "a talk-counter + b talk-counter | a talk-accept + b talk-accept",
              "a talk-request | a talk-withdraw + b talk-accept | b talk-accept",
              "a talk-request | b talk-counter | b talk-withdraw + a talk-accept | a talk-accept",
              "often a talk-request | b talk-accept + c talk-decline",
              "often a talk-request/answer-by | b talk-accept | a talk-begin/re",
              "a talk-request/named | b holder | a talk-withdraw + b pass-on",
              "b holder + a talk-request/named | b pass-on + a talk-withdraw",
              SCHEDULED + "a talk-postpone + b talk-postpone",
              "often " + SCHEDULED + "b talk-counter | a talk-accept + b talk-postpone",
              "often " + SCHEDULED + "a talk-cancel + b talk-begin/re",
              "often " + SCHEDULED + "a talk-cancel + b talk-held/re | a talk-held/re",
              SCHEDULED + "b talk-counter | a talk-accept + b talk-cancel",
              "a talk-held + b talk-held | a talk-held/re",
              "a talk-held | a readout/re + b readout/re | b concern/re + a readout/re",
              "a talk-held | a joint-statement | a joint-statement + b joint-sign/first",
              "often a talk-held | a joint-statement | b joint-sign/other-text | b joint-sign",
              "often "
                  + SCHEDULED
                  + "a talk-counter/not-of-record | b talk-accept + a readout/re | a readout/re",
              SCHEDULED + "a suspend | b talk-held/re + b talk-postpone | a resume",
              "a talk-request/exercise | b talk-accept | a call-record + b call-record",
              "a invitation | a holder + b answer | a talk-withdraw",
              // docs/spec/commitments.md
              "a outcome/planned | a outcome-degree + * outcome-degree/welcomed",
              "a outcome/planned | a outcome-degree + * outcome-object | * outcome-degree",
              "a outcome | a outcome-degree/welcomed/own + * outcome-degree",
              "a outcome | * outcome-degree > a outcome-degree/welcomed/own + * outcome-status",
              "a outcome | * outcome-degree > * outcome-status + a outcome-degree/welcomed/own | a outcome-degree",
              AGREED + "a outcome-status | a outcome-status + b status-object",
              AGREED + "a outcome-status + b outcome-status/not-kept | b outcome-status/under-way",
              AGREED
                  + "a outcome + b outcome | a outcome-status/superseded/first"
                  + " + b outcome-status/superseded/first",
              "often a outcome + b outcome | a outcome-degree + * outcome-degree | a outcome-status/superseded"
                  + " + b outcome-status/superseded",
              "a outcome | b outcome/re | a outcome-degree + b outcome-degree",
              "a outcome | a outcome/re + * outcome-degree",
              "a outcome/same | a outcome/re/same/planned + b outcome/re/same",
              "a suspend + b outcome | b outcome | a resume",
              AGREED + "a suspend | a outcome-status | a resume | a outcome-status",
              "often a outcome | b outcome-degree + c outcome-object | c outcome-degree",
              "a outcome/exercise | b outcome-degree | a outcome",
              // docs/spec/incidents.md
              "a incident + b incident | b incident/re/join",
              "a incident + b incident | a incident/re/join + b incident/re/join",
              "a incident | a incident/re + b incident/re",
              "a foreseen | a foreseen/re + b incident/re",
              "a suspend | b incident | a resume",
              "a incident/exercise | b incident/re | a incident")
          .stream()
          .flatMap(s -> Collections.nCopies(s.startsWith("often ") ? OFTEN : 1, s).stream())
          .map(s -> s.replace("often ", ""))
          .map(Script::parse)
          .toList();

  private Scripts() {}

  /** One of them, or one that nobody wrote, for a line of that many parties. */
  static Script any(RandomGenerator random, int parties) {
    Script script = ALL.get(random.nextInt(ALL.size()));
    boolean fits = parties > 2 || !script.three();
    return fits && random.nextInt(5) > 0 ? script : Script.improvised(random);
  }
}
