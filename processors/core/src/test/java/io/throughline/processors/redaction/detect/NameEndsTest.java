package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameEndsTest {

  /** The name that ends next, up to the place behind it; null if there is none. */
  private static String next(String text, int from, int run) {
    char[] chars = text.toCharArray();
    long next = NameEnds.next(chars, from, run, chars.length - 1);
    boolean found = NameEnds.place(next) < chars.length;
    return found ? text.substring(NameEnds.start(next), NameEnds.place(next)) : null;
  }

  private static String next(String text) {
    return next(text, 0, 0);
  }

  @Test
  void next_lastLettersBeforeNoLetter_areANamesEnd() {
    assertThat(next("the my.db_password: x")).isEqualTo("my.db_password");
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
  void next_goingOn_takesTheRunsBeginning() {
    assertThat(next("my_key=", 3, 0)).isEqualTo("my_key");
    assertThat(next("my key=", 2, 0)).isEqualTo("key");
  }

  @Test
  void next_outsideAscii_endsAName() {
    assertThat(next("\u00E9key=")).isEqualTo("key");
    assertThat(next("key\u00E9=")).isEqualTo("key");
  }
}
