package parley.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** How a command ends. The numbers are part of the interface: scripts branch on them. */
public enum Exit {
  /** Done, or the answer is yes. */
  OK(0, "done, or the answer is yes"),
  /** The answer is no. */
  NO(1, "the answer is no, such as a verification that failed"),
  /** The command line is wrong. */
  USAGE(2, "the command line is wrong"),
  /** Nothing is there by that name. */
  NOT_FOUND(3, "what was asked for is not there"),
  /** A rule of the line or of the node forbids it; the rule is named. */
  REFUSED(4, "refused by a rule, which is named"),
  /** The node does not answer, or not as a node does. */
  UNREACHABLE(5, "the node cannot be reached"),
  /** A file that was given does not have the form it must have. */
  BAD_INPUT(6, "an input file or text is malformed"),
  /** A local file cannot be read or written. */
  LOCAL_IO(7, "a local file cannot be read or written"),
  /** Something must be put right first. */
  SETUP(8, "clock, keys, token or another finding of the doctor"),
  /** A fault in the program. */
  FAULT(9, "a fault in parley itself; --debug shows where");

  private final int code;
  private final String meaning;

  Exit(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** The exit status of the process. */
  public int code() {
    return code;
  }

  /** What it means, in English, as the help shows it. */
  public String meaning() {
    return meaning;
  }

  /** Codes and meanings, in the order of the help. */
  static Map<String, String> forHelp() {
    Map<String, String> list = new LinkedHashMap<>();
    for (Exit exit : values()) {
      list.put(Integer.toString(exit.code), exit.meaning);
    }
    return list;
  }
}
