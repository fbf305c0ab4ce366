package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where the next number begins that no word needs to tell of, and with which group it ends. */
class PhoneFormsTest {

  private final int[] walk = new int[2];

  @Test
  void next_international_beginsBehindThePlus() {
    assertFound("7 +49 30 901820", 1, 3);
    assertFound("7 (+49) 30 901820", 1, 3);
    assertFound("7 +(49) 30 901820", 1, 3);
    assertFound("7 +4930901820", 1, 1);
    assertFound("+49 30 901820", 0, 2);
  }

  @Test
  void next_plusBetweenDigits_adds() {
    assertNone("77+4930901820");
    assertNone("0.155+74123123");
  }

  @Test
  void next_countryThatBeginsWithZeroOrTooFewDigits_isNone() {
    assertNone("7 +09 30 901820");
    assertNone("7 +49 30 901");
    assertNone("7 +49 30, 901820");
    assertFound("7 +49 30 9018", 1, 3);
  }

  @Test
  void next_northAmerican_isKnownByItsGroups() {
    assertFound("7, 415-555-0132", 1, 3);
    assertFound("7, (415) 555-0132", 1, 3);
    assertFound("7, 1 415-555-0132", 1, 4);
    assertFound("7, 52.415.555.0132", 1, 4);
    assertNone("7, 415 555 0132");
    assertNone("7, 1 415 555-0132");
  }

  @Test
  void next_dialledAbroad_beginsWithTwoZeros() {
    assertFound("7, 0049 30 901820", 1, 3);
    assertFound("7, 004 930 901820", 1, 3);
    assertFound("7, 00493 090 1820", 1, 3);
    assertNone("7, 0009 30 901820");
    assertNone("7, 0149 30 901820");
    assertNone("7, 0049 30 9018");
    assertNone("7, 0049 3 0901820");
    assertNone("7, 0049/30/901820");
    assertNone("7, 004930 30 901820");
  }

  @Test
  void next_dialledAbroadBehindAShortNumber_isOfAList() {
    assertNone("7 0049 30 901820");
    assertNone("1234 0049 30 901820");
    assertFound("12345 0049 30 901820", 1, 3);
    assertFound("12 001-415-555-0132", 1, 4);
  }

  @Test
  void next_dialledAbroadAgain_endsTheOneBefore() {
    assertFound("7, 0049 30 901820 0049 30 901820", 1, 3);
  }

  @Test
  void next_whereTheSearchEnds_isAnsweredToo() {
    DigitGroups groups = groups("7 +49 30 901820");
    assertThat(PhoneForms.next(groups, 0, 1, walk)).isEqualTo(1);
    assertThat(walk[PhoneForms.LAST]).isEqualTo(3);
    assertThat(PhoneForms.next(groups, 2, 3, walk)).isEqualTo(3);
    assertThat(walk[PhoneForms.LAST]).isEqualTo(-1);
    assertThat(PhoneForms.next(groups, 4, 4, walk)).isEqualTo(4);
    assertThat(walk[PhoneForms.LAST]).isEqualTo(-1);
  }

  private void assertFound(String text, int first, int last) {
    DigitGroups groups = groups(text);
    assertThat(PhoneForms.next(groups, 0, groups.count(), new int[2])).as(text).isEqualTo(first);
    PhoneForms.next(groups, 0, first, walk);
    assertThat(walk[PhoneForms.LAST]).as(text).isEqualTo(last);
    walk[1] = 0;
  }

  private static void assertNone(String text) {
    DigitGroups groups = groups(text);
    int[] walk = new int[2];
    assertThat(PhoneForms.next(groups, 0, groups.count(), walk)).as(text).isEqualTo(groups.count());
    assertThat(walk[PhoneForms.LAST]).as(text).isEqualTo(-1);
  }

  private static DigitGroups groups(String text) {
    return Text.of(text, KeyContext.NONE).groups();
  }
}
