package parley.talk;

import java.util.Collection;
import java.util.Map;
import parley.line.Said;

/**
 * A text that the parties issue together, with those who signed its bytes.
 *
 * @param act by which it was proposed; its texts stand in the log at that place
 * @param hash SHA-256 of the texts, base64: what the others sign
 * @param signed the acts by which others signed, by party
 */
public record JointStatement(Said act, String hash, Map<String, Said> signed) {
  /** Whether every one of these issued or signed it. */
  public boolean complete(Collection<String> parties) {
    return parties.stream().allMatch(p -> p.equals(act.by()) || signed.containsKey(p));
  }
}
