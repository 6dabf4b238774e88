package parley.sim.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds every source of every module to the rules of HACKING.md, and shows that each rule bites.
 */
class StyleTest {
  private static final int P90_METHOD_LINES = 20;
  private static final int P90_FILE_LINES = 300;

  /** A rule, with a snippet that breaks it and one that comes close and does not. */
  record Rule(String name, Function<JavaSource, List<String>> check, String breaks, String holds) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<Rule> rules() {
    return Stream.of(ofSize(), ofText(), ofLocksAndCatches(), ofCommentsAndTests())
        .flatMap(rules -> rules);
  }

  private static Stream<Rule> ofSize() {
    return Stream.of(
        new Rule("methods are short", StyleRules::longMethods, body(59), body(58)),
        new Rule("files are short", StyleRules::longFile, body(497), body(496)),
        new Rule(
            "parameters are few",
            StyleRules::manyParameters,
            "class A { void f(int a, int b, int c, int d, int e, int g) {} }",
            "record A(int a, int b, int c, int d, int e, int g) {"
                + " A(int a, int b, int c, int d, int e, int g) { this.a = a; } }"
                + " class B extends C { @Override void f(int a, int b, int c, int d, int e, int g) {} }"));
  }

  private static Stream<Rule> ofText() {
    return Stream.of(
        new Rule(
            "names say what a thing is",
            StyleRules::vagueNames,
            "class A { enum KeyUtils {} }",
            "class Implication { interface Commoner {} class Managerial {} }"),
        new Rule(
            "nothing is left over",
            StyleRules::leftOvers,
            "class A { // TO" + "DO later\n}",
            "class A { int todos; }"),
        new Rule(
            "no registry is named",
            StyleTest::machineNames,
            "class A { String s = \"https:/" + "/repo.example/x\"; }",
            "class A { String s = \"https:/" + "/c2sp.org/tlog-proof\"; }"),
        new Rule(
            "no home folder is named",
            StyleTest::machineNames,
            "class A { String s = \"/ho" + "me/someone/x\"; }",
            "class A { String s = \"/parley/v1/home/\"; }"));
  }

  private static Stream<Rule> ofLocksAndCatches() {
    return Stream.of(
        new Rule(
            "no monitor as a block",
            StyleRules::monitors,
            "class A { void f() { synchronized (this) {} } }",
            "class A { String s = \"synchronized\"; }"),
        new Rule(
            "no monitor as a method",
            StyleRules::monitors,
            "class A { synchronized void f() {} }",
            "class A { void f() {} }"),
        new Rule(
            "catch what you know",
            StyleRules::catchAlls,
            "class A { void f() { try { g(); } catch (java.lang.Exception e) {} } }",
            "class A { void f() { try { g(); } catch (IllegalStateException e) {} } }"),
        new Rule(
            "catch what you know, in a union",
            StyleRules::catchAlls,
            "class A { void f() { try { g(); } catch (Error | Throwable e) {} } }",
            "class A { void f() { try { g(); } catch (Error | ArithmeticException e) {} } }"));
  }

