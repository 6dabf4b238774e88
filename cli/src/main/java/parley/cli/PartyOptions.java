package parley.cli;

import java.io.IOException;
import java.time.Instant;
import parley.log.MalformedException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** An act of the party itself: drafted by the node, compared and signed here by the party key. */
final class PartyOptions {
  @Mixin private NodeOptions node = new NodeOptions();

  @Option(
      names = "--party-key",
      required = true,
      paramLabel = "FILE",
      description = "The party's key.")
  private String partyKey = "";

  /** What is done with the node and the key. */
  @FunctionalInterface
  interface Work {
    /** Does it and gives the result. */
    Exit run(NodeClient client, KeyFile party) throws Failure, MalformedException, IOException;
  }

  /** What is to be written. */
  @FunctionalInterface
  interface Drafting {
    /** The act, once the node was asked what it takes. */
    Act act(NodeClient client, KeyFile party) throws Failure, MalformedException, IOException;
  }

  /** The path of the key's file, as it was given. */
  String file() {
    return partyKey;
  }

  /** Reads the key, and only then speaks to the node. */
  Exit run(Session session, Work work) throws Failure, MalformedException, IOException {
    KeyFile party = KeyFile.party(session, partyKey);
    try (NodeClient client = node.client(session)) {
      return work.run(client, party);
    }
  }

  /** Writes an act and gives the result. */
  Exit write(Session session, Drafting drafting) throws Failure, MalformedException, IOException {
    return run(
        session,
        (client, party) ->
            new Desk(session, client)
                .write(drafting.act(client, party), party.signatories(), Instant.now()));
  }
}
