package parley.cli;

import java.util.List;
import parley.log.MalformedException;
import parley.record.Json;
import picocli.CommandLine.Option;

/** Telephone numbers and interpreters of a talk, asked for or as they were. */
final class Calling {
  private Calling() {}

  /** Numbers to call, or that were called. */
  static final class Numbers {
    @Option(
        names = "--number",
        paramLabel = "PARTY=NUMBER",
        description = "A telephone number of a party, for a call.")
    private List<String> numbers = List.of();

    Body on(Body body) throws MalformedException {
      return body.list("numbers", numbers, Numbers::number);
    }

    private static Json number(String text) throws MalformedException {
      int equals = Terms.cut(text, '=', "--number: PARTY=NUMBER expected");
      return new Body()
          .text("party", text.substring(0, equals))
          .text("number", text.substring(equals + 1))
          .json();
    }
  }

  /** Who interprets, of whose side, between what. */
  static final class Interpreters {
    private static final String EXPECTED = "--interpreter: PARTY:LANG,LANG[=NAME] expected";

    @Option(
        names = "--interpreter",
        paramLabel = "PARTY:LANG,LANG[=NAME]",
        description = "An interpreter of a party, with the languages.")
    private List<String> interpreters = List.of();

    Body on(Body body) throws MalformedException {
      return body.list("interpreters", interpreters, Interpreters::interpreter);
    }

    private static Json interpreter(String text) throws MalformedException {
      int colon = Terms.cut(text, ':', EXPECTED);
      int equals = text.indexOf('=', colon);
      String languages = text.substring(colon + 1, equals < 0 ? text.length() : equals);
      if (languages.isEmpty()) {
        throw new MalformedException(EXPECTED);
      }
      return new Body()
          .text("party", text.substring(0, colon))
          .texts("languages", List.of(languages.split(",", -1)))
          .text("name", equals < 0 ? null : text.substring(equals + 1))
          .json();
    }
  }
}
