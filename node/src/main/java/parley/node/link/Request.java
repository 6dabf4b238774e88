package parley.node.link;

import java.util.regex.Pattern;

/**
 * A request on the link. It must be idempotent: the client may send it twice (link.md, "Retry").
 *
 * @param method GET or POST
 * @param path origin-form target: a slash and then visible ASCII without {@code #}, at most 2048
 *     characters
 * @param body may be empty; the array is not copied and must not be changed afterwards
 */
// Bytes in transit: nobody compares two of them.
@SuppressWarnings("ArrayRecordComponent")
public record Request(String method, String path, byte[] body) {
  static final int MAX_PATH = 2048;
  private static final Pattern PATH = Pattern.compile("/[!-\"$-~]*");

  /** Checks method and path. */
  public Request {
    if (!method.equals("GET") && !method.equals("POST")) {
      throw new IllegalArgumentException("request: method must be GET or POST");
    }
    if (!isPath(path)) {
      throw new IllegalArgumentException("request: path is not an origin-form target");
    }
  }

  static boolean isPath(String path) {
    return path.length() <= MAX_PATH && PATH.matcher(path).matches();
  }

  /** A GET without a body. */
  public static Request get(String path) {
    return new Request("GET", path, new byte[0]);
  }

  /** A POST with this body. */
  public static Request post(String path, byte[] body) {
    return new Request("POST", path, body);
  }
}
