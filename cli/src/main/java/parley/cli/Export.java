package parley.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import parley.log.MalformedException;
import parley.render.Phrase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes the whole record of a line out of the node, for an archive or an auditor. */
@Command(
    name = "export",
    header = "Writes the whole record of a line into a new folder.",
    description =
        "The folder can be checked by anyone with 'parley verify', without this node. It appears"
            + " only when it is complete.",
    footerHeading = "%nExample:%n",
    footer = "  parley export theatre -o theatre-record")
final class Export implements Action {
  private static final long GIB = 1L << 30;

  @Mixin private NodeOptions node = new NodeOptions();

  @Parameters(paramLabel = "LINE", description = "The line.")
  private String line = "";

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "The new folder.")
  private String output = "";

  @Option(
      names = "--max-gib",
      paramLabel = "N",
      description = "Refuse more than so many GiB. Default: ${DEFAULT-VALUE}.")
  private int maxGib = 8;

  @Override
  public Exit run(Session session) throws Failure, MalformedException, IOException {
    Path folder = NodeOptions.path(session, output);
    Path partial = folder.resolveSibling(folder.getFileName() + ".partial");
    for (Path there : new Path[] {folder, partial}) {
      if (Files.exists(there)) {
        throw new Failure(Exit.LOCAL_IO, Phrase.say("error.exists", "file", there.toString()));
      }
    }
    Unpacker.Totals totals = fetched(session, partial);
    Files.move(partial, folder);
    session
        .out()
        .result(
            new JsonObject()
                .put("dir", folder.toString())
                .put("files", totals.files())
                .put("bytes", totals.bytes()),
            words ->
                words.say(
                    "export.done",
                    "dir",
                    output,
                    "files",
                    totals.files(),
                    "bytes",
                    totals.bytes()));
    return Exit.OK;
  }

  /** What was written of a record that did not come whole is taken away again. */
  private Unpacker.Totals fetched(Session session, Path partial)
      throws Failure, MalformedException, IOException {
    boolean whole = false;
    long bound = Math.clamp(maxGib, 1, 1 << 20) * GIB;
    try (NodeClient client = node.client(session);
        Progress progress = session.progress(Phrase.say("export.work"), bound)) {
      Unpacker unpacker = new Unpacker(partial, bound, progress);
      Unpacker.Totals totals =
          client.download(EntryName.linePath(line) + "/transcript", unpacker::unpack);
      whole = true;
      return totals;
    } finally {
      if (!whole) {
        remove(partial);
      }
    }
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
