package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NameEndsTest {

  /** What stands before the place of the next end from {@code from} on; null if there is none. */
  private static @Nullable String next(String text, int from) {
    char[] chars = text.toCharArray();
    int place = NameEnds.next(chars, from, chars.length - 1);
    return place == NameEnds.NONE ? null : text.substring(0, place);
  }

  private static @Nullable String next(String text) {
    return next(text, 0);
  }

  @Test
  void next_lastLettersBeforeNoLetter_areANamesEnd() {
    assertThat(next("the my.db_password: x")).isEqualTo("the my.db_password");
    assertThat(next("MY_KEY=x")).isEqualTo("MY_KEY");
    assertThat(next("key1=x")).isEqualTo("key");
  }

  @Test
  void next_lastLettersWithinAWord_areNone() {
    assertThat(next("passwords keyboards; ok")).isNull();
    assertThat(next("abc")).isNull();
    assertThat(next("")).isNull();
  }

  @Test
  void next_nothingBehind_isNone() {
    assertThat(next("password")).isNull();
    assertThat(next("password=")).isEqualTo("password");
  }

  @Test
  void next_tagWithAttributes_endsThere() {
    assertThat(next("<entry k=\"x\">a")).endsWith(">");
    assertThat(next("a > b")).isNull();
  }

  @Test
  void next_wordValueOrArgumentInQuotes_endsThere() {
    assertThat(next("name=x Value : y")).isEqualTo("name=x Value");
    assertThat(next("value,=y")).isEqualTo("value");
    assertThat(next("put('x', 'y')")).isEqualTo("put('x',");
    assertThat(next("(\"x\",")).isNull();
    assertThat(next("values; x, y")).isNull();
  }

  @Test
  void next_characterThatNeitherAssignsNorStandsBeforeASign_isPassedOver() {
    assertThat(next("the key, the token; a secret/x, pin=1")).endsWith("pin");
    assertThat(next("key\u00E9=")).isNull();
    assertThat(next("key(=")).isNull();
  }

  @Test
  void next_jointOrNumberBehind_isAnEnd() {
    assertThat(next("key-2=")).isEqualTo("key");
    assertThat(next("my.key_=")).isEqualTo("my.key");
    assertThat(next("key.")).isEqualTo("key");
  }

  @Test
  void next_wordBehindAJoint_goesOnWithTheName() {
    assertThat(next("password_confirmation=")).isEqualTo("password_confirmation");
    assertThat(next("api-key=")).isEqualTo("api-key");
    assertThat(next("secret.name")).isNull();
  }

  @Test
  void next_goingOn_asksForBothLettersThere() {
    assertThat(next("key=, pin=", 3)).isEqualTo("key=, pin");
    assertThat(next("key=", 1)).isEqualTo("key");
    assertThat(next("key=", 2)).isNull();
  }

  @Test
  void next_outsideAsciiBefore_endsAName() {
    assertThat(next("\u00E9key=")).isEqualTo("\u00E9key");
  }
}
