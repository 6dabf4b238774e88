package parley.sim.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * One parsed source file.
 *
 * @param path from the repository's root, with slashes
 * @param text the whole file
 * @param unit what the JDK's own parser made of it
 * @param trees positions and comments of that parse
 */
record JavaSource(String path, String text, CompilationUnitTree unit, Trees trees) {

  /**
   * Parses files given as path and text.
   *
   * @throws IllegalArgumentException naming the first thing that is not Java
   */
  static List<JavaSource> parse(Map<String, String> textByPath) {
    Map<String, String> ordered = new TreeMap<>(textByPath);
    List<TextFile> files = new ArrayList<>();
    ordered.forEach((path, text) -> files.add(new TextFile(path, text)));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> faults = new DiagnosticCollector<>();
    JavacTask task =
        (JavacTask) compiler.getTask(null, null, faults, List.of("-proc:none"), null, files);
    Trees trees = Trees.instance(task);
    List<JavaSource> parsed = new ArrayList<>();
    Iterator<TextFile> file = files.iterator();
    for (CompilationUnitTree unit : unitsOf(task)) {
      TextFile source = file.next();
      parsed.add(new JavaSource(source.path(), source.getCharContent(true), unit, trees));
    }
    if (!faults.getDiagnostics().isEmpty()) {
      throw new IllegalArgumentException("not Java: " + faults.getDiagnostics().getFirst());
    }
    return parsed;
  }

  private static Iterable<? extends CompilationUnitTree> unitsOf(JavacTask task) {
    try {
      return task.parse();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Line on which a tree starts, from 1. */
  long lineOf(Tree tree) {
    return unit.getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(unit, tree));
  }

  /** Lines from the first to the last of a tree, both counted. */
  int linesOf(Tree tree) {
    long end = trees.getSourcePositions().getEndPosition(unit, tree);
    return (int) (unit.getLineMap().getLineNumber(end) - lineOf(tree) + 1);
  }

  int lines() {
    return (int) text.lines().count();
  }

  /** Lines that say something to the machine: no blank line, comment or import. */
  int codeLines() {
    return (int)
        text.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("import "))
            .filter(line -> !line.startsWith("//") && !line.startsWith("*"))
            .filter(line -> !line.startsWith("/*"))
            .count();
  }

  /** Text of the documentation comment of the tree at the end of a path, or null. */
  @Nullable String commentOf(TreePath at) {
    return trees.getDocComment(at);
  }

  boolean isTest() {
    return path.contains("/src/test/") || path.contains("/src/fuzz/");
  }

  String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  String folder() {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  boolean isPackageInfo() {
    return fileName().equals("package-info.java");
  }
}
