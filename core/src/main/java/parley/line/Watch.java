package parley.line;

import java.util.List;
import java.util.Set;
import parley.record.Entry;
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

  /**
   * Whether the one signer may do this by a duty of the watch, without holding the post. What a
   * counterpart says on the telephone the watch officer takes down, whatever it is.
   *
   * @param kind of the act itself, where the entry attests one
   */
  static boolean keeps(Entry entry, Kind kind, List<Grant> grants) {
    Set<Grant.Duty> duties = grants.getFirst().duties();
    boolean theirs = entry.attested() && !entry.body().text("for").equals(entry.origin().party());
    return grants.size() == 1
        && ((duties.contains(Grant.Duty.WATCH_OFFICER) && (theirs || OFFICER.contains(kind.name())))
            || (duties.contains(Grant.Duty.LIAISON) && LIAISON.contains(kind.name())));
  }
}
