package parley.readout;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one side published on a talk.
 *
 * @param side whose account it is: a party, or a medium
 * @param language tag of the text, such as {@code id}; it decides how figures are written
 * @param text the text of record, as it stands
 * @param near the day of the talk or of publication: a date without a year is the one nearest to it
 * @param topics what the side says was spoken of, as tokens
 * @param degrees by the subject of an outcome, the degree at which the side states it
 */
public record Account(
    String side,
    String language,
    String text,
    LocalDate near,
    Set<String> topics,
    Map<String, String> degrees) {

  /** Keeps topics and degrees in unmodifiable, sorted copies. */
  public Account {
    topics = Collections.unmodifiableSet(new TreeSet<>(topics));
    degrees = Collections.unmodifiableMap(new TreeMap<>(degrees));
  }
}
