package parley.node.api;

import java.io.IOException;
import parley.log.MalformedException;

/** What answers a request. */
@FunctionalInterface
interface Action {
  /**
   * Answers.
   *
   * @throws ApiError as the answer
   * @throws MalformedException if the request breaks a form: 400
   * @throws IOException if a file of this node cannot be used: 503
   */
  Reply on(Call call) throws ApiError, MalformedException, IOException;
}
