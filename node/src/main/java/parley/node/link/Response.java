package parley.node.link;

import java.util.regex.Pattern;

/**
 * The answer to a {@link Request}.
 *
 * @param status HTTP status, 200 to 599
 * @param contentType media type, visible ASCII and spaces, at most 100 characters
 * @param body may be empty; the array is not copied and must not be changed afterwards
 */
// Bytes in transit: nobody compares two of them.
@SuppressWarnings("ArrayRecordComponent")
public record Response(int status, String contentType, byte[] body) {
  private static final int MAX_TYPE = 100;
  private static final Pattern TYPE = Pattern.compile("[!-~][ -~]*");

  /** Checks status and content type. */
  public Response {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("response: status " + status + " is outside 200..599");
    }
    if (!isType(contentType)) {
      throw new IllegalArgumentException("response: content type is not visible ASCII");
    }
  }

  static boolean isType(String type) {
    return type.length() <= MAX_TYPE && TYPE.matcher(type).matches();
  }
}
