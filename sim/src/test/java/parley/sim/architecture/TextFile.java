package parley.sim.architecture;

import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** A Java source held in memory, as the compiler wants it. */
final class TextFile extends SimpleJavaFileObject {
  private final String path;
  private final String text;

  /** The path must end as the type inside wants it: {@code parley/log/Hash.java}. */
  TextFile(String path, String text) {
    super(URI.create("string:///" + path), Kind.SOURCE);
    this.path = path;
    this.text = text;
  }

  String path() {
    return path;
  }

  @Override
  public String getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }
}
