package parley.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;

/**
 * Everything said to a person, in one language, by key. The patterns are in one message file per
 * language; each is parsed when it is first said.
 *
 * <p>Direction of text: a String argument is shown by {@link SafeText#inline}, which isolates it
 * (FSI … PDI) only if it holds right-to-left letters. So plain ASCII stays plain ASCII, and no
 * invisible character is added that a terminal would show as a box.
 */
public final class Texts {
  private static final Map<Language, Texts> LOADED = new ConcurrentHashMap<>();

  private final Language language;
  private final Map<String, String> sources;
  private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();

  private Texts(Language language, Map<String, String> sources) {
    this.language = language;
    this.sources = sources;
  }

  /** The texts of a language. */
  public static Texts in(Language language) {
    return LOADED.computeIfAbsent(language, Texts::load);
  }

  private static Texts load(Language language) {
    String name = language.tag() + ".texts";
    try (@Nullable InputStream file = Texts.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("message file " + name + " is not in the jar");
      }
      return new Texts(language, Catalogue.read(name, file.readAllBytes()).patterns());
    } catch (IOException e) {
      throw new UncheckedIOException("message file " + name + " cannot be read", e);
    } catch (MalformedException e) {
      throw new IllegalStateException("the message file in the jar is malformed", e);
    }
  }

  /** The language these texts are in. */
  public Language language() {
    return language;
  }

  /** All keys, in the order of the file. */
  public Set<String> keys() {
    return sources.keySet();
  }

  /** Whether there is a text for {@code family.member}, for members that a peer or file names. */
  public boolean knows(String family, String member) {
    return sources.containsKey(family + "." + member);
  }

  /**
   * The text of a key, with its arguments given as name, value, name, value.
   *
   * @throws IllegalArgumentException if the key is unknown or the arguments are not exactly those
   *     of the text: a fault in the program, not in its input
   */
  public String say(String key, Object... namesAndValues) {
    return say(Phrase.say(key, namesAndValues));
  }

  /**
   * The text of {@code family.member}.
   *
   * @throws IllegalArgumentException as {@link #say(String, Object...)}
   */
  public String sayOf(String family, String member, Object... namesAndValues) {
    return say(Phrase.sayOf(family, member, namesAndValues));
  }

  /**
   * The text of a phrase, with the phrases inside it.
   *
   * @throws IllegalArgumentException as {@link #say(String, Object...)}
   */
  public String say(Phrase phrase) {
    Map<String, Object> arguments = new HashMap<>();
    phrase
        .arguments()
        .forEach(
            (name, value) ->
                arguments.put(
                    name,
                    switch (value) {
                      case Phrase inner -> say(inner);
                      case String text -> SafeText.inline(text);
                      default -> value;
                    }));
    return pattern(phrase.key()).format(arguments);
  }

  /** The variables of a text, and whether each is a number. */
  Map<String, Boolean> variables(String key) {
    return pattern(key).variables();
  }

  private Pattern pattern(String key) {
    return patterns.computeIfAbsent(
        key,
        wanted -> {
          String source = sources.get(wanted);
          if (source == null) {
            throw new IllegalArgumentException("no text with the key " + wanted);
          }
          return Pattern.parse(wanted, language, source);
        });
  }
}
