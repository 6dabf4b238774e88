package parley.render.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.record.Kind;
import parley.record.Kinds;
import parley.record.Shape;
import parley.render.Language;
import parley.render.Texts;

/** Every kind, every field of it and every word of a closed set has a name in every language. */
class KindWordsTest {
  @ParameterizedTest
  @EnumSource(Language.class)
  void nothingOfTheTableOfKindsIsShownByItsOwnNameOnly(Language language) {
    Texts texts = Texts.in(language);
    List<String> missing = new ArrayList<>();
    for (Kind kind : Kinds.all()) {
      if (!texts.knows("print.kind", kind.name())) {
        missing.add("kind " + kind.name());
      }
      for (String field : fields(kind.fields())) {
        if (!texts.knows("print.field", field)) {
          missing.add("field " + field + " of " + kind.name());
        }
      }
      for (String word : words(kind.fields())) {
        if (!texts.knows("print.word", word) && !texts.knows("view-word", word)) {
          missing.add("word " + word + " of " + kind.name());
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void theWalkReachesWhatIsInside() {
    List<Shape.Field> terms = java.util.Objects.requireNonNull(Kinds.find("talk-request")).fields();
    assertThat(fields(terms)).contains("terms", "parts", "certainty", "precision", "challenge");
    assertThat(words(terms)).contains("phone-call", "possible", "sidelines", "wed");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void noNameStandsForTwoFieldsOfOneGroup(Language language) {
    Texts texts = Texts.in(language);
    for (Kind kind : Kinds.all()) {
      List<String> named =
          kind.fields().stream().map(f -> texts.sayOf("print.field", f.name())).toList();
      assertThat(named).as(kind.name() + " in " + language).doesNotHaveDuplicates();
    }
  }

  private static Set<String> fields(List<Shape.Field> of) {
    Set<String> found = new TreeSet<>();
    for (Shape.Field field : of) {
      found.add(field.name());
      found.addAll(fields(inside(field.shape())));
    }
    return found;
  }

  private static Set<String> words(List<Shape.Field> of) {
    Set<String> found = new TreeSet<>();
    for (Shape.Field field : of) {
      Shape item = field.shape() instanceof Shape.ListOf list ? list.item() : field.shape();
      if (item instanceof Shape.OneOf closed) {
        found.addAll(closed.words());
      }
      found.addAll(words(inside(field.shape())));
    }
    return found;
  }

  private static List<Shape.Field> inside(Shape shape) {
    return switch (shape) {
      case Shape.Group group -> group.fields();
      case Shape.ListOf list -> inside(list.item());
      default -> List.of();
    };
  }
}
