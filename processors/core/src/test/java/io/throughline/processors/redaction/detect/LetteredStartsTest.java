package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The run that is asked about begins each text. */
class LetteredStartsTest {

  @Test
  void mayGoOn_digitsBeforeADot_needsTheOtherTwo() {
    assertGoesOn("12.345.678-Z", "1.345.678-Z", "12.345.678Z");
    assertEnds("123.345.678-Z", "12.34.5678-Z", "12.345.678.9", "12.345.678", "12.345.678 ", "1.2");
  }

  @Test
  void mayGoOn_digitsBeforeAJoint_needsTheGroupsOfANumber() {
    assertGoesOn("2 03 07 2B 106 505 59", "25 071142 R 130", "010190-123A", "010190+123A");
    assertGoesOn("1234567-Z");
    assertEnds(
        "2 03 07 22 106", "2 03-07 2B 106", "25 071142 1 130", "25 07114 RR 130", "2 03 07 2");
    assertEnds("010190 123A", "010190-12", "010190-12A4", "1234567-8", "1234567 Z", "1234567-");
    assertEnds("123 456", "1234-567A", "12345 67", "010190/123A", "010190");
  }

  @Test
  void mayGoOn_lettersBeforeAJoint_needsTheGroupsOfANumber() {
    assertGoesOn("X-1234567-L", "AB 12 34 56 C", "AB 123456 C", "RSS MRA 80A01 H501 U");
    assertEnds("A-1234567-L", "X-1234567", "X-123456-7L", "AB cd 34 56", "AB 12 xx", "AB 12 ");
    assertEnds("RSS MRA-80A01", "RSS MRA AAA01", "RSS MRA ", "ABCD 12 34", "AB/12 34 56 C", "AB");
  }

  @Test
  void mayGoOn_lettersAndDigitsBeforeAJoint_areWholePairs() {
    assertGoesOn("AB12 34 56 C", "AB1234 56 C", "AB12-34");
    assertEnds(
        "AB1 23", "AB123 45", "AB12345 6", "1B12 34", "A112 34", "ABC2 34", "AB12 C", "AB12 ");
    assertEnds("AB12.34", "AB12");
  }

  private static void assertGoesOn(String... texts) {
    for (String text : texts) {
      assertThat(mayGoOn(text)).as(text).isTrue();
    }
  }

  private static void assertEnds(String... texts) {
    for (String text : texts) {
      assertThat(mayGoOn(text)).as(text).isFalse();
    }
  }

  private static boolean mayGoOn(String text) {
    char[] chars = ("-" + text).toCharArray();
    int end = Ascii.runEnd(chars, 1, chars.length, Ascii.ALNUM);
    String run = text.substring(0, end - 1);
    boolean digits = run.chars().anyMatch(c -> Ascii.isDigit((char) c));
    boolean letters = run.chars().anyMatch(c -> Ascii.isLetter((char) c));
    return LetteredStarts.mayGoOn(chars, 1, end, chars.length, digits, letters);
  }
}
