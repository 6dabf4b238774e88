package parley.node.api;

/** What a caller of the API may do; each role may do what those before it may. */
enum Role {
  /** Reads everything, changes nothing. */
  AUDITOR("auditor"),
  /** Speaks on lines with the keys that live in the node. */
  WATCH_OFFICER("watch-officer"),
  /** Opens lines, pins cards, makes keys. */
  ADMINISTRATOR("administrator");

  private final String word;

  Role(String word) {
    this.word = word;
  }

  /** The word in the name of its token's file; the administrator's has none. */
  String word() {
    return word;
  }

  boolean may(Role needed) {
    return compareTo(needed) >= 0;
  }
}
