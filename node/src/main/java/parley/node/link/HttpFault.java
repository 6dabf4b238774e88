package parley.node.link;

/** A message that breaks the HTTP/1.1 subset of link.md; says what, never the content. */
final class HttpFault extends Exception {
  private static final long serialVersionUID = 1L;
  static final int BAD = 400;
  static final int METHOD = 405;
  static final int TOO_LARGE = 413;
  static final int HEAD_TOO_LARGE = 431;
  static final int VERSION = 505;

  private final int status;
  private final String what;

  HttpFault(int status, String what) {
    super(what);
    this.what = what;
    this.status = status;
  }

  /** What is wrong, in ASCII. */
  String what() {
    return what;
  }

  /** The HTTP status that a server answers. */
  int status() {
    return status;
  }
}
