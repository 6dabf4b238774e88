package parley.render;

import com.ibm.icu.message2.MessageFormatter;
import java.util.Map;

/**
 * The one place that calls ICU's MessageFormat 2. It is a class of its own so that ICU is loaded
 * only by the first pattern that needs it.
 */
final class IcuMessage {
  private IcuMessage() {}

  /**
   * The text of a pattern. Bidi isolation is off here, and said so explicitly because the default
   * differs between implementations: the arguments were already isolated where they need it ({@link
   * SafeText#inline}).
   */
  // The API is marked deprecated because ICU 78 still calls it a technology preview.
  @SuppressWarnings("deprecation")
  static String format(String pattern, Language language, Map<String, Object> arguments) {
    return MessageFormatter.builder()
        .setLocale(language.locale())
        .setPattern(pattern)
        .setErrorHandlingBehavior(MessageFormatter.ErrorHandlingBehavior.STRICT)
        .setBidiIsolation(MessageFormatter.BidiIsolation.NONE)
        .build()
        .formatToString(arguments);
  }
}
