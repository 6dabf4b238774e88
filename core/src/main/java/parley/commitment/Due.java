package parley.commitment;

import parley.record.Json;
import parley.record.When;

/**
 * Until when something is to be done: a date, a phrase such as "at an appropriate time", or both.
 *
 * @param when the date, or one without days
 * @param phrase the words used, or the empty string
 */
public record Due(When when, String phrase) {
  static Due of(Json.Obj due) {
    return new Due(When.of(due.object("when")), due.text("phrase"));
  }
}
