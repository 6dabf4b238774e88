package parley.node.api;

import parley.record.Json;

/** A request that gets an error as its answer; it changed nothing. */
final class ApiError extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String rule;
  private final String where;

  /**
   * An error.
   *
   * @param status of HTTP
   * @param rule a word that stays the same in every version
   * @param where the field or place meant, or the empty string
   * @param message a sentence for a person, without content of the record
   */
  ApiError(int status, String rule, String where, String message) {
    super(message);
    this.status = status;
    this.rule = rule;
    this.where = where;
  }

  static ApiError malformed(String message) {
    int colon = message.indexOf(": ");
    String where = colon < 0 ? "" : message.substring(0, colon);
    return new ApiError(400, "malformed", where, message);
  }

  static ApiError notFound(String rule, String message) {
    return new ApiError(404, rule, "", message);
  }

  static ApiError conflict(String rule, String message) {
    return new ApiError(409, rule, "", message);
  }

  static ApiError tooLarge(long bound) {
    return new ApiError(413, "too-large", "body", "at most " + bound + " bytes are taken");
  }

  Reply reply() {
    Json.Obj error =
        Json.Obj.EMPTY.with("rule", rule).with("message", String.valueOf(getMessage()));
    error = where.isEmpty() ? error : error.with("where", where);
    return Reply.json(status, Json.Obj.EMPTY.with("error", error));
  }
}
