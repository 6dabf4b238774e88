package parley.cli;

import java.io.IOException;
import parley.log.MalformedException;
import parley.render.message.MessagePdf;
import parley.render.message.MessageText;
import parley.render.message.Outgoing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints an entry as a message for one who has no node: numbered, with a reply code. */
@Command(
    name = "message",
    header = "Prints an entry as a numbered message with a reply code.",
    description =
        "For telephone, radio, fax, e-mail or a messenger, in the language of --lang. Whoever"
            + " answers names the code; it is entered with parley attest --code, and shows that the"
            + " answer is to this message.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  parley message ferry south-quay.example/9",
      "  parley message ferry south-quay.example/9 --pdf request.pdf --to 'Harbour office'"
    })
final class MessageCommand implements Action {
  @Mixin private NodeOptions node = new NodeOptions();

  @Parameters(index = "0", paramLabel = "LINE", description = LineAct.LINE)
  private String line = "";

  @Parameters(index = "1", paramLabel = "ENTRY", description = LineAct.ENTRY)
  private String entry = "";

  @Option(
      names = "--from",
      paramLabel = "NAME",
      description = "Who sends it, on the envelope. Default: party and post, with its title.")
  private String from = "";

  @Option(
      names = "--to",
      paramLabel = "NAME",
      description = "Whom it is for, on the envelope. Default: the other parties of the line.")
  private String to = "";

  @Option(names = "--remarks", paramLabel = "TEXT", description = "Remarks; not of record.")
  private String remarks = "";

  @Option(names = "--pdf", paramLabel = "FILE", description = "Write a PDF instead of text.")
  private String pdf = "";

  @Override
  public Exit run(Session session) throws Failure, MalformedException, IOException {
    Outgoing message;
    String place;
    try (NodeClient client = node.client(session)) {
      Printed printed = Printed.find(client, line, entry);
      String sender = from.isEmpty() ? printed.sender(session) : from;
      message = printed.to(sender, to.isEmpty() ? printed.others() : to, remarks);
      place = printed.row().place();
    }
    JsonObject json = new JsonObject().put("number", place).put("reply-code", message.replyCode());
    if (pdf.isEmpty()) {
      String text = MessageText.of(message, session.texts());
      session.out().result(json.put("text", text), words -> words.quote(text.stripTrailing()));
    } else {
      FreshFile.open(session.path(pdf), MessagePdf.of(message, session.texts()));
      session
          .out()
          .result(
              json.put("file", pdf),
              words -> words.say("message.written", "file", pdf, "code", message.replyCode()));
    }
    return Exit.OK;
  }
}
