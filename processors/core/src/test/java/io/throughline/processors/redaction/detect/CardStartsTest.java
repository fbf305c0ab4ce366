package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a card may begin with where no word tells of one. */
class CardStartsTest {

  @Test
  void next_issuerLengthAndCheckFit_isAStart() {
    assertThat(next("4111 1111 1111 1111")).isZero();
    assertThat(next("x 4111111111111111")).isZero();
    assertThat(next("3782 822463 10005")).isZero();
    assertThat(next("12 4111-1111-1111-1111")).isEqualTo(1);
  }

  @Test
  void next_wrongCheck_isPassedOver() {
    assertThat(next("4111 1111 1111 1112")).isEqualTo(4);
    assertThat(next("4111111111111112")).isEqualTo(1);
  }

  @Test
  void next_noIssuersFirstDigits_isPassedOver() {
    assertThat(next("0000 0000 0000 0000")).isEqualTo(4);
    assertThat(next("7000000000000005")).isEqualTo(1);
  }

  @Test
  void next_lengthThatTheIssuerDoesNotUse_isPassedOver() {
    assertThat(next("41111111111113")).isEqualTo(1);
  }

  @Test
  void next_gluedToALetter_isAStart() {
    assertThat(next("a4111 1111 1111 1112")).isZero();
  }

  @Test
  void next_doubleWithAnExponent_isAStart() {
    assertThat(next("4.111111111111111E15")).isZero();
    assertThat(next("4.111111111111111:15")).isEqualTo(3);
  }

  @Test
  void next_inAList_goesToItsEnd() {
    // Each four of the list are a number that passes.
    assertThat(starts("4242 ".repeat(40), 1)).isEqualTo(34);
    assertThat(starts("4242 ".repeat(40), 0)).isZero();
  }

  @Test
  void next_behindWhatIsKnownToBeQuiet_isAStartByItsLengths() {
    DigitGroups groups = groups("0000 0000 0000 0000");
    assertThat(CardStarts.next(groups, 0, 0, 0, new int[2])).isZero();
  }

  private static int next(String text) {
    return starts(text, 0);
  }

  private static int starts(String text, int from) {
    DigitGroups groups = groups(text);
    return CardStarts.next(groups, from, 0, groups.count(), new int[2]);
  }

  private static DigitGroups groups(String text) {
    return Text.of(text, KeyContext.NONE).groups();
  }
}
