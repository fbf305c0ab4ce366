package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What an identity number may begin with where no word tells of one. */
class NumberStartsTest {

  @Test
  void next_writtenAsItsCountryDoes_isAStart() {
    assertThat(next("123-45-6789")).isZero();
    assertThat(next("x 943 476 5919")).isZero();
    assertThat(next("529.982.247-25")).isZero();
    assertThat(next("12 2 94 03 75 120 005 91")).isEqualTo(1);
  }

  @Test
  void next_wrongCheck_isPassedOver() {
    assertThat(next("943 476 5918")).isEqualTo(3);
    assertThat(next("000-45-6789")).isEqualTo(3);
    assertThat(next("9434765918 1")).isEqualTo(2);
  }

  @Test
  void next_otherSignBetween_isPassedOver() {
    assertThat(next("123-45 6789")).isEqualTo(3);
    assertThat(next("529-982-247.25")).isEqualTo(4);
  }

  @Test
  void next_inOnePiece_isAStartWhereNoWordIsNeeded() {
    assertThat(next("9434765919 1")).isZero();
    assertThat(next("123456789 1")).isEqualTo(2);
  }

  @Test
  void next_gluedToALetterOrAlone_isAStart() {
    assertThat(next("is123456789 1")).isZero();
    assertThat(next("9434765918")).isZero();
  }

  @Test
  void usualEnds_askedAgain_areRemembered() {
    DigitGroups groups = groups("943 476 5919 943 476 5919");
    int[] walk = new int[20];
    assertThat(NumberStarts.usualEnds(groups, 0, walk)).isEqualTo(0b100);
    assertThat(NumberStarts.usualEnds(groups("1 2 3"), 0, walk)).isEqualTo(0b100);
    assertThat(NumberStarts.usualEnds(groups, 1, walk)).isZero();
  }

  @Test
  void mayBeTold_shortOrApart_isNotSaid() {
    assertThat(NumberStarts.mayBeTold(groups("is123456789 1"), 0)).isTrue();
    assertThat(NumberStarts.mayBeTold(groups("123456789"), 0)).isTrue();
    assertThat(NumberStarts.mayBeTold(groups("is12345678 1"), 0)).isFalse();
    assertThat(NumberStarts.mayBeTold(groups("12345678"), 0)).isFalse();
    assertThat(NumberStarts.mayBeTold(groups("is 123456789 1"), 0)).isFalse();
  }

  @Test
  void next_inAList_goesToItsEnd() {
    DigitGroups groups = groups("123 ".repeat(40));
    assertThat(NumberStarts.next(groups, 1, 0, 40, new int[20])).isGreaterThanOrEqualTo(32);
  }

  @Test
  void next_behindWhatIsKnownToBeQuiet_isAStartByItsLengths() {
    DigitGroups groups = groups("123456789 000-45-6789");
    assertThat(NumberStarts.next(groups, 0, 0, 0, new int[20])).isZero();
    assertThat(NumberStarts.next(groups, 0, 0, 1, new int[20])).isEqualTo(1);
  }

  @Test
  void next_firstDigitThatNoneBeginsWith_isPassedOver() {
    assertThat(next("2341 2341 2346")).isZero();
    assertThat(next("1341 2341 2340")).isEqualTo(3);
    assertThat(next("0341 2341 2343")).isEqualTo(3);
  }

  @Test
  void next_shapeThatTheLineEndsIn_isPassedOver() {
    assertThat(next("123-45")).isEqualTo(2);
    assertThat(next("529.982.247")).isEqualTo(3);
  }

  @Test
  void next_severalSignsBetween_isPassedOver() {
    assertThat(next("123 - 45 - 6789")).isEqualTo(3);
    assertThat(next("529.982-247.25")).isEqualTo(4);
  }

  @Test
  void isWithinList_eightBehindAndOneBefore_isSaid() {
    DigitGroups groups = groups("123 ".repeat(11));
    int[] walk = new int[20];
    assertThat(NumberStarts.isWithinList(groups, 0, 0, walk)).isFalse();
    assertThat(NumberStarts.isWithinList(groups, 0, 1, walk)).isTrue();
    assertThat(NumberStarts.isWithinList(groups, 0, 2, walk)).isTrue();
    assertThat(NumberStarts.isWithinList(groups, 0, 3, walk)).isFalse();
    assertThat(NumberStarts.isWithinList(groups, 2, 2, walk)).isFalse();
    assertThat(NumberStarts.isWithinList(groups, 1, 2, walk)).isTrue();
  }

  @Test
  void isWithinList_otherBefore_isNotSaid() {
    String list = " 123".repeat(10);
    assertThat(isWithinList("123 123" + list)).isTrue();
    assertThat(isWithinList("123-123" + list)).isFalse();
    assertThat(isWithinList("12 123" + list)).isFalse();
    assertThat(isWithinList("a123 123" + list)).isFalse();
    assertThat(isWithinList("123  123" + "  123".repeat(10))).isFalse();
  }

  @Test
  void listEnd_askedFurtherOn_isThatOfTheNextList() {
    DigitGroups groups = groups("1 1 1-1-1 22");
    int[] walk = new int[20];
    assertThat(NumberStarts.listEnd(groups, 0, walk)).isEqualTo(2);
    assertThat(NumberStarts.listEnd(groups, 1, walk)).isEqualTo(2);
    assertThat(NumberStarts.listEnd(groups, 2, walk)).isEqualTo(4);
  }

  private static boolean isWithinList(String text) {
    return NumberStarts.isWithinList(groups(text), 0, 1, new int[20]);
  }

  private static int next(String text) {
    DigitGroups groups = groups(text);
    return NumberStarts.next(groups, 0, 0, groups.count(), new int[20]);
  }

  private static DigitGroups groups(String text) {
    return Text.of(text, KeyContext.NONE).groups();
  }
}
