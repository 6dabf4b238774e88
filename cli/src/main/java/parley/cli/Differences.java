package parley.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.render.Phrase;

/** What in a text that the node drafted is not what its operator asked for. */
final class Differences {
  /** A node's clock may be this far from the one here before its operator must look. */
  private static final Duration NEAR = Duration.ofMinutes(10);

  private final List<String> fields = new ArrayList<>();

  /** Compares one field. */
  void same(String field, @Nullable Object asked, @Nullable Object drafted) {
    if (!Objects.equals(asked, drafted)) {
      fields.add(field);
    }
  }

  /** Compares a time with the clock here. */
  void near(String field, Instant here, Instant drafted) {
    if (Duration.between(here, drafted).abs().compareTo(NEAR) > 0) {
      fields.add(field);
    }
  }

  /** The fields that differ. */
  List<String> fields() {
    return List.copyOf(fields);
  }

  /**
   * Ends the comparison.
   *
   * @throws Failure REFUSED naming the fields that differ: nothing was signed
   */
  void end() throws Failure {
    if (!fields.isEmpty()) {
      throw refusal(fields);
    }
  }

  static Failure refusal(List<String> fields) {
    return new Failure(
        Exit.REFUSED, Phrase.say("sign.other-text", "fields", String.join(", ", fields)));
  }
}
