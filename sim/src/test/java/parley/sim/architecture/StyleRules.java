package parley.sim.architecture;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Rules on one source file. Each returns what breaks it, as {@code path:line: what}. */
final class StyleRules {
  static final int MAX_METHOD_LINES = 60;
  static final int MAX_FILE_LINES = 500;
  static final int MAX_PARAMETERS = 5;

  private static final Pattern VAGUE_NAME =
      Pattern.compile("(?:Impl|Manager|Helper|Util|Common)s?(?![a-z])");

  // Split, so that the rules do not find themselves.
  private static final Pattern LEFT_OVER =
      Pattern.compile("\\b(?:TO" + "DO|FIX" + "ME|X" + "XX)\\b");
  private static final Pattern REGISTRY =
      Pattern.compile("https?:/" + "/[^/\\s\"]*(?:npm|mvn|maven|repo|registry|nexus|artifactory)");
  private static final Pattern HOME =
      Pattern.compile("(?<![\\w.)/])/(?:home|Users|root)/|[A-Z]:\\\\+Users");

  private static final Set<String> TEST_ANNOTATIONS =
      Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory");
  private static final Set<String> EMPTY_WORDS =
      Set.of(
          "a",
          "an",
          "the",
          "this",
          "that",
          "of",
          "for",
          "to",
          "in",
          "and",
          "is",
          "are",
          "its",
          "return",
          "returns",
          "get",
          "gets",
          "set",
          "sets",
          "create",
          "creates",
          "new",
          "object",
          "class",
          "method",
          "constructor",
          "instance",
          "value",
          "given",
          "param",
          "code",
          "link");

  private StyleRules() {}

  static List<String> longMethods(JavaSource source) {
    return visit(
        source,
        MethodTree.class,
        (method, found) -> {
          int lines = method.getBody() == null ? 0 : source.linesOf(method.getBody());
          if (lines > MAX_METHOD_LINES) {
            found.add(at(source, method) + method.getName() + " has " + lines + " lines");
          }
        });
  }

