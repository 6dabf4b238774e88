package parley.readout;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds numbers in figures, in English and Indonesian words and in Chinese numerals. The words for
 * one are left out: they are articles more often than numbers.
 */
final class Numbers {
  /** How a number is meant. */
  enum Form {
    CARDINAL,
    ORDINAL,
    /** "kedua" is "the second" and "the two"; so is a "second" that a translation made of it. */
    EITHER,
    /** "both": two, so naturally said that its absence from another text says nothing. */
    BOTH
  }

  /**
   * A number in a text.
   *
   * @param value in figures, without grouping or trailing zeros
   */
  record Mention(int from, int to, String value, Form form) {}

  private static final String FIGURE =
      "\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?(?!\\d)|\\d{1,3}(?:\\.\\d{3})+(?:,\\d+)?(?!\\d)"
          + "|\\d+(?:[.,]\\d+)?";
  private static final Pattern TOKEN =
      Pattern.compile(
          ("(?:(?<ke>第|\\bke-)|(?<!\\d|\\p{IsLatin}|\\p{IsLatin}-))(?<figure>" + FIGURE + ")")
              + "(?<th>(?:st|nd|rd|th)\\b)?"
              + "|(?:十分|万一|千万不)(?<idiom>)"
              + "|(?<rank>第)?(?<word>[〇零一二两三四五六七八九十百千万亿]|双方|\\p{IsLatin}+)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern JOINT =
      Pattern.compile("[\\s-]{0,3}(?:and\\s+)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern OF_A_PAIR =
      Pattern.compile(
          "\\s+(?:militar|side|countr|army|armies|part(?:y|ies)|government|nation|leader)",
          Pattern.CASE_INSENSITIVE);

  private final Account account;
  private final List<Mention> found = new ArrayList<>();
  private @Nullable Sum sum;
  private int from;
  private int to;
  private boolean ranks;
  private boolean inFigures;

  private Numbers(Account account) {
    this.account = account;
  }

  /** Every number of the account's text outside the places taken, in the order of the text. */
  static List<Mention> in(Account account, BitSet taken) {
    Numbers numbers = new Numbers(account);
    Matcher at = TOKEN.matcher(account.text());
    while (at.find()) {
      if (!taken.get(at.start(), at.end()).isEmpty() || at.group("idiom") != null) {
        numbers.close();
      } else if (at.group("figure") != null) {
        numbers.figure(at, at.group("figure"));
      } else {
        numbers.word(at, at.group("word").toLowerCase(Locale.ROOT));
      }
    }
    numbers.close();
    return numbers.found;
  }

  private void figure(Matcher at, String figure) {
    close();
    open(at, at.group("ke") != null || at.group("th") != null).figures(parse(figure));
    inFigures = true;
  }

  private void word(Matcher at, String name) {
    Sum.Word word = Sum.word(name);
    if (word == null) {
      Sum.Word after = name.startsWith("ke") ? Sum.word(name.substring(2)) : null;
      if (after != null) {
        close();
        add(at.start(), at.end(), after.value(), Form.EITHER);
      } else if (!name.equals("and")) {
        close();
      }
    } else if (word.does() == 'b') {
      close();
      add(at.start(), at.end(), word.value(), Form.BOTH);
    } else {
      number(at, word);
    }
  }

  private void number(Matcher at, Sum.Word word) {
    boolean goesOn = sum != null && at.group("rank") == null && isJoint(at, word);
    if (!goesOn || (sum != null && !sum.take(word))) {
      close();
      open(at, at.group("rank") != null).take(word);
    }
    to = at.end();
    if (word.does() == 'o') {
      ranks = true;
      close();
    }
  }

  /** Nothing but a space, a hyphen or "and" stands between; figures take multipliers only. */
  private boolean isJoint(Matcher at, Sum.Word word) {
    String between = account.text().substring(to, at.start());
    boolean near = word.han() ? between.isEmpty() : JOINT.matcher(between).matches();
    return near && (!inFigures || word.does() == 'g' || word.does() == '*');
  }

  private Sum open(Matcher at, boolean ranked) {
    Sum opened = new Sum();
    sum = opened;
    from = at.start();
    to = at.end();
    ranks = ranked;
    inFigures = false;
    return opened;
  }

  private void close() {
    if (sum != null) {
      BigDecimal value = sum.value();
      if (inFigures || value.compareTo(BigDecimal.ONE) != 0) {
        add(from, to, value, ranks ? rank(value) : Form.CARDINAL);
      }
      sum = null;
    }
  }

  private Form rank(BigDecimal value) {
    Matcher after = OF_A_PAIR.matcher(account.text()).region(to, account.text().length());
    return value.intValue() == 2 && after.lookingAt() ? Form.EITHER : Form.ORDINAL;
  }

  private void add(int start, int end, BigDecimal value, Form form) {
    found.add(new Mention(start, end, value.stripTrailingZeros().toPlainString(), form));
  }

  /** Reads figures: the last mark is a decimal one, unless the language groups by it. */
  private BigDecimal parse(String figure) {
    boolean comma = account.language().startsWith("id");
    String grouped = comma ? "\\d{1,3}(?:\\.\\d{3})+" : "\\d{1,3}(?:,\\d{3})+";
    int mark = figure.matches(grouped) ? -1 : figure.replace(',', '.').lastIndexOf('.');
    String whole = (mark < 0 ? figure : figure.substring(0, mark)).replaceAll("[.,]", "");
    return new BigDecimal(mark < 0 ? whole : whole + figure.substring(mark).replace(',', '.'));
  }
}
