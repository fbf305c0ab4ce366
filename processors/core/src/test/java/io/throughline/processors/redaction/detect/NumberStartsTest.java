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
  void next_inAList_goesToItsEnd() {
    DigitGroups groups = groups("123 ".repeat(40));
    assertThat(NumberStarts.next(groups, 1, 0, 40, new int[3])).isGreaterThanOrEqualTo(32);
  }

  @Test
  void next_behindWhatIsKnownToBeQuiet_isAStartByItsLengths() {
    DigitGroups groups = groups("123456789 000-45-6789");
    assertThat(NumberStarts.next(groups, 0, 0, 0, new int[3])).isZero();
    assertThat(NumberStarts.next(groups, 0, 0, 1, new int[3])).isEqualTo(1);
  }

  private static int next(String text) {
    DigitGroups groups = groups(text);
    return NumberStarts.next(groups, 0, 0, groups.count(), new int[3]);
  }

  private static DigitGroups groups(String text) {
    return Text.of(text, KeyContext.NONE).groups();
  }
}
