package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What stands before a telephone number: the last group of each text begins one or not. */
class PhoneStartsTest {

  @Test
  void start_ofAPlusOrABracket_isThere() {
    assertThat(start("x 49")).isEqualTo(2);
    assertThat(start("x +49")).isEqualTo(2);
    assertThat(start("x (030")).isEqualTo(2);
    assertThat(start("x +(49")).isEqualTo(2);
    assertThat(start("x (+49")).isEqualTo(3);
    assertThat(start("x ((49")).isEqualTo(3);
    assertThat(start("49")).isZero();
  }

  @Test
  void isField_behindASlashOrComma_isOne() {
    assertThat(isField("x/49")).isTrue();
    assertThat(isField("x,+49")).isTrue();
    assertThat(isField("x;49")).isFalse();
    assertThat(isField("49")).isFalse();
  }

  @Test
  void opens_behindNothingOrASignAlone_isSaid() {
    assertOpens("49", "x 49", "x:49", "=49", "[49", "x -49", "x .49", "x /49", "\u00E449");
  }

  @Test
  void opens_gluedToALetterDigitOrUnderscore_isNotSaid() {
    assertOpensNot("x49", "_49", "Z49", "5\u00E4_49");
  }

  @Test
  void opens_joinedToALetterOrDigit_isNotSaid() {
    assertOpensNot("x-49", "1-49", "x.49", "1.49", "x/49", "1/49");
  }

  @Test
  void opens_withAPlusOrBracketBehindALetter_isSaid() {
    assertOpens("x+49", "x(030", "_+49", "x(+49");
  }

  @Test
  void opens_withAPlusBehindADigit_isNotSaid() {
    assertOpensNot("0.155+74", "1+49");
    assertOpens("1(030");
  }

  @Test
  void opens_behindTheNameOfAClassOrObject_isNotSaid() {
    assertOpensNot("Call;@92113366", "Phone$1", "x@49", "$$49");
    assertOpens("@49", "$49", " @49", ".$49");
  }

  @Test
  void opens_behindAComma_isNotSaidOfThousands() {
    assertOpensNot("1,234", "12,345");
    assertOpens("1234,234", "1,2345", "x,234", ",234");
  }

  @Test
  void opens_ofTheSecondsOfATime_isNotSaid() {
    assertOpensNot("10:59");
    assertOpens("10:+59", "10:590", "x:59", "10: 59");
  }

  private static void assertOpens(String... texts) {
    for (String text : texts) {
      assertThat(opens(text)).as(text).isTrue();
    }
  }

  private static void assertOpensNot(String... texts) {
    for (String text : texts) {
      assertThat(opens(text)).as(text).isFalse();
    }
  }

  private static boolean opens(String text) {
    DigitGroups groups = groups(text);
    int last = groups.count() - 1;
    return PhoneStarts.opens(groups, last, PhoneStarts.start(groups, last));
  }

  private static int start(String text) {
    DigitGroups groups = groups(text);
    return PhoneStarts.start(groups, groups.count() - 1);
  }

  private static boolean isField(String text) {
    return PhoneStarts.isField(groups(text), start(text));
  }

  private static DigitGroups groups(String text) {
    return Text.of(text, KeyContext.NONE).groups();
  }
}
