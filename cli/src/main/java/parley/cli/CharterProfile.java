package parley.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.line.Charter;
import parley.log.MalformedException;
import parley.record.Json;
import picocli.CommandLine.Option;

/** A charter to start from: what lines of one kind usually agree, and who speaks on this one. */
final class CharterProfile {
  /** The kinds of line that are offered. */
  enum Name {
    MINIMAL,
    TALKS_SERIES,
    THEATRE_LINE,
    COAST_GUARD,
    BORDER_POST,
    GRID_OPERATORS,
    HUMANITARIAN_NOTIFICATION;

    /** As it is written. */
    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What such lines usually agree; of the minimal one, nothing. */
    Json.Obj text() {
      String resource = "profiles/" + word() + ".json";
      try (@Nullable InputStream file = CharterProfile.class.getResourceAsStream(resource)) {
        return file == null
            ? Json.Obj.EMPTY.with("spec", Charter.SPEC)
            : HumanJson.object(new String(file.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(resource + " cannot be read", e);
      } catch (MalformedException e) {
        throw new IllegalStateException(resource + " is malformed", e);
      }
    }

    @Override
    public String toString() {
      return word();
    }
  }

  @Option(
      names = "--profile",
      required = true,
      paramLabel = "PROFILE",
      description = "One of ${COMPLETION-CANDIDATES}; 'charter profiles' shows them.")
  private Name name = Name.MINIMAL;

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      description =
          "leader, strategic, minister, chief-of-staff, theatre, working or cooperation; otherwise"
              + " the profile's.")
  private @Nullable String level;

  @Option(
      names = "--purpose",
      paramLabel = "LANG=TEXT",
      description = "What for, in each language; otherwise the profile's.")
  private Map<String, String> purpose = Map.of();

  @Option(
      names = "--speaks",
      required = true,
      paramLabel = "PARTY/POST[:RUNG]",
      description = "A post that speaks on the line; its rung is duty or principal.")
  private List<String> posts = List.of();

  /**
   * The charter.
   *
   * @param parent the charter in force, base64, or the empty string
   * @throws MalformedException naming the option that is wrong
   */
  Json.Obj text(String parent) throws MalformedException {
    List<Json> speaks = new ArrayList<>();
    for (String post : posts) {
      speaks.add(speaker(post));
    }
    Json.Obj given =
        new Body()
            .text("level", level)
            .words("purpose", purpose)
            .text("parent", parent)
            .put("posts", new Json.Arr(speaks))
            .json();
    Json.Obj text = name.text();
    for (var field : given.members().entrySet()) {
      text = text.with(field.getKey(), field.getValue());
    }
    return text;
  }

  private static Json speaker(String text) throws MalformedException {
    int slash = text.indexOf('/');
    int colon = text.indexOf(':', slash + 1);
    if (slash < 0) {
      throw new MalformedException("--speaks: party/post expected");
    }
    return new Body()
        .text("party", text.substring(0, slash))
        .text("post", colon < 0 ? text.substring(slash + 1) : text.substring(slash + 1, colon))
        .text("rung", colon < 0 ? "" : text.substring(colon + 1))
        .json();
  }
}
