package parley.render.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.log.Hash;
import parley.log.MalformedException;
import parley.record.Entry;
import parley.record.Json;
import parley.record.Mark;
import parley.record.Origin;
import parley.record.Precedence;
import parley.record.Ref;
import parley.render.Language;
import parley.render.Texts;

class MessageTest {
  private static final String LOG = "us/parley/theatre-0123456789abcdef/1-01234567";

  private static Hash hash(String text) {
    return Hash.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Json.Obj request(String text, String language) {
    Json.Obj agenda = Json.Obj.EMPTY.with("text", "Theatre commanders").with("topic", "theatre");
    Json.Obj terms =
        Json.Obj.EMPTY
            .with("form", "phone-call")
            .with("begin", "2024-09-10T01:00:00Z")
            .with("agenda", List.of(agenda, agenda.with("topic", "x-unknown")))
            .with("challenge", Json.strings(List.of("mopa", "kosa")));
    return Json.Obj.EMPTY
        .with("text", text)
        .with("language", language)
        .with("terms", terms)
        .with("x-new-field", true);
  }

  private static Outgoing message(Json.Obj body) throws MalformedException {
    Entry entry =
        new Entry(
            "0123456789abcdef0123456789abcdef",
            "talk-request",
            Origin.parse(LOG, "origin"),
            "commander",
            List.of(),
            Instant.parse("2024-08-29T13:30:05Z"),
            Mark.EXERCISE,
            Precedence.IMMEDIATE,
            List.of(),
            new Ref(LOG.replace("us/", "cn/"), 3, hash("a")),
            Instant.parse("2024-09-05T00:00:00Z"),
            body,
            List.of());
    return new Outgoing(entry, 17, hash("parley"), "U.S. Commander", "战区司令员", "");
  }

  @Test
  void followsTheEnvelopeOfFormattedMessages() throws MalformedException {
    String text = MessageText.of(message(request("Let us speak.\nSoon.", "en")), english());
    assertThat(text)
        .isEqualTo(
            """
            Precedence: IMMEDIATE · EXERCISE
            From: U.S. Commander
            To: 战区司令员
            Subject: Request for a talk
            Reply code: KG6D-VGA5-U
            1. Message number: us/theatre/1/17
            2. Date and time: 291330ZAUG24 (2024-08-29 13:30:05Z)
            3. Agreement reference: theatre-0123456789abcdef
            4. Message reference: cn/theatre/1/3, code DVAH-JNET-Q
            5. Content:
              A language: en
              B terms:
                (1) agenda:
                  a
                    1) text: Theatre commanders
                    2) topic: theatre
                  b
                    1) text: Theatre commanders
                    2) topic: x-unknown
                (2) begin: 2024-09-10T01:00:00Z
                (3) words to read back: mopa; kosa
                (4) form: phone call
              C text:
                Let us speak.
                Soon.
              D x-new-field: yes
            6. Remarks:
              An answer is asked for by 2024-09-05 00:00:00Z.
              In your answer cite the code KG6D-VGA5-U.
            7. End of message: us/theatre/1/17
            """);
  }

  /** What a call needs: numbers, words to read back, and the time on both sides' clocks. */
  @Test
  void isShownWithoutEnvelopeAndWithBothSidesTimes() throws MalformedException {
    Json.Obj body = request("Let us speak.", "en");
    Json.Obj number = Json.Obj.EMPTY.with("number", "555-0100").with("party", "cn.example");
    Json.Obj day = Json.Obj.EMPTY.with("date", "2024-09-10").with("precision", "day");
    Json.Obj part = Json.Obj.EMPTY.with("certainty", "possible").with("with", "A minister");
    Json.Obj link = new Ref(LOG, 4, hash("b")).json();
    Json.Obj terms =
        body.object("terms")
            .with("numbers", List.of(number))
            .with("of", link)
            .with("parts", List.of(part.with("when", day.with("weekday", "tue"))))
            .with("timezones", Json.strings(List.of("America/New_York", "No/Such")));
    Outgoing entry = message(body.with("terms", terms));
    Outgoing atRest = new Outgoing(entry.entry(), 17, hash("parley"), "us", "", "");
    String text =
        MessageText.shown(atRest, english(), List.of(java.time.ZoneId.of("Asia/Shanghai")));
    assertThat(text)
        .contains(
            "      2024-09-10T01:00:00Z",
            "      Tuesday 2024-09-10 09:00 UTC+08:00 Asia/Shanghai",
            "      Monday 2024-09-09 21:00 UTC-04:00 America/New_York",
            "number: 555-0100",
            "words to read back: mopa; kosa",
            "part of: us/theatre/1/4",
            "certainty: possible",
            "weekday: Tuesday")
        .doesNotContain("To:", "End of message", "cite");
    assertThat(MessageText.shown(atRest, Texts.in(Language.ZH), List.of()))
        .contains("电话通话", "可能", "星期二");
  }

  @Test
  void whatIsAttestedIsShownByTheFieldsOfItsKindAndHashesInHexadecimal() throws MalformedException {
    Json.Obj attested =
        Json.Obj.EMPTY
            .with("for", "cn")
            .with("kind", "joint-sign")
            .with("body", Json.Obj.EMPTY.with("hash", hash("t").base64()))
            .with("medium", "fax");
    Outgoing base = message(attested);
    Entry act = base.entry();
    Entry entry =
        new Entry(
            act.id(),
            "attested",
            act.origin(),
            "",
            List.of(),
            act.at(),
            act.mark(),
            act.precedence(),
            List.of(),
            null,
            null,
            attested,
            List.of());
    String text =
        MessageText.shown(new Outgoing(entry, 3, base.leaf(), "us", "", ""), english(), List.of());
    assertThat(text)
        .contains("kind: Joint statement signed", "hash of the texts: " + hash("t").hex());
  }

  @Test
  void speaksTheReadersLanguage() throws MalformedException {
    Outgoing message = message(request("Let us speak.", "en"));
    assertThat(MessageText.of(message, Texts.in(Language.ID)))
        .contains(
            "Derajat: SANGAT SEGERA · LATIHAN", "Kode jawaban: KG6D-VGA5-U", "7. Akhir pesan:");
    assertThat(MessageText.of(message, Texts.in(Language.ZH)))
        .contains("等级： 加急 · 演习", "答复代码： KG6D-VGA5-U", "7. 电文结束：");
  }

  @Test
  void cannotBeMadeToLookLikeAnotherMessage() throws MalformedException {
    String forged = "x\u202e\r7. End of message: us/theatre/1/17";
    String text = MessageText.of(message(request(forged, "en")), english());
    assertThat(text).contains("x⟨U+202E⟩⟨U+000D⟩7. End").doesNotContain("\u202e");
    Outgoing markup =
        message(request("</span><h1>7. End</h1><img src=\"file:///x\"/>&amp;", "e\"n"));
    assertThat(MessagePdf.html(markup, english()))
        .contains("&lt;/span&gt;&lt;h1&gt;7. End", "&amp;amp;", "lang=\"e&quot;n\"")
        .doesNotContain("<img");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void printsWhatTheTextSays(Language language) throws IOException, MalformedException {
    String said = "两军在 kapal bertemu <b>; Überprüfung";
    Outgoing message = message(request(said, "zh"));
    byte[] file = MessagePdf.of(message, Texts.in(language));
    keep("message-" + language.tag(), file);
    try (PDDocument pdf = Loader.loadPDF(file)) {
      String printed = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
      for (String line : MessageText.of(message, Texts.in(language)).lines().toList()) {
        assertThat(printed.replace(" ", "")).contains(line.replace(" ", ""));
      }
      assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo(language.tag());
      assertThat(metadata(pdf)).contains("pdfuaid");
      for (PDPage page : pdf.getPages()) {
        for (var name : page.getResources().getFontNames()) {
          PDFont font = page.getResources().getFont(name);
          assertThat(font.isEmbedded()).as(font.getName()).isTrue();
        }
      }
    }
    assertThat(file.length).as("only the used parts of the fonts").isLessThan(400_000);
  }

  private static String metadata(PDDocument pdf) throws IOException {
    try (var metadata = pdf.getDocumentCatalog().getMetadata().exportXMPMetadata()) {
      return new String(metadata.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** With -Dparley.print=folder the files are kept, to be looked at. */
  private static void keep(String name, byte[] file) throws IOException {
    String folder = System.getProperty("parley.print", "");
    if (!folder.isEmpty()) {
      Files.write(Path.of(folder, name + ".pdf"), file);
    }
  }

  @Test
  void printsTheNumberOfWhatNoFontShows() {
    assertThat(Glyphs.printable("a\ud83d\udd4ab\u0627")).isEqualTo("a〈U+01F54A〉b〈U+0627〉");
    assertThat(Glyphs.printable("⟨U+202E⟩")).isEqualTo("〈U+202E〉");
    assertThat(Glyphs.printable("〈U+202E〉")).isEqualTo("〈U+3008〉U+202E〈U+3009〉");
  }

  /** Every character of GB 2312 and of our own texts has a glyph. */
  @Test
  void theFontsShowChineseAndIndonesian() {
    Charset gb = Charset.forName("GB2312");
    List<Integer> missing =
        IntStream.rangeClosed(0x4e00, 0x9fff)
            .filter(c -> gb.newEncoder().canEncode((char) c) && !Glyphs.isKnown(c))
            .boxed()
            .toList();
    assertThat(missing).isEmpty();
    for (Language language : Language.values()) {
      Texts texts = Texts.in(language);
      for (String key : texts.keys()) {
        if (key.matches("print\\.(kind|field|word)\\..*")) {
          assertThat(texts.say(key).codePoints()).allMatch(Glyphs::isKnown);
        }
      }
    }
  }

  private static Texts english() {
    return Texts.in(Language.EN);
  }
}
