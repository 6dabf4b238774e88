package parley.sim.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the packages to their order, and shows that every rule finds what breaks it. */
class ArchitectureTest {
  private static final int MAX_CORE_LINES = 11_750;
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("parley");
  private static final Map<String, ArchRule> RULES = PackageRules.all();

  /** A class that breaks the rule of that name, and no other rule. */
  private record Fault(String rule, String text) {}

  private static final List<Fault> FAULTS =
      List.of(
          new Fault("core needs the JDK and Bouncy Castle only", inLog("javax.crypto.Cipher c;")),
          new Fault("core has no input or output", inLog("java.nio.file.Path p;")),
          new Fault("core has no input or output", inLog("java.io.File f;")),
          new Fault("core has no input or output", inLog("java.net.URI u;")),
          new Fault("core has no threads", inLog("void f() { Thread.yield(); }")),
          new Fault("core has no threads", inLog("java.util.concurrent.ForkJoinPool p;")),
          new Fault("core has no clock", inLog("long t = System.currentTimeMillis();")),
          new Fault("core has no clock", inLog("long t = System.nanoTime();")),
          new Fault("core has no clock", inLog("Object t = java.time.Instant.now();")),
          new Fault("core has no clock", inLog("Object t = java.time.Clock.systemUTC();")),
          new Fault(
              "core has no clock",
              inLog("java.util.function.Supplier<Object> s = java.time.Instant::now;")),
          new Fault(
              "core has no randomness", inLog("Object r = new java.security.SecureRandom();")),
          new Fault("core has no randomness", inLog("Object r = java.util.UUID.randomUUID();")),
          new Fault("core has no randomness", inLog("double r = Math.random();")),
          new Fault(
              "core has no randomness",
              inLog("static class R extends java.util.Random { int f() { return nextInt(); } }")),
          new Fault("render sees core only", sees("render", "node.api")),
          new Fault("cli sees core and render only", sees("cli", "node.storage")),
          new Fault("cli sees core and render only", sees("cli", "sim")),
          new Fault("node sees core and render only", sees("node.node", "sim")),
          new Fault("node sees core and render only", sees("node.api", "cli")),
          new Fault("storage does not see link", sees("node.storage", "node.link")),
          new Fault("link does not see storage", sees("node.link", "node.storage")));

  private static final List<Fault> ALL_FAULTS = Stream.concat(FAULTS.stream(), order()).toList();

  private static Stream<Fault> order() {
    return PackageRules.CORE_SEES.keySet().stream()
        .flatMap(
            name ->
                PackageRules.unseenInCore(name).stream()
                    .map(other -> new Fault("core order: " + name, sees(name, other))));
  }

  private static Stream<String> ruleNames() {
    return RULES.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("ruleNames")
  void holds(String rule) {
    EvaluationResult result = rule(rule).evaluate(CLASSES);
    assertThat(result.getFailureReport().getDetails()).as(rule(rule).getDescription()).isEmpty();
  }

  /** One world holds every fault; each rule finds its own and no other. */
  @Test
  void bites(@TempDir Path folder) {
    Map<String, Set<String>> planted = new TreeMap<>();
    RULES.keySet().forEach(rule -> planted.put(rule, new TreeSet<>()));
    List<String> texts = new ArrayList<>();
    for (Fault fault : ALL_FAULTS) {
      String name = "Fault" + texts.size() + "x";
      texts.add(fault.text.replace("class Fault", "class " + name));
      Objects.requireNonNull(planted.get(fault.rule), fault.rule).add(name);
    }
    JavaClasses world = plant(folder, texts);
    Map<String, Set<String>> found = new TreeMap<>();
    RULES.forEach((name, rule) -> found.put(name, faultsNamed(rule.evaluate(world))));
    assertThat(found).isEqualTo(planted);
    found.remove("core order: transcript");
    assertThat(found.values()).as("every other rule has a fault").noneMatch(Set::isEmpty);
  }

  @Test
  void timesAndRandomnessAsArgumentsAreFine(@TempDir Path folder) {
    String fine =
        inLog(
            "long f(java.time.Instant at, java.util.random.RandomGenerator random) {"
                + " return at.getEpochSecond() + random.nextLong(); }");
    String seed =
        "package parley.log; class Seed extends java.security.SecureRandom {"
            + " byte b = 1; static final Object ONE = new Seed();"
            + " @Override public void nextBytes(byte[] to) { to[0] = b; } }";
    JavaClasses world = plant(folder, List.of(fine, seed));
    RULES.forEach(
        (name, rule) -> assertThat(rule.evaluate(world).hasViolation()).as(name).isFalse());
  }

  @Test
  void everyPackageOfCoreHasItsPlace(@TempDir Path folder) {
    assertThat(PackageRules.unplaced(CLASSES)).isEmpty();
    JavaClasses world = plant(folder, List.of("package parley.misc; class Fault {}"));
    assertThat(PackageRules.unplaced(world)).containsExactly("parley.misc");
  }

  /** What decides: views and hints on readouts decide nothing (docs/decisions/0042). */
  @Test
  void whatDecidesInCoreStaysSmallEnoughToRead() {
    List<JavaSource> core =
        Checkout.SOURCES.stream()
            .filter(s -> s.path().startsWith("core/src/main/"))
            .filter(s -> !s.path().contains("/parley/view/"))
            .filter(s -> !s.path().contains("/parley/readout/"))
            .toList();
    assertThat(core).isNotEmpty();
    assertThat(core.stream().mapToInt(JavaSource::codeLines).sum()).isLessThan(MAX_CORE_LINES);
  }

  @Test
  void theClassesAreReallyRead() {
    assertThat(CLASSES.contain("parley.log.Hash")).isTrue();
    assertThat(CLASSES.contain(ArchitectureTest.class)).isFalse();
  }

  private static ArchRule rule(String name) {
    return Objects.requireNonNull(RULES.get(name), name);
  }

  private static Set<String> faultsNamed(EvaluationResult result) {
    Set<String> names = new TreeSet<>();
    for (String detail : result.getFailureReport().getDetails()) {
      Matcher name = Pattern.compile("Fault\\d+x").matcher(detail);
      names.add(name.find() ? name.group() : detail);
    }
    return names;
  }

  /** A class in every package, and the faulty ones beside them. */
  private static JavaClasses plant(Path folder, List<String> faults) {
    Stream<String> packages =
        Stream.concat(
            PackageRules.CORE_SEES.keySet().stream(),
            Stream.of("render", "cli", "sim", "node.api", "node.link", "node.storage"));
    Stream<String> targets =
        packages.map(name -> "package parley." + name + "; public class Target {}");
    return PlantedClasses.compile(folder, Stream.concat(targets, faults.stream()).toList());
  }

  private static String inLog(String member) {
    return "package parley.log; class Fault { " + member + " }";
  }

  private static String sees(String one, String other) {
    return "package parley." + one + "; class Fault { parley." + other + ".Target target; }";
  }
}
