package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where identity numbers may end, a bit for each group, by their digits alone. */
class NumberEndsTest {

  @Test
  void usual_inTheGroupsOfACountry_isTheLastOfThem() {
    assertThat(usual("123-45-6789")).isEqualTo(0b100);
    assertThat(usual("850709-9805")).isEqualTo(0b10);
    assertThat(usual("2 55 08 14 168 025 38")).isEqualTo(0b100_0000);
    assertThat(usual("111.444.777-35")).isEqualTo(0b1000);
    assertThat(usual("529 982 247 25")).isEqualTo(0b1000);
  }

  @Test
  void usual_moreGroupsBehind_isTheSame() {
    assertThat(usual("730 284 650 12")).isEqualTo(0b100);
    assertThat(usual("111.444.777-35.1")).isEqualTo(0b1000);
    assertThat(usual("12345/67890/1")).isEqualTo(0b10);
  }

  @Test
  void usual_inOnePiece_isThatWhichNeedsNoWord() {
    assertThat(usual("9434765919 1")).isEqualTo(1);
    assertThat(usual("123456789 1")).isZero();
    assertThat(usual("1234567 1")).isZero();
    assertThat(usual("1234567890123456 1")).isZero();
  }

  @Test
  void usual_otherSigns_isNone() {
    assertThat(usual("123-45 6789")).isZero();
    assertThat(usual("123/45/6789")).isZero();
    assertThat(usual("123 - 45 - 6789")).isZero();
    assertThat(usual("943-476.5919")).isZero();
  }

  @Test
  void usual_dotsAndADash_endBehindTheDash() {
    assertThat(usual("111.444-777.35")).isZero();
    assertThat(usual("111.444.777~35")).isZero();
    assertThat(usual("111444777~35")).isZero();
    assertThat(usual("111.444-777_35")).isZero();
    assertThat(usual("078.051-12~34")).isZero();
  }

  @Test
  void told_inOnePiece_isThatOfAnyCountry() {
    assertThat(told("123456789 1")).isEqualTo(1);
    assertThat(told("12345678 1")).isZero();
    assertThat(told("1500000000000 1")).isEqualTo(1);
  }

  @Test
  void told_dashes_mayStandAnywhere() {
    assertThat(told("12-3456789")).isEqualTo(0b10);
    assertThat(told("1-2-3-4-5-6-7-89")).isEqualTo(0b1000_0000);
    assertThat(told("1-2-3-4-5-6-7-8-9")).isZero();
    assertThat(told("12 3456789")).isZero();
    assertThat(told("12-3456789-1234567")).isEqualTo(0b10);
  }

  @Test
  void ends_ofAGroupFurtherOn_countFromIt() {
    DigitGroups groups = Text.of("7 1-1001-12345-67-8 123-45-6789", KeyContext.NONE).groups();
    assertThat(NumberEnds.usual(groups, 6)).isEqualTo(0b100);
    assertThat(NumberEnds.told(groups, 6)).isEqualTo(0b100);
    DigitGroups dashes = Text.of("7 12-3456789", KeyContext.NONE).groups();
    assertThat(NumberEnds.told(dashes, 1)).isEqualTo(0b10);
    assertThat(NumberEnds.usual(Text.of("7 9434765919 1", KeyContext.NONE).groups(), 1))
        .isEqualTo(1);
  }

  private static int usual(String text) {
    return NumberEnds.usual(Text.of(text, KeyContext.NONE).groups(), 0);
  }

  private static int told(String text) {
    return NumberEnds.told(Text.of(text, KeyContext.NONE).groups(), 0);
  }
}
