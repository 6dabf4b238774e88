package parley.line;

import java.util.List;
import java.util.Set;
import parley.record.Kind;

/**
 * What the watch does for a post that somebody else holds (docs/spec/fold.md, "Signers"): it takes
 * in and passes on, and never commits its party to anything but the safety of life.
 */
final class Watch {
  private static final Set<String> LIAISON = Set.of("orderwire", "link-test");
  private static final Set<String> OFFICER =
      Set.of("orderwire", "link-test", "displayed", "acknowledged", "safety");

  private Watch() {}

  /** Whether the one signer may do this by a duty of the watch, without holding the post. */
  static boolean keeps(Kind kind, List<Grant> grants) {
    Set<Grant.Duty> duties = grants.getFirst().duties();
    return grants.size() == 1
        && ((duties.contains(Grant.Duty.WATCH_OFFICER) && OFFICER.contains(kind.name()))
            || (duties.contains(Grant.Duty.LIAISON) && LIAISON.contains(kind.name())));
  }
}
