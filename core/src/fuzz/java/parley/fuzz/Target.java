package parley.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;

/** What is asked of every decoder. Anything but the checked refusal escapes, and is a finding. */
final class Target {
  private Target() {}

  /** A decoder of bytes. */
  interface Decoder<T> {
    T read(byte[] bytes) throws MalformedException;
  }

  /** What is under test; anything that escapes it but a refusal is a finding. */
  interface TextDecoder<T> {
    T read(String text) throws MalformedException;
  }

  /** Reads, and prints what was read. */
  static <T> void bytes(byte[] input, Decoder<T> decoder, Function<T, byte[]> print) {
    T value = readOrNull(input, decoder);
    if (value != null) {
      assertThat(print.apply(value)).isEqualTo(input);
    }
  }

  /** The same of text. */
  static <T> void text(byte[] input, TextDecoder<T> decoder, Function<T, String> print) {
    String text = new String(input, StandardCharsets.UTF_8);
    T value = readOrNull(input, bytes -> decoder.read(text));
    if (value != null) {
      assertThat(print.apply(value)).isEqualTo(text);
    }
  }

  /** Reads; null stands for the refusal that a decoder may give. */
  static <T> @Nullable T readOrNull(byte[] input, Decoder<T> decoder) {
    try {
      return decoder.read(input);
    } catch (MalformedException e) {
      assertThat(e).hasMessageMatching("(?s).+");
      return null;
    }
  }
}
