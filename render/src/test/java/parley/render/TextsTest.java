package parley.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
  private static final Texts EN = Texts.in(Language.EN);
  private static final Texts ID = Texts.in(Language.ID);
  private static final Texts ZH = Texts.in(Language.ZH);

  @ParameterizedTest
  @CsvSource({
    "0, less than a second, kurang dari satu detik, 不到一秒",
    "1, 1 second, 1 detik, 1秒",
    "60, 1 minute, 1 menit, 1分钟",
    "125, 2 minutes 5 seconds, 2 menit 5 detik, 2分钟5秒",
    "3600, 1 hour, 1 jam, 1小时",
    "7259, 2 hours, 2 jam, 2小时",
    "97200, 1 day 3 hours, 1 hari 3 jam, 1天3小时",
    "108000000, '1,250 days', 1.250 hari, '1,250天'",
  })
  void saysDurationsByThePluralRulesOfEachLanguage(long s, String en, String id, String zh) {
    Phrase words = Durations.words(Duration.ofSeconds(s));
    assertThat(EN.say(words)).isEqualTo(en);
    assertThat(ID.say(words)).isEqualTo(id);
    assertThat(ZH.say(words)).isEqualTo(zh);
  }

  @Test
  void refusesANegativeDuration() {
    assertThatThrownBy(() -> Durations.words(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void saysATimeForBothSides() {
    Instant instant = Instant.parse("2024-04-16T17:30:59Z");
    assertThat(Dates.dtg(instant)).isEqualTo("161730ZAPR24");
    assertThat(Dates.utc(instant)).isEqualTo("2024-04-16 17:30:59Z");
    Phrase both =
        Dates.bothSides(instant, ZoneId.of("America/New_York"), ZoneId.of("Asia/Shanghai"));
    assertThat(EN.say(both))
        .isEqualTo(
            "2024-04-16 17:30:59Z (ours: Tuesday 2024-04-16 13:30 UTC-04:00;"
                + " theirs: Wednesday 2024-04-17 01:30 UTC+08:00)");
    assertThat(ZH.say(Dates.local(instant, ZoneId.of("Asia/Shanghai"))))
        .isEqualTo("2024-04-17 星期三 01:30 UTC+08:00");
    assertThat(ID.say(Dates.local(instant, ZoneId.of("Asia/Jakarta"))))
        .isEqualTo("Rabu 2024-04-17 00:30 UTC+07:00");
  }

  @Test
  void anUnknownKeyAndWrongArgumentsAreNamed() {
    assertThatThrownBy(() -> EN.say("no.such")).hasMessage("no text with the key no.such");
    assertThatThrownBy(() -> EN.say("duration.days"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("text duration.days: argument n is missing");
    assertThatThrownBy(() -> EN.say("duration.days", "n", "1"))
        .hasMessage("text duration.days: argument n must be a number");
    assertThatThrownBy(() -> EN.say("duration.pair", "large", 1, "small", "x"))
        .hasMessage("text duration.pair: argument large must be text");
    assertThatThrownBy(() -> EN.say("weekday.monday", "x", "y"))
        .hasMessage("text weekday.monday: takes no argument x");
    assertThatThrownBy(() -> Phrase.say("a.b", "x"))
        .hasMessage("text a.b: an argument without value");
    assertThatThrownBy(() -> Phrase.say("a.b", "x", 1, "x", 2))
        .hasMessage("text a.b: argument names must be distinct");
  }

  @Test
  void everyStringArgumentIsShownSafely() {
    assertThat(EN.say("duration.pair", "large", "a\u202eb", "small", "{$x}\n"))
        .isEqualTo("a⟨U+202E⟩b {$x}⟨U+000A⟩");
    assertThat(EN.say("duration.pair", "large", "שלום", "small", "x"))
        .isEqualTo("\u2068שלום\u2069 x");
  }

  @Test
  void knowsWhichMembersOfAFamilyHaveWords() {
    assertThat(EN.knows("weekday", "monday")).isTrue();
    assertThat(EN.knows("weekday", "moonday")).isFalse();
  }

  @Test
  void theEnvironmentChoosesTheLanguageByItsFirstSetVariable() {
    assertThat(Language.ofEnvironment(Map.of())).isEqualTo(Language.EN);
    assertThat(Language.ofEnvironment(Map.of("LANG", "zh_CN.UTF-8"))).isEqualTo(Language.ZH);
    assertThat(Language.ofEnvironment(Map.of("LANG", "zh_CN.UTF-8", "LC_ALL", "C.UTF-8")))
        .isEqualTo(Language.EN);
    assertThat(Language.ofEnvironment(Map.of("LANG", "in_ID", "LC_ALL", "")))
        .isEqualTo(Language.ID);
    assertThat(Language.ofEnvironment(Map.of("PARLEY_LANG", "id", "LC_ALL", "en_US")))
        .isEqualTo(Language.ID);
    assertThat(Language.of("zh-Hant-TW")).contains(Language.ZH);
    assertThat(Language.of("fr")).isEmpty();
    assertThat(Language.of("eng")).isEmpty();
    assertThat(Language.of("")).isEmpty();
  }
}
