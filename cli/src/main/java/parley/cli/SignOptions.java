package parley.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;
import parley.record.Signatory;
import parley.render.Phrase;
import picocli.CommandLine.Option;

/** Who signs: a person whose key the node holds, or a key in a file that the node never sees. */
final class SignOptions {
  @Option(
      names = "--as",
      split = ",",
      paramLabel = "PERSON",
      description = "A person whose key lives in the node; two for a drafter and a releaser.")
  private List<String> persons = List.of();

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "A person's key, signed with here; twice for a drafter and a releaser.")
  private List<String> keys = List.of();

  @Option(
      names = "--party-key",
      paramLabel = "FILE",
      description = "The party's key, signed with here.")
  private @Nullable String partyKey;

  /** The names of the persons whose keys the node holds; empty if the keys are here. */
  List<String> persons() {
    return persons;
  }

  /**
   * The keys that sign here; empty if the node holds them.
   *
   * @throws Failure USAGE unless exactly one way of signing was named
   */
  List<Signatory> here(Session session) throws Failure, IOException, MalformedException {
    int ways = (persons.isEmpty() ? 0 : 1) + (keys.isEmpty() ? 0 : 1) + (partyKey == null ? 0 : 1);
    if (ways != 1) {
      throw new Failure(Exit.USAGE, Phrase.say("sign.which"));
    }
    if (partyKey != null) {
      return KeyFile.party(session, partyKey).signatories();
    }
    List<Signatory> signatories = new ArrayList<>();
    for (String file : keys) {
      signatories.addAll(KeyFile.person(session, file).signatories());
    }
    return signatories;
  }
}
