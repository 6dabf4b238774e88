package parley.readout;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import parley.readout.Finding.Sort;

/**
 * Lays accounts of one talk side by side (docs/spec/readouts.md). Pure: the same accounts and the
 * same register give the same findings, in the order of the text.
 */
public final class Readouts {
  private Readouts() {}

  /** The tokens of every pole that a term can have, for those who find words for them. */
  public static List<String> poles() {
    return Glossary.poles();
  }

  /** What the account shows by itself, against the calendar and the register of posts. */
  public static List<Finding> check(Account account, List<Person> register) {
    List<Finding> found = new ArrayList<>();
    List<Dates.Mention> dates = Dates.in(account);
    for (Dates.Mention date : dates) {
      if (date.dates().isEmpty()) {
        found.add(Finding.at(Sort.NO_SUCH_DATE, account, date.from(), date.to(), ""));
      } else if (!date.fits()) {
        found.add(Finding.at(Sort.WEEKDAY, account, date.from(), date.to(), first(date)));
      }
    }
    for (Numbers.Mention number : Numbers.in(account, places(dates))) {
      if (number.form() == Numbers.Form.EITHER) {
        found.add(
            Finding.at(Sort.AMBIGUOUS_NUMBER, account, number.from(), number.to(), number.value()));
      }
    }
    found.addAll(Names.in(account, register));
    return inOrder(found);
  }

  /** Where the first account does not fit the other; call it again with the two exchanged. */
  public static List<Finding> compare(Account one, Account other) {
    List<Finding> found = new ArrayList<>();
    for (String topic : one.topics()) {
      if (!other.topics().contains(topic)) {
        found.add(Finding.of(Sort.TOPIC, one, topic, "", ""));
      }
    }
    for (Map.Entry<String, String> degree : one.degrees().entrySet()) {
      String theirs = other.degrees().getOrDefault(degree.getKey(), "");
      if (!theirs.equals(degree.getValue())) {
        found.add(Finding.of(Sort.DEGREE, one, degree.getValue(), theirs, degree.getKey()));
      }
    }
    List<Dates.Mention> dates = Dates.in(one);
    List<Dates.Mention> theirDates = Dates.in(other);
    dates(one, dates, theirDates, found);
    numbers(one, Numbers.in(one, places(dates)), Numbers.in(other, places(theirDates)), found);
    found.addAll(Glossary.between(one, other));
    return inOrder(found);
  }

  private static void dates(
      Account one, List<Dates.Mention> ours, List<Dates.Mention> theirs, List<Finding> found) {
    BiPredicate<Dates.Mention, Dates.Mention> same =
        (a, b) -> a.dates().stream().anyMatch(b.dates()::contains);
    Predicate<Dates.Mention> exists = date -> !date.dates().isEmpty();
    List<Dates.Mention> alone = without(ours, theirs, same, exists);
    List<String> instead =
        without(theirs, ours, same, exists).stream().map(Readouts::first).toList();
    for (Dates.Mention date : alone) {
      found.add(Finding.at(Sort.DATE, one, date.from(), date.to(), only(alone, instead)));
    }
  }

  private static void numbers(
      Account one, List<Numbers.Mention> ours, List<Numbers.Mention> theirs, List<Finding> found) {
    Predicate<Numbers.Mention> plain =
        n -> n.form() == Numbers.Form.CARDINAL || n.form() == Numbers.Form.ORDINAL;
    List<Numbers.Mention> alone = without(ours, theirs, Readouts::alike, plain);
    List<String> instead =
        without(theirs, ours, Readouts::alike, plain).stream().map(Numbers.Mention::value).toList();
    for (Numbers.Mention number : alone) {
      found.add(Finding.at(Sort.NUMBER, one, number.from(), number.to(), only(alone, instead)));
    }
  }

  /** An ordinal and a cardinal differ; a word that may be either is like both. */
  private static boolean alike(Numbers.Mention a, Numbers.Mention b) {
    boolean ranksA = a.form() == Numbers.Form.ORDINAL;
    boolean ranksB = b.form() == Numbers.Form.ORDINAL;
    boolean either = a.form() == Numbers.Form.EITHER || b.form() == Numbers.Form.EITHER;
    return a.value().equals(b.value()) && (either || ranksA == ranksB);
  }

  /** Those of ours that are like none of theirs, and whose absence there says something. */
  private static <T> List<T> without(
      List<T> ours, List<T> theirs, BiPredicate<T, T> same, Predicate<T> says) {
    return ours.stream()
        .filter(says)
        .filter(a -> theirs.stream().noneMatch(b -> same.test(a, b)))
        .toList();
  }

  /** The other side's one value, where each side has exactly one that the other lacks. */
  private static String only(Collection<?> alone, List<String> instead) {
    return alone.size() == 1 && instead.size() == 1 ? instead.getFirst() : "";
  }

  private static String first(Dates.Mention date) {
    return date.dates().getFirst().toString();
  }

  private static BitSet places(List<Dates.Mention> dates) {
    BitSet taken = new BitSet();
    dates.forEach(date -> taken.set(date.from(), date.to()));
    return taken;
  }

  private static List<Finding> inOrder(List<Finding> found) {
    found.sort(Comparator.comparingInt(Finding::from).thenComparing(Finding::sort));
    return found;
  }
}
