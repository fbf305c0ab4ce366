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
  void next_smallGroups_areAStartWithOneSignBetweenThem() {
    assertThat(next("411 111 111 111 111 1")).isZero();
    assertThat(next("41 11 11 11 11 11 11 11")).isZero();
    assertThat(next("41-11 11 11 11 11 11 11")).isEqualTo(8);
    assertThat(next("411 111-111 111 111 1")).isEqualTo(6);
    assertThat(next("4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1")).isZero();
  }

  @Test
  void next_groupsThatGoOnBehindACard_areAStartByAnyLengthOfTheIssuer() {
    assertThat(next("5018 0000 0009 7")).isZero();
    assertThat(next("5018 0000 0009")).isZero();
    assertThat(next("5018 0000 0008")).isEqualTo(3);
    assertThat(next("4111 1111 1111 1111,9999")).isZero();
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

  @Test
  void next_foursWithAnySignsBetween_areAStart() {
    assertThat(next("4111 1111-1111.1111")).isZero();
    assertThat(next("4111/1111, 1111 1111")).isEqualTo(4);
  }

  @Test
  void isWithinList_foursWithSixOrMoreBehindAndOneBefore_isSaid() {
    DigitGroups groups = groups("4242 ".repeat(9));
    int[] ends = new int[2];
    assertThat(CardStarts.isWithinList(groups, 0, 0, ends)).isFalse();
    assertThat(CardStarts.isWithinList(groups, 0, 1, ends)).isTrue();
    assertThat(CardStarts.isWithinList(groups, 0, 2, ends)).isTrue();
    assertThat(CardStarts.isWithinList(groups, 0, 3, ends)).isFalse();
    assertThat(CardStarts.isWithinList(groups, 2, 2, ends)).isFalse();
    assertThat(CardStarts.isWithinList(groups, 1, 2, ends)).isTrue();
  }

  @Test
  void isWithinList_smallGroupsWithOneBehindAndOneBefore_isSaid() {
    DigitGroups groups = groups("42 42 42");
    int[] ends = new int[2];
    assertThat(CardStarts.isWithinList(groups, 0, 0, ends)).isFalse();
    assertThat(CardStarts.isWithinList(groups, 0, 1, ends)).isTrue();
    assertThat(CardStarts.isWithinList(groups, 0, 2, ends)).isFalse();
  }

  @Test
  void isWithinList_otherSignOrLengthBefore_isNotSaid() {
    String list = " 4242".repeat(9);
    int[] ends = new int[2];
    assertThat(CardStarts.isWithinList(groups("4242 4242" + list), 0, 1, ends.clone())).isTrue();
    assertThat(CardStarts.isWithinList(groups("4242-4242" + list), 0, 1, ends.clone())).isFalse();
    assertThat(CardStarts.isWithinList(groups("424 4242" + list), 0, 1, ends.clone())).isFalse();
    assertThat(CardStarts.isWithinList(groups("1 42424 42424 42424"), 0, 2, ends)).isFalse();
    assertThat(CardStarts.isWithinList(groups("4.42.42.42"), 0, 2, new int[2])).isFalse();
  }

  @Test
  void runEnd_askedFurtherOn_isThatOfTheNextRun() {
    DigitGroups groups = groups("4242 4242-4242 1 42 42 42-42");
    int[] ends = new int[2];
    assertThat(CardStarts.runEnd(groups, 0, ends)).isEqualTo(2);
    assertThat(CardStarts.runEnd(groups, 1, ends)).isEqualTo(2);
    assertThat(CardStarts.runEnd(groups, 4, ends)).isEqualTo(6);
  }

  @Test
  void listEnd_ofFours_endsWithAnotherSign() {
    DigitGroups groups = groups("4242 4242-4242 42 42 42-42");
    int[] ends = new int[2];
    assertThat(CardStarts.listEnd(groups, 0, ends)).isEqualTo(1);
    assertThat(CardStarts.listEnd(groups, 3, ends)).isEqualTo(5);
    assertThat(CardStarts.listEnd(groups, 4, ends)).isEqualTo(5);
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
