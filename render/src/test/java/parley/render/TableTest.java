package parley.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void columnsLineUpWhereCharactersAreTwoWide() {
    Table table = Table.of("line", "state", "n").row("us-cn", "已暂停", "1").row("a", "open", "22");
    assertThat(table.lines())
        .containsExactly("line   state   n", "us-cn  已暂停  1", "a      open    22");
    assertThat(table).hasToString("line   state   n\nus-cn  已暂停  1\na      open    22\n");
  }

  @Test
  void widthCountsColumnsNotCharacters() {
    assertThat(Table.width("abc")).isEqualTo(3);
    assertThat(Table.width("中文")).isEqualTo(4);
    assertThat(Table.width("ｆ")).isEqualTo(2);
    assertThat(Table.width("e\u0301")).isEqualTo(1);
    assertThat(Table.width("\u2068x\u2069")).isEqualTo(1);
    assertThat(Table.width("𠀀")).isEqualTo(2);
    assertThat(Table.width("…")).isEqualTo(1);
  }

  @Test
  void cutsWithoutSplittingACharacterOrLeavingAnIsolateOpen() {
    assertThat(Table.truncate("abcdef", 6)).isEqualTo("abcdef");
    assertThat(Table.truncate("abcdefg", 6)).isEqualTo("abcde…");
    assertThat(Table.truncate("中文中文", 6)).isEqualTo("中文…");
    assertThat(Table.truncate("中文中文", 7)).isEqualTo("中文中…");
    assertThat(Table.truncate("e\u0301e\u0301e\u0301", 2)).isEqualTo("e\u0301…");
    assertThat(Table.truncate("𠀀𠀀", 3)).isEqualTo("𠀀…");
    assertThat(Table.truncate("\u2068שלום\u2069", 3)).isEqualTo("\u2068של\u2069…");
    assertThat(Table.of("x").truncatedAt(3).row("abcd").lines()).containsExactly("x", "ab…");
  }

  @Test
  void refusesARowOfAnotherLength() {
    assertThatThrownBy(() -> Table.of("a", "b").row("x"))
        .hasMessage("1 cells for 2 columns")
        .isInstanceOf(IllegalArgumentException.class);
  }
}
