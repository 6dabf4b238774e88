package parley.cli;

import java.io.IOException;
import parley.log.MalformedException;

/** A command that does something, once its line has been parsed. */
public interface Action {
  /**
   * Does it and gives the result to {@link Session#out}.
   *
   * @return how it ended; {@link Exit#NO} when all went well and the answer is no
   * @throws Failure if it cannot be done, with the words for it
   * @throws MalformedException if an input is malformed; ends as {@link Exit#BAD_INPUT}
   * @throws IOException if a local file fails; ends as {@link Exit#LOCAL_IO}
   */
  Exit run(Session session) throws Failure, MalformedException, IOException;
}
