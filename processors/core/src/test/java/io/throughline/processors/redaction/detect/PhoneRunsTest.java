package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which groups go on with the first of each text, and how many of them are one number. */
class PhoneRunsTest {

  @Test
  void end_singleSigns_joinGroups() {
    assertThat(end("1 2-3.4/5+6(7)8")).isEqualTo(8);
    assertThat(end("1:2")).isEqualTo(1);
    assertThat(end("1,2")).isEqualTo(1);
    assertThat(end("1x2")).isEqualTo(1);
    assertThat(end("1")).isEqualTo(1);
  }

  @Test
  void end_signsThatStandTogether_joinGroups() {
    assertThat(end("1) 2)-3)+4 (5+(6. 7 - 8")).isEqualTo(8);
    assertThat(end("1  2")).isEqualTo(1);
    assertThat(end("1 +2")).isEqualTo(1);
    assertThat(end("1- 2")).isEqualTo(1);
    assertThat(end("1, 2")).isEqualTo(1);
    assertThat(end("1-(2")).isEqualTo(1);
    assertThat(end("1)(2")).isEqualTo(1);
    assertThat(end("1 . 2")).isEqualTo(1);
    assertThat(end("1 -- 2")).isEqualTo(1);
  }

  @Test
  void end_askedFurtherOn_isThatOfTheNextGroups() {
    DigitGroups groups = groups("1 2, 3 4 5, 6");
    int[] walk = new int[2];
    assertThat(PhoneRuns.end(groups, 0, walk)).isEqualTo(2);
    assertThat(PhoneRuns.end(groups, 1, walk)).isEqualTo(2);
    assertThat(PhoneRuns.end(groups, 3, walk)).isEqualTo(5);
    assertThat(PhoneRuns.end(groups, 5, walk)).isEqualTo(6);
  }

  @Test
  void hasDigits_countsSevenGroupsThatGoOnWithEachOther() {
    assertThat(hasDigits("12 34 56, 78", 6)).isTrue();
    assertThat(hasDigits("12 34 56, 78", 7)).isFalse();
    assertThat(hasDigits("1 2 3 4 5 6 7 8 9", 7)).isTrue();
    assertThat(hasDigits("1 2 3 4 5 6 7 8 9", 8)).isFalse();
  }

  @Test
  void last_plannedDigits_endTheNumber() {
    assertThat(last("1 415 555 0132 99", 11)).isEqualTo(3);
    assertThat(last("49 (0)30 901820 12", 10)).isEqualTo(3);
    assertThat(last("1 415 555 0132 99", 0)).isEqualTo(4);
  }

  @Test
  void last_moreDigitsOrGroupsThanANumberHas_areLeft() {
    assertThat(last("49 30 9018 2012 345 6", 0)).isEqualTo(4);
    assertThat(last("1 2 3 4 5 6 7 8", 0)).isEqualTo(6);
    assertThat(last("49 30 12345678901234", 0)).isEqualTo(1);
  }

  @Test
  void last_whatIsGluedToAnother_isLeft() {
    assertThat(last("49 30 901820 203.0.113.77.5.6", 0)).isEqualTo(2);
    assertThat(last("49 30 901820a", 0)).isEqualTo(1);
    assertThat(last("49 30 901820x12", 0)).isEqualTo(2);
  }

  @Test
  void last_anotherNumberBehindAWholeOne_isLeft() {
    assertThat(last("30 901820 415-555-0132", 0)).isEqualTo(1);
    assertThat(last("30 901 415-555-0132", 0)).isEqualTo(4);
    assertThat(last("4930 9018 1 415-555-0132", 0)).isEqualTo(1);
  }

  @Test
  void northAmerican_groupsWithOneSignOrABracket_areOne() {
    assertThat(northAmerican("415-555-0132")).isEqualTo(2);
    assertThat(northAmerican("415.555.0132")).isEqualTo(2);
    assertThat(northAmerican("415) 555-0132")).isEqualTo(2);
    assertThat(northAmerican("1 415-555-0132")).isEqualTo(3);
    assertThat(northAmerican("1-415-555-0132")).isEqualTo(3);
  }

  @Test
  void northAmerican_otherDigitsOrSigns_areNone() {
    assertThat(northAmerican("415 555 0132")).isEqualTo(-1);
    assertThat(northAmerican("415-555.0132")).isEqualTo(-1);
    assertThat(northAmerican("115-555-0132")).isEqualTo(-1);
    assertThat(northAmerican("415-155-0132")).isEqualTo(-1);
    assertThat(northAmerican("415-555-0132a")).isEqualTo(-1);
    assertThat(northAmerican("1234 415-555-0132")).isEqualTo(-1);
    assertThat(northAmerican("1,415-555-0132")).isEqualTo(-1);
    assertThat(northAmerican("415-555-013")).isEqualTo(-1);
    assertThat(northAmerican("415-555")).isEqualTo(-1);
  }

  @Test
  void closes_fractionOrAddressThatGoesOn_isNoEnd() {
    assertThat(closes("4930.5")).isFalse();
    assertThat(closes("4930:5")).isFalse();
    assertThat(closes("4930/5")).isFalse();
    assertThat(closes("493,555")).isFalse();
    assertThat(closes("4930,555")).isTrue();
    assertThat(closes("493,55")).isTrue();
    assertThat(closes("4930.")).isTrue();
    assertThat(closes("4930_")).isFalse();
    assertThat(closes("4930x")).isFalse();
    assertThat(closes("4930x5")).isTrue();
  }

  private static int end(String text) {
    return PhoneRuns.end(groups(text), 0, new int[2]);
  }

  private static boolean hasDigits(String text, int least) {
    return PhoneRuns.hasDigits(groups(text), 0, least, new int[2]);
  }

  private static int last(String text, int planned) {
    return PhoneRuns.last(groups(text), 0, planned, new int[2]);
  }

  private static int northAmerican(String text) {
    return PhoneRuns.northAmerican(groups(text), 0);
  }

  private static boolean closes(String text) {
    return PhoneRuns.closes(groups(text), 0, 0);
  }

  private static DigitGroups groups(String text) {
    return Text.of(text, KeyContext.NONE).groups();
  }
}
