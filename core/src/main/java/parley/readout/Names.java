package parley.readout;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds names that come close to one of the register and are not on it, as transliteration and
 * haste make them: {@code Liu Henli} for Liu Zhenli. Only the register is asked, never the other
 * text: a slip of the original travels through every translation.
 */
final class Names {
  private static final int MOST_WORDS = 4;
  private static final int SHORT_NAME = 8;
  private static final int SHORT_WORD = 4;
  private static final Pattern CAPITAL = Pattern.compile("\\p{Lu}[\\p{L}\\p{M}'’]*");
  private static final Pattern TITLE =
      Pattern.compile(
          "(?:Gen(?:eral)?|Minister|Secretary|President|Adm(?:iral)?|Mr|Ms|Jenderal|Menteri|Presiden"
              + "|Laksamana|Bapak|Ibu|Pak)");
  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}]");
  private static final Pattern GAP = Pattern.compile("\\.?[ \\u00a0-]");

  /** A capitalised word at its place. */
  private record Word(int from, int to, String text) {}

  private final Account account;

  /** Every name as it is written, by its plain form. */
  private final Map<String, String> full = new TreeMap<>();

  private final Set<String> parts = new HashSet<>();
  private final Set<String> spelt = new HashSet<>();

  private Names(Account account, List<Person> register) {
    this.account = account;
    for (Person person : register) {
      for (String name : person.names()) {
        spelt.add(name);
        full.put(plain(name), name);
        for (String part : name.split("[ \u00a0]", -1)) {
          parts.add(part);
        }
      }
    }
  }

  /** Every near miss in the account's text. */
  static List<Finding> in(Account account, List<Person> register) {
    Names names = new Names(account, register);
    List<Finding> found = new ArrayList<>();
    BiConsumer<Word, String> add =
        (at, name) -> found.add(Finding.at(Finding.Sort.NAME, account, at.from, at.to, name));
    names.latin(add);
    names.han(add);
    return found;
  }

  private void latin(BiConsumer<Word, String> add) {
    List<Word> words = new ArrayList<>();
    Matcher at = CAPITAL.matcher(account.text());
    while (at.find()) {
      words.add(new Word(at.start(), at.end(), at.group()));
    }
    for (int i = 0; i < words.size(); ) {
      int run = run(words, i);
      int used = longest(words.subList(i, i + run), add);
      if (used == 0 && isAlone(words, i, run)) {
        Word word = words.get(i);
        part(word.text).ifPresent(name -> add.accept(word, name));
      }
      i += Math.max(1, used);
    }
  }

  /** How many capitalised words stand next to each other from here, up to the longest name. */
  private int run(List<Word> words, int first) {
    int n = 1;
    while (n < MOST_WORDS && first + n < words.size() && joins(words, first + n)) {
      n++;
    }
    return n;
  }

  private boolean joins(List<Word> words, int i) {
    return i > 0
        && GAP.matcher(account.text().substring(words.get(i - 1).to, words.get(i).from)).matches();
  }

  /** The words taken up by a name that starts here, right or nearly so; 0 if there is none. */
  private int longest(List<Word> run, BiConsumer<Word, String> add) {
    for (int n = run.size(); n > 1; n--) {
      String text = account.text().substring(run.getFirst().from, run.get(n - 1).to);
      if (full.containsKey(plain(text))) {
        return n;
      }
    }
    for (int n = run.size(); n > 1; n--) {
      Word whole = new Word(run.getFirst().from, run.get(n - 1).to, "");
      Optional<String> near = near(account.text().substring(whole.from, whole.to));
      if (near.isPresent()) {
        add.accept(whole, near.get());
        return n;
      }
    }
    return 0;
  }

  private Optional<String> near(String text) {
    String plain = plain(text);
    int most = plain.length() < SHORT_NAME ? 1 : 2;
    return full.entrySet().stream()
        .filter(name -> name.getValue().indexOf(' ') > 0)
        .filter(name -> Math.abs(name.getKey().length() - plain.length()) <= most)
        .filter(name -> distance(plain, name.getKey()) <= most)
        .min(Comparator.comparingInt(name -> distance(plain, name.getKey())))
        .map(Map.Entry::getValue);
  }

  /** A family name by itself: after a title, or where neither a name nor a sentence starts. */
  private boolean isAlone(List<Word> words, int i, int run) {
    boolean titled = joins(words, i) && TITLE.matcher(words.get(i - 1).text).matches();
    return run == 1 && (titled || (!joins(words, i) && !startsSentence(words.get(i).from)));
  }

  private boolean startsSentence(int from) {
    int i = from - 1;
    while (i >= 0 && "\"“‘( \u00a0".indexOf(account.text().charAt(i)) >= 0) {
      i--;
    }
    return i < 0 || ".!?:\n".indexOf(account.text().charAt(i)) >= 0;
  }

  /** The part of a registered name that a word misses by one letter, its first one being right. */
  private Optional<String> part(String word) {
    if (word.length() < 3 || parts.contains(word) || word.equals(word.toUpperCase(Locale.ROOT))) {
      return Optional.empty();
    }
    return parts.stream()
        .filter(part -> part.length() >= 3 && part.charAt(0) == word.charAt(0))
        .filter(part -> part.length() == word.length() || word.length() > SHORT_WORD)
        .filter(part -> Math.abs(part.length() - word.length()) <= 1)
        .filter(part -> distance(plain(word), plain(part)) == 1)
        .min(String::compareTo);
  }

  /** Chinese names of three characters or more, with one of them wrong. */
  private void han(BiConsumer<Word, String> add) {
    String text = account.text();
    for (String name : spelt) {
      int length = name.length();
      boolean han = length > 2 && Character.isIdeographic(name.charAt(0));
      for (int i = 0; han && i + length <= text.length(); i++) {
        String window = text.substring(i, i + length);
        if (wrong(window, name) == 1 && !spelt.contains(window)) {
          add.accept(new Word(i, i + length, window), name);
        }
      }
    }
  }

  private static int wrong(String window, String name) {
    int wrong = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = window.charAt(i);
      wrong += c == name.charAt(i) ? 0 : Character.isIdeographic(c) ? 1 : name.length();
    }
    return wrong;
  }

  /** Lower case, without marks, spaces, hyphens and apostrophes: all that spellings vary in. */
  private static String plain(String name) {
    return NO_LETTER
        .matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
        .replaceAll("")
        .toLowerCase(Locale.ROOT);
  }

  /** Letters to insert, remove or replace (Levenshtein). */
  static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
