package parley.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.log.MalformedException;
import parley.log.Note;
import parley.record.Json;
import parley.record.Limits;

/** Cards, genesis and charters: what they bind, and that one byte more or less is an error. */
class CardTest {
  private final TestSuite suite = new TestSuite("card");
  private final TestParty us = new TestParty("us", 1, suite);

  private Card parse(String note) throws MalformedException {
    return Card.parse(note, suite);
  }

  /** The card's note over another text, signed by the party key. */
  private String resigned(String text) {
    var lines = us.partyKey().stream().map(s -> s.sign(text)).toList();
    return new String(new Note(text, lines).bytes(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private String changed(String field, String value) throws MalformedException {
    Json.Obj obj = Json.parseLine(us.card(1).text(), Card.HEADER, "card");
    Json json = Json.parse(value.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return resigned(Card.HEADER + obj.with(field, json).print() + "\n");
  }

  @Test
  void aCardPrintsBack() throws MalformedException {
    Card card = us.card(3);
    assertThat(parse(card.note())).isEqualTo(card);
    assertThat(parse(card.note()).text()).isEqualTo(card.text());
    assertThat(parse(card.note()).fingerprint()).isNotEqualTo(us.card(4).fingerprint());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "party       | `\"cn\"`         | card.party-keys: the party's own name",
        "party       | `\"US\"`         | card.party: a party name",
        "serial      | `0`              | card.serial: an integer",
        "names       | `{}`             | card.names: texts by language",
        "names       | `{\"english\":\"x\"}` | card.names: a language tag",
        "party-keys  | `[\"x\"]`        | vkey: ",
        "mirror-keys | `[]`             | card.mirror-keys: 1 to 2",
        "tls-key     | `\"AAAA\"`       | card.tls-key: a SHA-256",
        "addresses   | `[]`             | card.addresses: 1 to 16",
        "zz          | `1`              | card.zz: unknown field",
      })
  void aFieldThatIsWrongIsNamed(String field, String value, String message)
      throws MalformedException {
    String note = changed(field, value);
    assertThatThrownBy(() -> parse(note))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining(message);
  }

  @Test
  void bothLinesOfThePartyKeyAreDemandedInOrder() throws MalformedException {
    Card card = us.card(1);
    Note note = Note.parse(card.note().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    for (int drop = 0; drop < 2; drop++) {
      var lines = new ArrayList<>(note.signatures());
      lines.remove(drop);
      assertThatThrownBy(() -> parse(card.signed(lines).note()))
          .hasMessageStartingWith("card: exactly both");
    }
    var swapped = new ArrayList<>(note.signatures());
    Collections.swap(swapped, 0, 1);
    assertThatThrownBy(() -> parse(card.signed(swapped).note()))
        .hasMessage("card: signature 1 does not hold");
    assertThatThrownBy(() -> Card.parse(card.note(), new TestSuite("other")))
        .hasMessage("card: signature 1 does not hold");
    String bare = resigned(Card.HEADER);
    assertThatThrownBy(() -> parse(bare)).hasMessageStartingWith("card: the header");
  }

  @Test
  void aGenesisOfAsManyPartiesAsALineMayHaveFits() {
    String[] names = new String[Limits.PARTIES];
    for (int i = 0; i < names.length; i++) {
      names[i] = "p" + i + "x".repeat(Limits.PARTY_CHARS - 30);
    }
    LineBuilder line = new LineBuilder(1, suite, names);
    byte[] leaf = line.genesisDraft(names[0]).signed().bytes();
    assertThat(leaf.length).isLessThan(Limits.LARGE_ENTRY_BYTES);
    assertThat(line.genesisDraft(names[0]).verdict().effective()).isTrue();
  }

  @Test
  void aGenesisHoldsOneCardOfEveryPartyInOrder() {
    LineBuilder line = new LineBuilder(1, suite, "us", "cn");
    List<Json> cards = new ArrayList<>(line.genesisDraft("us").entry().body().items("cards"));
    Json cn = cards.get(0);
    Json second = cards.get(1);
    for (List<Json> bad :
        List.of(List.of(cn), List.of(second, cn), List.of(cn, cn, second), List.of(cn, cn))) {
      LineBuilder fresh = new LineBuilder(1, suite, "us", "cn");
      Verdict verdict = fresh.genesisDraft("us").with("cards", new Json.Arr(bad)).verdict();
      assertThat(verdict).isInstanceOf(Verdict.Refused.class);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "spec    | `\"parley/0\"`  | charter.spec: one of [parley/1]",
        "level   | `\"best\"`      | charter.level-title: demanded",
        "purpose | `\"talk\"`      | charter.purpose: texts by language",
        "posts   | `[]`            | charter.posts: 1 to 64",
        "posts   | `[{\"party\":\"us\"}]` | charter.posts[0].post: missing",
        "parent  | `\"x\"`         | charter.parent: a SHA-256",
        "two-persons | `[]`        | charter.two-persons: 1 to 64",
        "budget  | `{}`            | charter.budget.entries-per-day: missing",
        "answer-by-hours | `{\"soon\":1}` | charter.answer-by-hours.soon: unknown",
        "notice-hours | `-1`       | charter.notice-hours: an integer",
        "zz      | `1`             | charter.zz: unknown field",
      })
  void aCharterThatIsWrongSaysWhere(String field, String value, String message)
      throws MalformedException {
    Json.Obj good = new LineBuilder(1, suite, "us", "cn").charter();
    assertThat(Charter.parse(good).json()).isEqualTo(good);
    Json json = Json.parse(value.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    var members = new TreeMap<>(good.members());
    members.put(field, json);
    assertThatThrownBy(() -> Charter.parse(new Json.Obj(members)))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining(message);
  }
}
