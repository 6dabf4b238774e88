package parley.incident;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import parley.line.Target;
import parley.record.Mark;

/**
 * One incident by every side's account, with what was foreseen of it; or what is foreseen alone.
 *
 * @param mark what it is meant as
 * @param told every account of what happened, in causal order: a side's last one counts
 * @param foreseen every account of what was ahead, in causal order: a side's last one counts
 */
public record Incident(Mark mark, List<Account> told, List<Account> foreseen) {
  public Incident {
    told = List.copyOf(told);
    foreseen = List.copyOf(foreseen);
  }

  /** Each side's last account of what happened, in causal order; none where it is only foreseen. */
  public List<Account> accounts() {
    return last(told);
  }

  /** Each side's last account of what is ahead, in causal order. */
  public List<Account> expected() {
    return last(foreseen);
  }

  private static List<Account> last(List<Account> accounts) {
    Set<String> parties = new LinkedHashSet<>();
    return accounts.reversed().stream().filter(a -> parties.add(a.by())).toList().reversed();
  }

  /** Who else took part, by any side's account, sorted by name. */
  public Set<String> thirdParties() {
    Set<String> named = new TreeSet<>();
    Stream.concat(accounts().stream(), expected().stream())
        .forEach(a -> named.addAll(a.thirdParties()));
    return named;
  }

  /**
   * Whether an account was given to an earlier one of another side that was corrected since: its
   * author answered other words than those that now stand.
   */
  public boolean answersEarlier(Account account) {
    Optional<Account> answered = account.of().flatMap(of -> find(told, of));
    return answered.isPresent()
        && !answered.get().by().equals(account.by())
        && !accounts().contains(answered.get());
  }

  private static Optional<Account> find(Collection<Account> accounts, Target act) {
    return accounts.stream().filter(a -> a.act().equals(act)).findFirst();
  }
}
