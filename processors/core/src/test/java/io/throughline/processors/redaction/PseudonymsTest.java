package io.throughline.processors.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One person, one token: whatever the spelling, and for each key. */
class PseudonymsTest {

  private static final String ONE = "k1:" + "A".repeat(43) + "=";
  private static final String TWO = "k2:" + "B".repeat(43) + "=";

  @ParameterizedTest
  @CsvSource({
    "Kim.Lee@Mail.Example,      kim.lee@mail.example",
    "'  kim.lee@mail.example ', kim.lee@mail.example",
    "mailto:kim.lee@mail.example, kim.lee@mail.example",
    "kim.lee%40mail.example,    kim.lee@mail.example",
    "kim.lee\uFF20mail.example, kim.lee@mail.example",
    "'+49 (0)30 901820',        +4930901820",
    "0049 30 901820,            +4930901820",
    "+49-30-90.18.20,           +4930901820",
    "tel:+4930901820,           +4930901820",
    "030 901820,                030901820",
    "4929 9458 0730 2159,       4929945807302159",
    "4929-9458-0730-2159,       4929945807302159",
    "\uFF14929945807302159,     4929945807302159",
    "943 476 5870,              9434765870",
    "GB33 BUKB 2020 1555 5555 55, GB33BUKB20201555555555",
    "gb33bukb20201555555555,    GB33BUKB20201555555555",
    "AB 12 34 56 C,             AB123456C",
    "45678912-s,                45678912S",
    "GB33 BUKB 2020 1555 5555 56, GB33 BUKB 2020 1555 5555 56",
    "user 42,                   user 42",
    "12-34,                     12-34",
    "00123,                     00123",
    "Mara,                      Mara",
    "'',                        ''",
  })
  void normalised_spellingsOfOne_areOne(String written, String normalised) {
    assertThat(Pseudonyms.normalised(written)).isEqualTo(normalised);
  }

  /** Taken out one by one, they would take time by their square, and a frame of the stack each. */
  @Test
  void normalised_bracketsWithoutEnd_areTakenOutAtOnce() {
    assertThat(Pseudonyms.normalised("+49" + " (0)".repeat(60_000) + "30 901820"))
        .isEqualTo("+4930901820");
  }

  @Test
  void tokens_severalKeys_theFirstWritesAndAllAreSearched() {
    Pseudonyms before = new Pseudonyms(KeyRing.parse(ONE, "test"));
    Pseudonyms after = new Pseudonyms(KeyRing.parse(TWO + "\n" + ONE, "test"));

    String old = before.token("Kim@mail.example");
    assertThat(old).matches("k1_[a-p]{32}");
    assertThat(after.token("kim@mail.example")).matches("k2_[a-p]{32}");
    assertThat(after.tokens("KIM@MAIL.EXAMPLE"))
        .containsExactly(after.token("kim@mail.example"), old);
  }

  @Test
  void token_ofAToken_isItself() {
    Pseudonyms pseudonyms = new Pseudonyms(KeyRing.parse(ONE, "test"));
    String token = pseudonyms.token("kim@mail.example");

    assertThat(pseudonyms.token(token)).isEqualTo(token);
    assertThat(pseudonyms.token("lee@mail.example")).isNotEqualTo(token);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "k1_",
        "_abcdefghijklmnopabcdefghijklmnop",
        "k1_abcdefghijklmnopabcdefghijklmno",
        "k1_abcdefghijklmnopabcdefghijklmnopa",
        "k1_abcdefghijklmnopabcdefghijklmnoq",
        "k-1_abcdefghijklmnopabcdefghijklmnop",
        "abcdefghijklmnopq_abcdefghijklmnopabcdefghijklmnop"
      })
  void isToken_anythingElse_isFalse(String value) {
    assertThat(Pseudonyms.isToken(value)).isFalse();
  }

  @Test
  void keyRing_printed_showsIdsOnly() {
    KeyRing ring = KeyRing.parse("# of May\n\n" + TWO + "\r\n " + ONE + " \n", "test");

    assertThat(ring).hasToString("KeyRing[k2, k1]");
    assertThat(ring.ids()).isEqualTo(List.of("k2", "k1"));
    assertThat(ring.isRandom()).isFalse();
    assertThat(KeyRing.random().isRandom()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'';                                             holds no key",
        "'# k1:x';                                       holds no key",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=;   line 1 has no key id",
        "k-1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=; line 1 has no key id",
        "k1:%%%%;                                        line 1 is not base64",
        "k1:QUJD;                                        a key of 3 bytes; at least 32",
      })
  void keyRing_malformed_saysTheLineAndNeverTheKey(String text, String message) {
    assertThatThrownBy(() -> KeyRing.parse(text, "file:keys"))
        .isInstanceOf(InvalidPolicyException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("AAAA")
        .hasMessageNotContaining("QUJD");
  }

  @Test
  void keyRing_idTwice_isRefused() {
    assertThatThrownBy(() -> KeyRing.parse(ONE + "\n" + ONE, "file:keys"))
        .hasMessageContaining("line 2 uses the key id k1 again");
  }

  @Test
  void keyRing_sourceThatIsTheKeyItself_isRefusedWithoutRepeatingIt() {
    assertThatThrownBy(() -> KeyRing.load(ONE))
        .hasMessageContaining("no key source")
        .hasMessageNotContaining("AAAA");
    assertThatThrownBy(() -> KeyRing.load("env:SHOP_KEYS", name -> null))
        .hasMessageContaining("env:SHOP_KEYS is not set");
    assertThat(KeyRing.load("env:SHOP_KEYS", name -> ONE).ids()).containsExactly("k1");
    assertThatThrownBy(() -> KeyRing.load("file:/nowhere/keys"))
        .hasMessageContaining("cannot be read");
  }
}
