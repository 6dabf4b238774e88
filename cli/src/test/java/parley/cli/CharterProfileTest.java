package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.line.Charter;
import parley.log.MalformedException;
import parley.record.Json;
import picocli.CommandLine;

/** Every charter to start from is one, says everything in every language, and can be changed. */
class CharterProfileTest {
  private static CharterProfile with(String... arguments) {
    CharterProfile profile = new CharterProfile();
    new CommandLine(profile).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
    return profile;
  }

  @ParameterizedTest
  @EnumSource
  void isACharterOnceItSaysWhoSpeaks(CharterProfile.Name name) throws MalformedException {
    boolean bare = name == CharterProfile.Name.MINIMAL;
    String purpose = "--purpose=en=To talk";
    Json.Obj text =
        (bare
                ? with("--profile", name.word(), "--speaks", "a/x", "--level=working", purpose)
                : with("--profile", name.word(), "--speaks", "a/x:duty", "--speaks=b/y"))
            .text("");
    Charter charter = Charter.parse(text);
    assertThat(charter.speaks("a", "x")).isTrue();
    assertThat(Charter.parse(HumanJson.object(HumanJson.print(text)))).isEqualTo(charter);
    if (!bare) {
      assertThat(charter.noticeHours()).isPositive();
      saysInEveryLanguage(text);
    }
  }

  private static void saysInEveryLanguage(Json json) {
    switch (json) {
      case Json.Obj words when words.has("en") ->
          assertThat(words.members()).containsOnlyKeys("en", "id", "zh");
      case Json.Obj obj -> obj.members().values().forEach(CharterProfileTest::saysInEveryLanguage);
      case Json.Arr list -> list.items().forEach(CharterProfileTest::saysInEveryLanguage);
      default -> {}
    }
  }

  @Test
  void whatIsGivenStandsInTheProfilesPlace() throws MalformedException {
    Json.Obj text =
        with("--profile=border-post", "--level=theatre", "--purpose=en=Ours", "--speaks=a/x")
            .text("");
    assertThat(text.text("level")).isEqualTo("theatre");
    assertThat(text.object("purpose").members()).containsOnlyKeys("en");
    assertThatThrownBy(() -> with("--profile=border-post", "--speaks=x").text(""))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("--speaks");
  }
}
