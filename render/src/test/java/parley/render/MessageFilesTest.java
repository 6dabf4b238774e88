package parley.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The three message files say the same things, and exactly the things that the code says. */
class MessageFilesTest {
  private static final Texts ENGLISH = Texts.in(Language.EN);

  @ParameterizedTest
  @EnumSource(Language.class)
  void allLanguagesHaveTheSameKeysInTheSameOrder(Language language) {
    assertThat(Texts.in(language).keys()).containsExactlyElementsOf(ENGLISH.keys());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyTextTakesTheSameArgumentsInAllLanguages(Language language) {
    for (String key : ENGLISH.keys()) {
      assertThat(Texts.in(language).variables(key)).as(key).isEqualTo(ENGLISH.variables(key));
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyTextCanBeSaidAndTheShortWayGivesWhatIcuGives(Language language) throws Exception {
    for (Map.Entry<String, String> entry : sources(language).entrySet()) {
      Pattern pattern = Pattern.parse(entry.getKey(), language, entry.getValue());
      for (int number : new int[] {0, 1, 2, 5, 11, 21, 999, 1000, 1_234_567, -1}) {
        Map<String, Object> arguments = new HashMap<>();
        pattern
            .variables()
            .forEach((name, isNumber) -> arguments.put(name, isNumber ? number : "x y"));
        assertThat(pattern.format(arguments))
            .as("%s in %s", entry.getKey(), language)
            .isEqualTo(IcuMessage.format(entry.getValue(), language, arguments))
            .isNotBlank();
      }
    }
  }

  @Test
  void everyTextTheCodeSaysExistsWithTheArgumentsItIsGiven() {
    List<String> faults = new ArrayList<>();
    for (SayCalls.Call call : calls()) {
      List<String> keys =
          ENGLISH.keys().stream()
              .filter(
                  key -> call.family() ? key.startsWith(call.key() + ".") : key.equals(call.key()))
              .toList();
      if (keys.isEmpty()) {
        faults.add(call.where() + ": no text " + call.key());
      }
      for (String key : keys) {
        if (!ENGLISH.variables(key).keySet().equals(call.names())) {
          faults.add(call.where() + ": " + key + " takes " + ENGLISH.variables(key).keySet());
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void noTextIsLeftOver() {
    TreeSet<String> unused = new TreeSet<>(ENGLISH.keys());
    for (SayCalls.Call call : calls()) {
      unused.removeIf(
          key -> call.family() ? key.startsWith(call.key() + ".") : key.equals(call.key()));
    }
    assertThat(unused).isEmpty();
  }

  @Test
  void theScanOfSourcesSeesKeysFamiliesAndNestedCalls() {
    String source =
        """
        a.say("x.y");
        b.say(
            "k.one", "n", f(1, "a,b)"), "who", Phrase.sayOf("day", d.name()));
        """;
    Map<String, TreeSet<String>> found = new TreeMap<>();
    SayCalls.inSource("A.java", source).forEach(call -> found.put(call.key(), call.names()));
    assertThat(found)
        .containsEntry("x.y", new TreeSet<>())
        .containsEntry("k.one", new TreeSet<>(List.of("n", "who")))
        .containsEntry("day", new TreeSet<>())
        .hasSize(3);
  }

  private static List<SayCalls.Call> calls() {
    List<SayCalls.Call> calls = SayCalls.inMainSourcesBelow(repository());
    assertThat(calls).as("calls of say in the sources").isNotEmpty();
    return calls;
  }

  private static Path repository() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve("render/pom.xml"))) {
        return folder;
      }
    }
    throw new AssertionError("no folder above this one holds render/pom.xml");
  }

  private static Map<String, String> sources(Language language) throws Exception {
    String name = language.tag() + ".texts";
    try (var file = Texts.class.getResourceAsStream(name)) {
      return Catalogue.read(name, file.readAllBytes()).patterns();
    }
  }
}
