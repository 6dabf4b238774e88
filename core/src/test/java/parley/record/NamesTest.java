package parley.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import parley.log.MalformedException;

/**
 * That the forms which are read by hand, because every entry has them, are those of the patterns in
 * docs/spec/record.md: samples with characters put in, taken out, doubled and exchanged.
 */
class NamesTest {
  private static final String ODD = "az09AZ.-+/_ \n\u0660\u00e9:TZ";
  private static final int ROUNDS = 20_000;

  private final Random random = new Random(Long.getLong("parley.seed", 3));

  private interface Reader {
    void read(String text) throws MalformedException;
  }

  @Test
  void names() {
    same(
        "[a-z0-9](?:[a-z0-9.-]{0,98}[a-z0-9])?",
        List.of("us.example", "a", "a".repeat(100), "a-b"),
        text -> Names.party(text, "party"));
    same(
        "[a-z0-9-]{1,40}",
        List.of("text", "-", "a".repeat(40)),
        text -> Names.token(text, "token"));
    same("[0-9a-f]{32}", List.of("0123456789abcdef".repeat(2)), text -> Names.id(text, "id"));
  }

  @Test
  void signers() {
    same(
        "[a-z0-9.-]{1,100}(?:/[a-z0-9-]{1,40})?\\+[0-9a-f]{8}",
        List.of(
            "us.example+01234567",
            ".+89abcdef",
            "us.example/ann+89abcdef",
            "a".repeat(100) + "/" + "b".repeat(40) + "+01234567"),
        text -> assertThat(SignerId.parse(text, "signer").toString()).isEqualTo(text));
  }

  @Test
  void origins() {
    String tail = "-0123456789abcdef/123456-89abcdef";
    same(
        "[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?/parley/"
            + "[a-z0-9-]{1,40}-[0-9a-f]{16}/[1-9][0-9]{0,5}-[0-9a-f]{8}",
        List.of("a.b/parley/l" + tail, "a/parley/-" + tail, "a/parley/" + "l".repeat(40) + tail),
        text -> assertThat(Origin.parse(text, "origin").toString()).isEqualTo(text));
  }

  @Test
  void times() {
    List<String> samples =
        List.of(
            "2024-02-29T23:59:59Z",
            "0000-01-01T00:00:00Z",
            "9999-12-31T12:00:00Z",
            "2023-04-30T08:10:20Z");
    same(
        "[0-9]{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|"
            + "(?:0[13578]|1[02])-31)T(?:[01][0-9]|2[0-3])(?::[0-5][0-9]){2}Z"
            + "|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"
            + "-02-29T(?:[01][0-9]|2[0-3])(?::[0-5][0-9]){2}Z",
        samples,
        text ->
            assertThat(UtcTime.print(UtcTime.parse(text, "at"))).as("one form").isEqualTo(text));
  }

  private void same(String pattern, List<String> samples, Reader reader) {
    Pattern form = Pattern.compile(pattern);
    int accepted = 0;
    for (int i = 0; i < ROUNDS; i++) {
      String text = samples.get(i % samples.size());
      for (int changes = random.nextInt(3); changes > 0 && !text.isEmpty(); changes--) {
        text = changed(text);
      }
      boolean read = reads(reader, text);
      assertThat(read).as(text).isEqualTo(form.matcher(text).matches());
      accepted += read ? 1 : 0;
    }
    assertThat(accepted).isBetween(ROUNDS / 4, ROUNDS - 1);
  }

  private static boolean reads(Reader reader, String text) {
    try {
      reader.read(text);
      return true;
    } catch (MalformedException e) {
      return false;
    }
  }

  private String changed(String text) {
    int at = random.nextInt(text.length());
    char c =
        random.nextBoolean()
            ? ODD.charAt(random.nextInt(ODD.length()))
            : text.charAt(random.nextInt(text.length()));
    return switch (random.nextInt(3)) {
      case 0 -> text.substring(0, at) + text.substring(at + 1);
      case 1 -> text.substring(0, at) + c + text.substring(at);
      default -> text.substring(0, at) + c + text.substring(at + 1);
    };
  }
}