  private static Stream<Rule> ofCommentsAndTests() {
    return Stream.of(
        new Rule(
            "comments say more than the name",
            StyleRules::idleComments,
            "class A { /** Returns the leaf hash. */ int leafHash() { return 0; } }",
            "class A { /** Hash of the leaf, with its domain. */ int leafHash() { return 0; } }"),
        new Rule(
            "comments on types and fields too",
            StyleRules::idleComments,
            "/** The log. */ class Log { int size; }",
            "/** An append-only log. */ class Log { /** In entries. */ int size; }"),
        new Rule(
            "every test runs",
            StyleRules::testsThatNeverRun,
            "class Planted { @Test void f() {} }",
            "abstract class PlantedKit { @Test void f() {} }"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void holds(Rule rule) {
    List<String> found = new ArrayList<>();
    for (JavaSource source : Checkout.SOURCES) {
      found.addAll(rule.check.apply(source));
    }
    if (rule.name.startsWith("catch")) {
      found.removeIf(where -> ThreadRoots.REASON_BY_PATH.containsKey(where.split(":", 2)[0]));
    }
    assertThat(found).as(rule.name).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void bites(Rule rule) {
    assertThat(rule.check.apply(planted(rule.breaks))).as("planted fault").hasSize(1);
    assertThat(rule.check.apply(planted(rule.holds))).as("close, but right").isEmpty();
  }

  @Test
  void mostMethodsAreVeryShort() {
    assertThat(p90(methodLines(Checkout.SOURCES))).isLessThanOrEqualTo(P90_METHOD_LINES);
  }

  @Test
  void mostFilesAreShort() {
    assertThat(p90(fileLines(Checkout.SOURCES))).isLessThanOrEqualTo(P90_FILE_LINES);
  }

  @Test
  void theNinthTenthIsMeasuredAtTheRightPlace() {
    assertThat(p90(List.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 99))).isEqualTo(99);
    assertThat(p90(Stream.iterate(1, n -> n + 1).limit(100).toList())).isEqualTo(91);
    List<JavaSource> one = List.of(planted(body(28)));
    assertThat(methodLines(one)).containsExactly(30);
    assertThat(fileLines(one)).containsExactly(32);
  }

  @Test
  void everyPackageSaysWhatItIsAndIsNullMarked() {
    assertThat(unmarkedPackages(Checkout.SOURCES)).isEmpty();
    JavaSource lonely = parsed("core/src/main/java/parley/lonely/A.java", "class A {}");
    assertThat(unmarkedPackages(List.of(lonely)))
        .containsExactly("core/src/main/java/parley/lonely");
    JavaSource unmarked =
        parsed("core/src/main/java/parley/lonely/package-info.java", "package parley.lonely;");
    assertThat(unmarkedPackages(List.of(lonely, unmarked))).hasSize(1);
  }

  @Test
  void everyModuleWithCodeHasTests() {
    assertThat(untestedModules(Checkout.SOURCES)).isEmpty();
    JavaSource code = parsed("cli/src/main/java/parley/cli/A.java", "class A {}");
    JavaSource elsewhere = parsed("core/src/test/java/parley/log/ATest.java", "class ATest {}");
    assertThat(untestedModules(List.of(code, elsewhere))).containsExactly("cli");
  }

  @Test
  void everyThreadRootOnTheListStillIsOne() {
    Set<String> catching =
        Checkout.SOURCES.stream()
            .filter(source -> !StyleRules.catchAlls(source).isEmpty())
            .map(JavaSource::path)
            .collect(Collectors.toSet());
    assertThat(catching).containsAll(ThreadRoots.REASON_BY_PATH.keySet());
    assertThat(ThreadRoots.REASON_BY_PATH.values()).allSatisfy(why -> assertThat(why).isNotBlank());
  }

  @Test
  void theSourcesAreReallyRead() {
    assertThat(Checkout.SOURCES)
        .extracting(JavaSource::path)
        .contains("core/src/main/java/parley/log/Hash.java", "sim/src/test/java/" + here());
  }

  private static String here() {
    return StyleTest.class.getName().replace('.', '/') + ".java";
  }

  private static List<String> machineNames(JavaSource source) {
    return StyleRules.machineNames(source, Checkout.root().toString());
  }

  private static List<String> unmarkedPackages(List<JavaSource> sources) {
    Set<String> marked =
        sources.stream()
            .filter(source -> source.isPackageInfo() && source.text().contains("@NullMarked"))
            .map(JavaSource::folder)
            .collect(Collectors.toSet());
    return sources.stream()
        .map(JavaSource::folder)
        .distinct()
        .filter(folder -> !marked.contains(folder))
        .filter(folder -> !marked.contains(folder.replaceFirst("/src/(test|fuzz)/", "/src/main/")))
        .toList();
  }

  private static List<String> untestedModules(List<JavaSource> sources) {
    Set<String> tested =
        sources.stream()
            .filter(source -> source.isTest() && source.fileName().endsWith("Test.java"))
            .map(StyleTest::module)
            .collect(Collectors.toSet());
    return sources.stream()
        .filter(source -> !source.isTest() && !source.isPackageInfo())
        .map(StyleTest::module)
        .distinct()
        .filter(module -> !tested.contains(module))
        .toList();
  }

  private static String module(JavaSource source) {
    return source.path().substring(0, source.path().indexOf('/'));
  }

  private static List<Integer> methodLines(List<JavaSource> sources) {
    return sources.stream().flatMap(source -> StyleRules.methodLengths(source).stream()).toList();
  }

  private static List<Integer> fileLines(List<JavaSource> sources) {
    return sources.stream().filter(s -> !s.isPackageInfo()).map(JavaSource::lines).toList();
  }

  private static int p90(List<Integer> lengths) {
    return lengths.stream().sorted().toList().get(lengths.size() * 9 / 10);
  }

  private static JavaSource planted(String text) {
    return parsed("core/src/test/java/parley/planted/Planted.java", text);
  }

  private static JavaSource parsed(String path, String text) {
    return JavaSource.parse(Map.of(path, text)).getFirst();
  }

  /** A class of one method, whose body has this many lines between its braces. */
  private static String body(int lines) {
    return "class A {\n  void f() {\n" + "    g();\n".repeat(lines) + "  }\n}\n";
  }
}
