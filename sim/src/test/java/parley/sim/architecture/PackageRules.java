package parley.sim.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.time.Clock;
import java.time.temporal.TemporalAccessor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** Which package may see which, and why. */
final class PackageRules {
  private static final String ROOT = "parley";
  private static final Set<String> OUTSIDE_CORE = Set.of("node", "render", "cli", "sim");

  /** What each package of core may see of core, in the order in which one reads them. */
  static final Map<String, Set<String>> CORE_SEES = coreSees();

  private PackageRules() {}

  private static Map<String, Set<String>> coreSees() {
    Map<String, Set<String>> sees = new LinkedHashMap<>();
    sees.put("log", Set.of());
    sees.put("record", Set.of("log"));
    // Bounds, names and JSON for the messages of the link; never an entry.
    sees.put("mirror", Set.of("log", "record"));
    sees.put("sea", Set.of("log", "record"));
    // Texts of any origin, also from outside the record: a hint hangs on nothing that counts.
    sees.put("readout", Set.of());
    sees.put("line", Set.of("log", "record"));
    sees.put("catalogue", Set.of("log", "record", "line"));
    for (String domain : List.of("talk", "notice", "incident", "commitment", "watch")) {
      sees.put(domain, Set.of("log", "record", "line", "catalogue"));
    }
    sees.put("diplomacy", Set.copyOf(sees.keySet()));
    // Read by whoever shows a line; the fold itself never asks a view.
    sees.put("view", Set.of("log", "record", "line", "talk", "incident", "commitment"));
    sees.put("transcript", Set.copyOf(sees.keySet()));
    return sees;
  }

  /** Packages of core that have no place in the order, so that no rule would hold them. */
  static Set<String> unplaced(Iterable<JavaClass> classes) {
    Set<String> found = new TreeSet<>();
    for (JavaClass type : classes) {
      if (inCore().test(type) && !CORE_SEES.containsKey(belowRoot(type))) {
        found.add(type.getPackageName());
      }
    }
    return found;
  }

