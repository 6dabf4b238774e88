package parley.sim.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Compiles small faulty classes, so that a rule can be shown to find them. */
final class PlantedClasses {
  private PlantedClasses() {}

  /**
   * Compiles one class per text, each a whole source file with one top-level type.
   *
   * @param folder an empty folder for the class files
   * @throws IllegalArgumentException if a text does not compile
   */
  static JavaClasses compile(Path folder, List<String> texts) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<TextFile> files = texts.stream().map(PlantedClasses::file).toList();
    List<String> options = List.of("-proc:none", "-d", folder.toString());
    if (!compiler.getTask(null, null, null, options, null, files).call()) {
      throw new IllegalArgumentException("a planted class does not compile");
    }
    return new ClassFileImporter().importPath(folder);
  }

  private static TextFile file(String text) {
    String name = text.replaceAll("(?s).*?\\bpackage ([\\w.]+);.*?\\bclass (\\w+).*", "$1.$2");
    return new TextFile(name.replace('.', '/') + ".java", text);
  }
}
