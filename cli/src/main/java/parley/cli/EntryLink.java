package parley.cli;

import java.io.IOException;
import parley.log.MalformedException;
import parley.record.Json;

/**
 * How a person names an entry of any line: {@code [LINE:]ENTRY}, without a line one of the line
 * that is spoken on.
 */
record EntryLink(String line, EntryName name) {
  /** What a link's options say of it. */
  static final String FORM = "[LINE:]ENTRY";

  /** Asks the node what stands at a place, for an act that names it. */
  interface Finder {
    /** The link that the record keeps: log, index and leaf. */
    Json.Obj link(String text) throws Failure, MalformedException, IOException;
  }

  /**
   * Reads a name.
   *
   * @param here the line of an entry that is named without one
   * @throws MalformedException if it has not the form
   */
  static EntryLink parse(String text, String here) throws MalformedException {
    int colon = text.indexOf(':');
    return colon < 0
        ? new EntryLink(here, EntryName.parse(text))
        : new EntryLink(text.substring(0, colon), EntryName.parse(text.substring(colon + 1)));
  }

  /** Asks the node for the entry. */
  EntryRow find(NodeClient client) throws Failure, MalformedException {
    return name.find(client, line);
  }
}