  /** Every rule, by what it says in short. */
  static Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("core needs the JDK and Bouncy Castle only", coreDependencies());
    rules.put("core has no input or output", coreInputOutput());
    rules.put("core has no threads", coreThreads());
    rules.put("core has no clock", coreClock());
    rules.put("core has no randomness", coreRandomness());
    CORE_SEES.forEach((name, sees) -> rules.put("core order: " + name, coreOrder(name, sees)));
    rules.put("render sees core only", unseenModules("render", "node", "cli", "sim"));
    rules.put("cli sees core and render only", unseenModules("cli", "node", "sim"));
    rules.put("node sees core and render only", unseenModules("node", "cli", "sim"));
    rules.put("storage does not see link", apart("storage", "link"));
    rules.put("link does not see storage", apart("link", "storage"));
    return rules;
  }

  private static ArchRule coreDependencies() {
    DescribedPredicate<JavaClass> allowed =
        resideInAnyPackage("java..", "org.bouncycastle..", "org.jspecify..").or(inCore());
    return core()
        .should()
        .dependOnClassesThat(DescribedPredicate.not(allowed))
        .because("both sides audit core; what it depends on, they would have to audit as well");
  }

  private static ArchRule coreInputOutput() {
    DescribedPredicate<JavaClass> machine =
        resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net..", "java.sql..")
            .or(
                JavaClass.Predicates.belongToAnyOf(
                    java.io.File.class, java.io.RandomAccessFile.class))
            .or(JavaClass.Predicates.belongToAnyOf(java.io.FileInputStream.class))
            .or(JavaClass.Predicates.belongToAnyOf(java.io.FileOutputStream.class));
    return core()
        .should()
        .dependOnClassesThat(machine)
        .because("a verdict depends on the bytes given, not on the machine that reaches it");
  }

  private static ArchRule coreThreads() {
    return core()
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.assignableTo(Thread.class)
                .or(JavaClass.Predicates.assignableTo(Executor.class)))
        .because("state is a function of log prefixes; who calls it, and when, is the caller's");
  }

  private static ArchRule coreClock() {
    return core()
        .should()
        .accessTargetWhere(
            use(System.class, Set.of("currentTimeMillis", "nanoTime"))
                .or(use(TemporalAccessor.class, Set.of("now")))
                .or(use(Clock.class, Set.of("systemUTC", "systemDefaultZone", "system"))))
        .because("times are arguments: a replay years later must reach the same state");
  }

  private static ArchRule coreRandomness() {
    return core()
        .should()
        .accessTargetWhere(
            use(Random.class, Set.of())
                .and(DescribedPredicate.not(fixesItsBytes()))
                .or(use(UUID.class, Set.of("randomUUID")))
                .or(use(Math.class, Set.of("random"))))
        .because("randomness is an argument: one seed must replay a whole simulation");
  }

  /**
   * The JDK asks for a {@code SecureRandom} where a seed is meant. A subclass that hands it given
   * bytes may be made, and may call the constructor it must call; it may draw nothing.
   */
  private static DescribedPredicate<JavaAccess<?>> fixesItsBytes() {
    return DescribedPredicate.describe(
        "makes a source of given bytes",
        access -> {
          boolean ours = access.getTargetOwner().getPackageName().startsWith(ROOT + ".");
          boolean toSuper = access.getOriginOwner().isAssignableTo(Random.class);
          boolean making = access.getName().equals("<init>") && (ours || toSuper);
          return making || (ours && access instanceof JavaFieldAccess);
        });
  }

  private static ArchRule coreOrder(String name, Set<String> sees) {
    String more = name.equals("mirror") ? "; a receipt proves bytes, never their meaning" : "";
    return unseen(name, unseenInCore(name))
        .because(
            "core is read upwards from the log: " + name + " sees " + new TreeSet<>(sees) + more);
  }

  /** The packages of core that a package of core may not see. */
  static List<String> unseenInCore(String name) {
    return CORE_SEES.keySet().stream()
        .filter(
            other -> !other.equals(name) && !CORE_SEES.getOrDefault(name, Set.of()).contains(other))
        .toList();
  }

  private static ArchRule unseenModules(String module, String... unseen) {
    return unseen(module, List.of(unseen))
        .because(
            "a verifier that carried the node would be no second opinion, and a node that carried"
                + " its simulator could be told to lie");
  }

  private static ArchRule apart(String one, String other) {
    return unseen("node." + one, List.of("node." + other))
        .because(
            "what is durable and what is sent meet in one place, parley.node.node, where the order"
                + " durable, signed, sent can be read");
  }

  /** Empty is allowed: a package may not be written yet, and transcript may see all of core. */
  private static ArchRule unseen(String name, List<String> unseen) {
    String[] packages = unseen.stream().map(PackageRules::under).toArray(String[]::new);
    return noClasses()
        .that(resideInAPackage(under(name)))
        .should()
        .dependOnClassesThat(resideInAnyPackage(packages))
        .allowEmptyShould(true);
  }

  /** Calls and method references to members of a type or its subtypes; no names mean all. */
  private static DescribedPredicate<JavaAccess<?>> use(Class<?> type, Set<String> names) {
    return DescribedPredicate.describe(
        "uses " + type.getSimpleName() + names,
        access ->
            access.getTargetOwner().isAssignableTo(type)
                && (names.isEmpty() || names.contains(access.getName())));
  }

  private static GivenClassesConjunction core() {
    return noClasses().that(inCore());
  }

  private static DescribedPredicate<JavaClass> inCore() {
    return DescribedPredicate.describe(
        "are in core",
        type -> {
          String name = type.getPackageName();
          return name.startsWith(ROOT + ".") && !OUTSIDE_CORE.contains(belowRoot(type));
        });
  }

  /** First part of the package's name after the root: {@code log} of {@code parley.log}. */
  private static String belowRoot(JavaClass type) {
    return Stream.of(type.getPackageName().split("\\.")).skip(1).findFirst().orElse("");
  }

  private static String under(String name) {
    return ROOT + "." + name + "..";
  }
}
