package parley.readout;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Accounts and a register for the tests. */
final class Texts {
  static final List<Person> REGISTER =
      List.of(
          new Person(List.of("Wei Fenghe", "魏凤和")),
          new Person(List.of("Liu Zhenli", "刘振立")),
          new Person(List.of("Li Shangfu", "李尚福")),
          new Person(List.of("Dong Jun", "董军")),
          new Person(List.of("Wang Yi", "王毅")),
          new Person(List.of("Lloyd Austin", "劳埃德·奥斯汀", "奥斯汀")),
          new Person(List.of("Jake Sullivan", "沙利文")));

  private Texts() {}

  static Account of(String side, String language, String text) {
    return new Account(side, language, text, LocalDate.of(2024, 8, 29), Set.of(), Map.of());
  }

  static Account en(String text) {
    return of("us", "en", text);
  }

  static Account id(String text) {
    return of("press", "id", text);
  }

  static Account zh(String text) {
    return of("cn", "zh", text);
  }

  /** Sort, words and what was expected of each finding, for short comparison. */
  static List<String> brief(List<Finding> findings) {
    return findings.stream().map(f -> f.sort() + " " + f.said() + " -> " + f.expected()).toList();
  }
}
