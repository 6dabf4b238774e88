package parley.readout;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds dates with the day in English, Indonesian and Chinese: {@code Tuesday, 27 August 2024},
 * {@code Selasa (27/8)}, {@code 8月27日（星期二）}, {@code 2024-08-27}.
 */
final class Dates {
  private static final String WEEKDAY =
      "Mon(?:day)?|Tue(?:s|sday)?|Wed(?:nesday)?|Thu(?:rs|rsday)?|Fri(?:day)?|Sat(?:urday)?"
          + "|Sun(?:day)?|Senin|Selasa|Rabu|Kamis|Jum['’]?at|Sabtu|Minggu|Ahad";
  private static final List<String> WEEKDAYS =
      List.of(
          "mon sen 一",
          "tue sel 二",
          "wed rab 三",
          "thu kam 四",
          "fri jum 五",
          "sat sab 六",
          "sun min aha 日 天");
  private static final String MONTH =
      "Jan(?:uar[yi])?|Feb(?:ruar[yi])?|Mar(?:ch|et)?|Apr(?:il)?|May|Mei|Jun[ei]?|Jul[yi]?"
          + "|Aug(?:ust)?|Ag(?:ustus|u|s|t)|Sep(?:t|tember)?|O[ck]t(?:ober)?|Nov(?:ember)?"
          + "|De[cs](?:ember)?";
  private static final List<String> MONTHS =
      List.of(
          "jan",
          "feb",
          "mar",
          "apr",
          "may mei",
          "jun",
          "jul",
          "aug agu ags agt",
          "sep",
          "oct okt",
          "nov",
          "dec des");

  private static final String BEFORE =
      "(?<![\\p{L}\\d])(?:(?<w>" + WEEKDAY + ")\\b\\.?,?\\s*(?:the\\s|tanggal\\s)?\\s*[(（]?)?";
  private static final String AFTER = "(?:\\s*[(（](?<v>" + WEEKDAY + ")[)）])?";
  private static final String DAY = "(?<d>\\d{1,2})(?:st|nd|rd|th)?";
  private static final String YEAR = "(?:,?\\s+(?<y>\\d{4}))?(?!\\d)";
  private static final String HAN = "[〇零一二三四五六七八九十]";
  private static final String HAN_DAY = "(?:星期|周|礼拜)";

  private static final List<Pattern> FORMS =
      List.of(
          form(BEFORE + "(?<y>\\d{4})-(?<m>\\d{2})-(?<d>\\d{2})(?!\\d)" + AFTER),
          form(BEFORE + DAY + "(?:\\s+of)?\\s+(?<m>" + MONTH + ")\\b\\.?" + YEAR + AFTER),
          form(BEFORE + "(?<m>" + MONTH + ")\\.?\\s+" + DAY + YEAR + AFTER),
          form(BEFORE + "(?<d>\\d{1,2})/(?<m>\\d{1,2})(?:/(?<y>\\d{4}))?(?![\\d/])" + AFTER),
          form(
              ("(?:" + HAN_DAY + "(?<w>[一二三四五六日天])[，,（(]?)?")
                  + ("(?:(?<y>\\d{4}|" + HAN + "{4})\\s*年\\s*)?(?<m>\\d{1,2}|" + HAN + "{1,2})")
                  + ("\\s*月\\s*(?<d>\\d{1,2}|" + HAN + "{1,3})\\s*[日号]")
                  + ("(?:\\s*[，,（(]?" + HAN_DAY + "(?<v>[一二三四五六日天])[)）]?)?")));

  /**
   * A date in a text.
   *
   * @param dates how it may be read: none if there is no such date, two if day and month may change
   *     places
   * @param weekday the weekday beside it, or null
   */
  record Mention(int from, int to, List<LocalDate> dates, @Nullable DayOfWeek weekday) {
    boolean fits() {
      return weekday == null || dates.stream().anyMatch(d -> d.getDayOfWeek() == weekday);
    }
  }

  private final Account account;
  private final BitSet taken = new BitSet();
  private final List<Mention> found = new ArrayList<>();

  private Dates(Account account) {
    this.account = account;
  }

  /** Every date of the account's text, in the order of the text. */
  static List<Mention> in(Account account) {
    Dates dates = new Dates(account);
    FORMS.forEach(dates::scan);
    dates.found.sort(Comparator.comparingInt(Mention::from));
    return dates.found;
  }

  private static Pattern form(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }

  private void scan(Pattern form) {
    Matcher at = form.matcher(account.text());
    while (at.find()) {
      String weekday = at.group("w") == null ? at.group("v") : at.group("w");
      boolean free = taken.get(at.start(), at.end()).isEmpty();
      if (free && (weekday != null || !isFraction(at))) {
        taken.set(at.start(), at.end());
        DayOfWeek day = weekday == null ? null : DayOfWeek.of(place(WEEKDAYS, weekday));
        found.add(new Mention(at.start(), at.end(), read(at), day));
      }
    }
  }

  /** Two numbers and a slash are a date only in brackets, with a weekday or with a year. */
  private boolean isFraction(Matcher at) {
    return at.group().indexOf('/') > 0
        && at.group("y") == null
        && !(isAt(at.start() - 1, "(（") && isAt(at.end(), ")）"));
  }

  private boolean isAt(int place, String marks) {
    String text = account.text();
    return place >= 0 && place < text.length() && marks.indexOf(text.charAt(place)) >= 0;
  }

  private List<LocalDate> read(Matcher at) {
    int day = number(at.group("d"));
    String monthWord = at.group("m");
    int month =
        Character.isLetter(monthWord.charAt(0)) && monthWord.charAt(0) < 0x80
            ? place(MONTHS, monthWord)
            : number(monthWord);
    int year = at.group("y") == null ? 0 : number(at.group("y"));
    List<LocalDate> dates = new ArrayList<>();
    date(year, month, day).ifPresent(dates::add);
    boolean english = account.language().startsWith("en");
    if (at.group().indexOf('/') > 0 && day != month && (english || dates.isEmpty())) {
      date(year, day, month).ifPresent(dates::add);
    }
    return dates;
  }

  /** The date, of the year nearest to the account's own day if the year is 0. */
  private Optional<LocalDate> date(int year, int month, int day) {
    int near = account.near().getYear();
    IntStream years = year > 0 ? IntStream.of(year) : IntStream.rangeClosed(near - 1, near + 1);
    return years
        .filter(y -> month >= 1 && month <= 12 && y <= Year.MAX_VALUE)
        .mapToObj(y -> YearMonth.of(y, month))
        .filter(m -> m.isValidDay(day))
        .map(m -> m.atDay(day))
        .min(Comparator.comparingLong(d -> Math.abs(ChronoUnit.DAYS.between(account.near(), d))));
  }

  private static int number(String text) {
    return Sum.whole(text);
  }

  /** The place, from 1, of the row that names the first three letters, or the Chinese character. */
  private static int place(List<String> rows, String word) {
    String start = word.toLowerCase(Locale.ROOT).substring(0, Math.min(3, word.length()));
    return 1
        + IntStream.range(0, rows.size())
            .filter(i -> rows.get(i).contains(start))
            .findFirst()
            .orElseThrow();
  }
}
