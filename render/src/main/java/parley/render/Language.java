package parley.render;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A language that results and errors are said in. */
public enum Language {
  /** English, also the fallback. */
  EN("en"),
  /** Indonesian. */
  ID("id"),
  /** Chinese, written in simplified characters, whatever the region asked for. */
  ZH("zh");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** The BCP 47 tag: {@code en}, {@code id} or {@code zh}. */
  public String tag() {
    return tag;
  }

  /** The locale of its plural rules and number forms. */
  public Locale locale() {
    return Locale.forLanguageTag(tag);
  }

  /**
   * The language a tag or a POSIX locale names, by its first part only: {@code zh-TW}, {@code
   * zh_CN.UTF-8} and {@code ZH} are all Chinese; {@code in}, the old code, is Indonesian.
   *
   * @return empty if it names no language of ours
   */
  public static Optional<Language> of(String name) {
    int end = 0;
    while (end < name.length() && Character.isLetter(name.charAt(end))) {
      end++;
    }
    return switch (name.substring(0, end).toLowerCase(Locale.ROOT)) {
      case "en" -> Optional.of(EN);
      case "id", "in" -> Optional.of(ID);
      case "zh" -> Optional.of(ZH);
      default -> Optional.empty();
    };
  }

  /**
   * The language the environment asks for: the first of {@code PARLEY_LANG}, {@code LC_ALL}, {@code
   * LC_MESSAGES} and {@code LANG} that is set and not empty decides; if that names no language of
   * ours, English. An explicit {@code --lang} comes before all of them and is the caller's to
   * refuse.
   */
  public static Language ofEnvironment(Map<String, String> environment) {
    for (String variable : new String[] {"PARLEY_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
      String value = environment.getOrDefault(variable, "");
      if (!value.isEmpty()) {
        return of(value).orElse(EN);
      }
    }
    return EN;
  }
}
