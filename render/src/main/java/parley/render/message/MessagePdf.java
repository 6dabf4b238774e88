package parley.render.message;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import parley.render.Texts;

/**
 * A message as a PDF of A4 pages, tagged for readers' aids (PDF/UA-1), with the fonts' used parts
 * embedded so that it looks alike everywhere. No page of it refers to anything outside.
 */
public final class MessagePdf {
  private static final String STYLE =
      """
      @page { size: A4; margin: 22mm 20mm;
        @bottom-right { content: counter(page) " / " counter(pages); font-family: latin, han;
          font-size: 9pt; }
        @bottom-left { content: "NUMBER"; font-family: latin, han; font-size: 9pt; } }
      body { font-family: latin, han; font-size: 10.5pt; line-height: 1.4; }
      h1 { font-size: 13pt; font-weight: normal; margin: 0 0 4mm 0; padding: 0 0 2mm 0;
        border-bottom: 1pt solid black; }
      p { margin: 0 0 1.2mm 0; }
      p.top { margin-top: 2.5mm; }
      .name { color: #444; }
      .value { white-space: pre-wrap; word-wrap: break-word; }
      """;

  private MessagePdf() {}

  /** The bytes of the file. */
  public static byte[] of(Outgoing message, Texts texts) {
    XRLog.setLoggingEnabled(false);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.useFont(() -> Glyphs.open(Glyphs.LATIN), "latin");
    builder.useFont(() -> Glyphs.open(Glyphs.HAN), "han");
    builder.usePdfUaAccessibility(true);
    builder.useUriResolver((base, uri) -> null);
    builder.withHtmlContent(html(message, texts), null);
    builder.toStream(file);
    try {
      builder.run();
    } catch (IOException e) {
      throw new UncheckedIOException("a document in memory cannot be written", e);
    }
    return file.toByteArray();
  }

  static String html(Outgoing message, Texts texts) {
    String title = escaped(texts.say("print.title", "number", message.number()));
    return "<html lang=\""
        + texts.language().tag()
        + "\"><head><title>"
        + title
        + "</title><meta name=\"description\" content=\""
        + title
        + "\"/><style>"
        + STYLE.replace("NUMBER", escaped(message.number()))
        + "</style></head><body><h1>"
        + title
        + "</h1>"
        + Layout.of(message, texts).stream()
            .map(row -> paragraph(row, texts))
            .collect(Collectors.joining())
        + "</body></html>";
  }

  private static String paragraph(Row row, Texts texts) {
    String label = row.label() + (row.depth() == 0 && !row.label().isEmpty() ? ". " : " ");
    String name = row.name().isEmpty() ? "" : texts.say("print.name", "name", row.name()) + " ";
    String language = row.language().isEmpty() ? "" : " lang=\"" + escaped(row.language()) + "\"";
    boolean numbered = row.depth() == 0 && !row.label().isEmpty();
    return "<p"
        + (numbered ? " class=\"top\"" : "")
        + " style=\"margin-left: "
        + 6 * row.depth()
        + "mm\"><span class=\"name\">"
        + escaped((label + name).stripLeading())
        + "</span><span class=\"value\""
        + language
        + ">"
        + escaped(row.value())
        + "</span></p>";
  }

  /** Text of anybody as text of the page, and nothing but text. */
  private static String escaped(String text) {
    return Glyphs.printable(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
