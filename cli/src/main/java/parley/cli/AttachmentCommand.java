package parley.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import parley.log.MalformedException;
import parley.record.BlobRef;
import parley.record.Json;
import parley.render.Phrase;
import parley.render.SafeText;
import parley.render.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is attached to entries. */
@Command(
    name = "attachment",
    header = "Lists, saves and deletes what is attached to an entry.",
    description = "To attach a file, give any act --attach FILE.",
    subcommands = {
      AttachmentCommand.Show.class,
      AttachmentCommand.Save.class,
      AttachmentCommand.Agree.class,
      AttachmentCommand.Delete.class
    },
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  parley say theatre 'The track.' --attach track.gpx --post liaison --as joe-biden",
      "  parley attachment list theatre us.example/7",
      "  parley attachment save theatre us.example/7 1 -o track.gpx",
      "  parley attachment agree-to-delete theatre us.example/7 1 --reason 'sent in error' --post liaison --as chen",
      "  parley attachment delete theatre us.example/7 1",
    })
final class AttachmentCommand {
  private static final String ENTRY =
      "The entry that names it: party/index, party#epoch/index or its id.";

  private AttachmentCommand() {}

  private static List<BlobRef> all(NodeClient client, String line, String entry)
      throws Failure, MalformedException {
    List<BlobRef> blobs = new ArrayList<>();
    for (Json item : EntryName.parse(entry).find(client, line).json().items("blobs")) {
      blobs.add(Attachment.parse(item));
    }
    return blobs;
  }

  /** Which attachment of which entry. */
  static final class One {
    @Parameters(index = "0", paramLabel = "LINE", description = "The line.")
    private String line = "";

    @Parameters(index = "1", paramLabel = "ENTRY", description = ENTRY)
    private String entry = "";

    @Parameters(index = "2", paramLabel = "N", description = "Which attachment, from 1.")
    private int number;

    private BlobRef find(NodeClient client) throws Failure, MalformedException {
      List<BlobRef> all = all(client, line, entry);
      if (number < 1 || number > all.size()) {
        throw new Failure(
            Exit.NOT_FOUND, Phrase.say("attachment.none", "number", number, "count", all.size()));
      }
      return all.get(number - 1);
    }
  }

  @Command(name = "list", header = "Lists what is attached to an entry.")
  static final class Show implements Action {
    @Mixin private NodeOptions node = new NodeOptions();

    @Parameters(index = "0", paramLabel = "LINE", description = "The line.")
    private String line = "";

    @Parameters(index = "1", paramLabel = "ENTRY", description = ENTRY)
    private String entry = "";

    @Override
    public Exit run(Session session) throws Failure, MalformedException {
      try (NodeClient client = node.client(session)) {
        List<BlobRef> all = all(client, line, entry);
        Table table =
            Table.of(
                session.texts().say("attachment.number"),
                session.texts().say("attachment.type"),
                session.texts().say("attachment.bytes"),
                session.texts().say("attachment.hash"));
        List<JsonObject> rows = new ArrayList<>();
        for (BlobRef blob : all) {
          table.row(
              Integer.toString(rows.size() + 1),
              SafeText.inline(blob.mediaType()),
              Long.toString(blob.lengthBytes()),
              blob.hash().hex());
          rows.add(new JsonObject().put("attachment", blob.json()));
        }
        session
            .out()
            .result(new JsonObject().putObjects("attachments", rows), words -> words.table(table));
      }
      return Exit.OK;
    }
  }

  @Command(name = "save", header = "Saves an attachment to a new file, once its hash proves it.")
  static final class Save implements Action {
    @Mixin private NodeOptions node = new NodeOptions();
    @Mixin private One one = new One();

    @Option(
        names = {"-o", "--output"},
        required = true,
        paramLabel = "FILE",
        description = "The new file.")
    private String output = "";

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      try (NodeClient client = node.client(session)) {
        BlobRef blob = one.find(client);
        FreshFile.open(NodeOptions.path(session, output), Attachment.fetch(client, blob));
        session
            .out()
            .result(
                new JsonObject().put("file", output).put("attachment", blob.json()),
                words ->
                    words.say("attachment.saved", "file", output, "bytes", blob.lengthBytes()));
      }
      return Exit.OK;
    }
  }

  @Command(
      name = "agree-to-delete",
      header = "Agrees, for one's own party, that an attachment be deleted with its salt.")
  static final class Agree implements Action {
    @Mixin private ActOptions act = new ActOptions();
    @Mixin private One one = new One();

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    private String reason = "";

    @Override
    public Exit run(Session session) throws Failure, MalformedException, IOException {
      String hash;
      try (NodeClient client = act.client(session)) {
        hash = one.find(client).hash().base64();
      }
      Body body = new Body().texts("blobs", List.of(hash)).text("reason", reason);
      return act.write(session, ActOptions.Words.of(one.line, "blob-delete", body.json()));
    }
  }

  @Command(
      name = "delete",
      header = "Deletes an attachment and its salt from the node, if every party agreed to that.",
      description = "The log stays as it is and verifies; it says what is gone.")
  static final class Delete implements Action {
    @Mixin private NodeOptions node = new NodeOptions();
    @Mixin private One one = new One();

    @Override
    public Exit run(Session session) throws Failure, MalformedException {
      try (NodeClient client = node.client(session)) {
        BlobRef blob = one.find(client);
        String path = Attachment.path(blob.hash()) + "/delete";
        Json.Obj done = client.postJson(path, Json.Obj.EMPTY.with("line", one.line));
        session
            .out()
            .result(
                new JsonObject().put("deleted", done),
                words -> words.say("attachment.deleted", "hash", blob.hash().hex()));
      }
      return Exit.OK;
    }
  }
}