  /** Lines of every method body, braces counted. */
  static List<Integer> methodLengths(JavaSource source) {
    List<Integer> lengths = new ArrayList<>();
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
        if (method.getBody() != null) {
          lengths.add(source.linesOf(method.getBody()));
        }
        return super.visitMethod(method, null);
      }
    }.scan(source.unit(), null);
    return lengths;
  }

  static List<String> longFile(JavaSource source) {
    return source.lines() <= MAX_FILE_LINES
        ? List.of()
        : List.of(source.path() + ": " + source.lines() + " lines");
  }

  /** A record is its components, however many; an overriding method did not choose its own. */
  static List<String> manyParameters(JavaSource source) {
    List<String> found = new ArrayList<>();
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
        Tree owner = getCurrentPath().getParentPath().getLeaf();
        boolean ofRecord =
            owner.getKind() == Tree.Kind.RECORD && method.getName().contentEquals("<init>");
        if (method.getParameters().size() > MAX_PARAMETERS
            && !ofRecord
            && !annotated(method, Set.of("Override"))) {
          found.add(at(source, method) + method.getName() + " has too many parameters");
        }
        return super.visitMethod(method, null);
      }
    }.scan(source.unit(), null);
    return found;
  }

  static List<String> vagueNames(JavaSource source) {
    return visit(
        source,
        ClassTree.class,
        (type, found) -> {
          if (VAGUE_NAME.matcher(type.getSimpleName()).find()) {
            found.add(at(source, type) + "a name that says nothing: " + type.getSimpleName());
          }
        });
  }

  static List<String> leftOvers(JavaSource source) {
    return matchingLines(source, LEFT_OVER);
  }

  /** Registries and home folders belong to a machine, never to the sources. */
  static List<String> machineNames(JavaSource source, String checkout) {
    List<String> found = new ArrayList<>(matchingLines(source, REGISTRY));
    found.addAll(matchingLines(source, HOME));
    found.addAll(matchingLines(source, Pattern.compile(Pattern.quote(checkout + "/"))));
    return found;
  }

  /** Virtual threads and timeouts want {@code ReentrantLock}; one kind of lock is enough. */
  static List<String> monitors(JavaSource source) {
    List<String> found = new ArrayList<>();
    found.addAll(
        visit(
            source,
            SynchronizedTree.class,
            (block, list) -> list.add(at(source, block) + "a monitor; use ReentrantLock")));
    found.addAll(
        visit(
            source,
            MethodTree.class,
            (method, list) -> {
              if (method.getModifiers().getFlags().contains(Modifier.SYNCHRONIZED)) {
                list.add(at(source, method) + "a monitor; use ReentrantLock");
              }
            }));
    return found;
  }

  static List<String> catchAlls(JavaSource source) {
    return visit(
        source,
        CatchTree.class,
        (clause, found) -> {
          Tree type = clause.getParameter().getType();
          List<? extends Tree> types =
              type instanceof UnionTypeTree union ? union.getTypeAlternatives() : List.of(type);
          boolean everything =
              types.stream()
                  .map(StyleRules::lastName)
                  .anyMatch(Set.of("Exception", "Throwable")::contains);
          if (everything) {
            found.add(at(source, clause) + "catches everything");
          }
        });
  }

  /** A comment whose every word stands in the name already, or that has no words. */
  static List<String> idleComments(JavaSource source) {
    List<String> found = new ArrayList<>();
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
        String name = tree == null ? null : nameOf(tree);
        if (tree != null && name != null) {
          String comment = source.commentOf(new TreePath(getCurrentPath(), tree));
          if (comment != null && words(name).containsAll(words(comment))) {
            found.add(at(source, tree) + "comment only repeats the name " + name);
          }
        }
        return super.scan(tree, null);
      }
    }.scan(new TreePath(source.unit()), null);
    return found;
  }

  /** Surefire runs what is named *Test, Failsafe what is named *IT: another name never runs. */
  static List<String> testsThatNeverRun(JavaSource source) {
    if (source.fileName().matches(".*(?:Test|IT|Properties)\\.java")) {
      return List.of();
    }
    return visit(
        source,
        ClassTree.class,
        (type, found) -> {
          boolean testKit =
              type.getKind() == Tree.Kind.INTERFACE
                  || type.getModifiers().getFlags().contains(Modifier.ABSTRACT);
          boolean tests =
              type.getMembers().stream()
                  .anyMatch(
                      m -> m instanceof MethodTree method && annotated(method, TEST_ANNOTATIONS));
          if (tests && !testKit) {
            found.add(at(source, type) + "tests in a file that is not named *Test.java");
          }
        });
  }

  private static <T extends Tree> List<String> visit(
      JavaSource source, Class<T> kind, BiConsumer<T, List<String>> rule) {
    List<String> found = new ArrayList<>();
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
        if (kind.isInstance(tree)) {
          rule.accept(kind.cast(tree), found);
        }
        return super.scan(tree, null);
      }
    }.scan(source.unit(), null);
    return found;
  }

  private static List<String> matchingLines(JavaSource source, Pattern pattern) {
    List<String> found = new ArrayList<>();
    int number = 0;
    for (String line : source.text().lines().toList()) {
      number++;
      if (pattern.matcher(line).find()) {
        found.add(source.path() + ":" + number + ": " + line.strip());
      }
    }
    return found;
  }

  private static boolean annotated(MethodTree method, Set<String> names) {
    return method.getModifiers().getAnnotations().stream()
        .map(AnnotationTree::getAnnotationType)
        .map(StyleRules::lastName)
        .anyMatch(names::contains);
  }

  private static String lastName(Tree type) {
    String name = type.toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static @Nullable String nameOf(Tree tree) {
    return switch (tree) {
      case ClassTree type -> type.getSimpleName().toString();
      case MethodTree method -> method.getName().toString();
      case VariableTree variable -> variable.getName().toString();
      default -> null;
    };
  }

  private static Set<String> words(String text) {
    String spaced = text.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ");
    return Arrays.stream(spaced.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
        .filter(word -> !word.isEmpty() && !EMPTY_WORDS.contains(word))
        .map(
            word ->
                word.length() > 3 && word.endsWith("s")
                    ? word.substring(0, word.length() - 1)
                    : word)
        .collect(Collectors.toSet());
  }

  private static String at(JavaSource source, Tree tree) {
    return source.path() + ":" + source.lineOf(tree) + ": ";
  }
}
