package parley.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashTest {
  /** SHA-256 of "abc", FIPS 180-4 example. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void hashesThePartsAsOne() throws MalformedException {
    Hash abc = Hash.parseHex(ABC);
    assertThat(Hash.sha256("a".getBytes(UTF_8), "bc".getBytes(UTF_8))).isEqualTo(abc);
    assertThat(abc.hex()).isEqualTo(ABC);
    assertThat(Hash.parseBase64(abc.base64())).isEqualTo(abc).hasSameHashCodeAs(abc);
  }

  @Test
  void ordersByUnsignedBytes() throws MalformedException {
    Hash low = Hash.parseHex("7f" + "0".repeat(62));
    Hash high = Hash.parseHex("80" + "0".repeat(62));
    assertThat(low).isLessThan(high);
  }

  @Test
  void givesAwayNoneOfItsOwnBytes() {
    Hash hash = Hash.sha256();
    byte[] copy = hash.bytes();
    copy[0]++;
    assertThat(hash.bytes()).isNotEqualTo(copy);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "BA", "0g", "000"})
  void refusesWhatIsNotHexOf32Bytes(String end) {
    String text = ABC.substring(2) + end;
    assertThatThrownBy(() -> Hash.parseHex(text)).isInstanceOf(MalformedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AAAA", "A", "!"})
  void refusesWhatIsNotBase64Of32Bytes(String text) {
    assertThatThrownBy(() -> Hash.parseBase64(text)).isInstanceOf(MalformedException.class);
  }

  @Test
  void refusesBase64WithBitsThatDecodeToNothing() {
    // 32 bytes leave two unused bits in the last digit: "B=" sets one of them, "A=" none.
    String loose = "A".repeat(42) + "B=";
    assertThatThrownBy(() -> Hash.parseBase64(loose)).isInstanceOf(MalformedException.class);
  }
}
