package parley.cli;

import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import parley.log.MalformedException;
import parley.record.Origin;
import parley.render.Phrase;
import parley.transcript.EntryProof;
import parley.transcript.MissingException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes the proof of one entry out of a transcript. */
@Command(
    name = "prove",
    header = "Takes the proof of one entry out of a transcript.",
    description =
        "The proof is a C2SP tlog-proof under the smallest head with a receipt that covers the"
            + " entry; cards are all that its reader needs.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  parley prove transcript/ --origin us.example/parley/… --index 7 -o 7.tlog-proof"
          + " --entry 7.entry",
    })
final class Prove implements Action {
  @Parameters(paramLabel = "DIR", description = "The folder of the transcript.")
  private String folder = "";

  @Option(names = "--origin", required = true, paramLabel = "LOG", description = "The log's name.")
  private String origin = "";

  @Option(names = "--index", required = true, paramLabel = "N", description = "The entry's index.")
  private long index;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "Where the proof goes.")
  private String output = "";

  @Option(names = "--entry", paramLabel = "FILE", description = "Where the entry goes.")
  private @Nullable String entry;

  @Override
  public Exit run(Session session) throws Failure, MalformedException, IOException {
    try {
      EntryProof made =
          EntryProof.from(
              new FolderBundle(session.path(folder)), Origin.parse(origin, "--origin"), index);
      byte[] proof = made.proof().bytes();
      Files.write(session.path(output), proof);
      if (entry != null) {
        Files.write(session.path(entry), made.entry().bytes());
      }
      session
          .out()
          .result(
              new JsonObject().put("file", output).put("bytes", proof.length),
              words -> words.say("prove.done", "file", output, "bytes", proof.length));
      return Exit.OK;
    } catch (MissingException e) {
      throw new Failure(
          Exit.NOT_FOUND, Phrase.say("prove.missing", "what", String.valueOf(e.getMessage())), e);
    }
  }
}
