package parley.talk;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.line.Said;

/**
 * An invitation as an open act of its own, until it is answered or taken back.
 *
 * @param act the invitation
 * @param addressees who is asked now, by party: those named, or to whom it was passed on
 * @param answers the last answer of each party
 * @param withdrawn the act by which it was taken back, or null
 * @param lapse the clerk's note that no answer came in time, or null
 * @param acts all acts of the matter, in causal order
 */
public record Invitation(
    Said act,
    Map<String, Addressee> addressees,
    Map<String, Said> answers,
    @Nullable Said withdrawn,
    @Nullable Said lapse,
    List<Said> acts) {

  /** What the party answered, {@code open}, or {@code withdrawn} whatever it answered. */
  public String state(String party) {
    if (withdrawn != null) {
      return "withdrawn";
    }
    Said answer = answers.get(party);
    return answer == null ? "open" : answer.entry().body().text("answer");
  }
}
