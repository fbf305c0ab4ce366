package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which groups of digits a card is written in; the first group of each text is the card's. */
class CardGroupsTest {

  @Test
  void shapes_groupsOfACard_areHeld() {
    assertBegins("4111 1111 1111", "3782 822463 1000", "3782 822463 10005", "4111 111 111");
    assertBegins("411111 1111111111111", "4111.1111.1111", "4 1 1", "41 11 11", "411-111-111");
    assertBegins("41111111 1111", "41111111 11111", "41111111-111111", "41111111 1111111");
    assertBegins("41111111 11111111", "411111111111", "4111111111111111 7", "4.111111111111111E15");
  }

  @Test
  void shapes_groupsOfNoCard_areNotHeld() {
    assertBeginsNot("4111 1111 111", "3782 822463 100", "4111 11 111", "41111 11111 11111");
    assertBeginsNot("411111 111111", "4,1,1", "41.11.11", "411/111/111", "411 111 11");
    assertBeginsNot("41111111 111", "41111111,11111111", "41111111111", "4.11E115", "4 1 11");
    assertBeginsNot("4111a1111 1111", "41111111 111111111");
  }

  @Test
  void beyond_shorterGroupAtTheEnd_isTheLastOne() {
    assertThat(beyond("4111 1111 1111 1", 2)).isEqualTo(3);
    assertThat(beyond("4111 1111 1111 111", 2)).isEqualTo(3);
    assertThat(beyond("4111 1111 1111 1111 111", 3)).isEqualTo(4);
    assertThat(beyond("4 1 1 1 1 1 1 1 1 1 1 1", 11)).isEqualTo(-1);
    assertThat(beyond("41111111 1111", 0)).isEqualTo(1);
    assertThat(beyond("41111111 111", 0)).isEqualTo(-1);
    assertThat(beyond("41111111 11111111 111", 1)).isEqualTo(2);
    assertThat(beyond("41111111 11111111 1111", 1)).isEqualTo(-1);
  }

  @Test
  void beyond_groupThatDoesNotGoOn_isNone() {
    assertThat(beyond("4111 1111 1111 1111", 3)).isEqualTo(-1);
    assertThat(beyond("4111 1111 1111 11111", 2)).isEqualTo(-1);
    assertThat(beyond("41111111 11111111-111", 1)).isEqualTo(-1);
    assertThat(beyond("41111111/11111111/111", 1)).isEqualTo(-1);
    assertThat(beyond("4111 1111 1111    111", 2)).isEqualTo(-1);
    assertThat(beyond("4111 1111 1111, 111", 2)).isEqualTo(-1);
    assertThat(beyond("4111 1111 1111x111", 2)).isEqualTo(-1);
    assertThat(beyond("4111 1111 1111 x 111", 2)).isEqualTo(-1);
    assertThat(beyond("4111 1111 1111 \u0080 111", 2)).isEqualTo(-1);
    assertThat(beyond("4111 1111 1111\u0080111", 2)).isEqualTo(-1);
    assertThat(beyond("4111 1111 1111 - 111", 2)).isEqualTo(3);
    assertThat(beyond("4111 1111 1111\u007F111", 2)).isEqualTo(3);
  }

  @Test
  void beyond_otherForms_areKnownByTheirLengths() {
    assertThat(beyond("3782 822463 10005", 0)).isEqualTo(2);
    assertThat(beyond("3056 930902 5904", 0)).isEqualTo(2);
    assertThat(beyond("3782 822463 100", 0)).isEqualTo(-1);
    assertThat(beyond("3782 822463", 0)).isEqualTo(-1);
    assertThat(beyond("3782 822463x10005", 0)).isEqualTo(-1);
    assertThat(beyond("3782x822463 10005", 0)).isEqualTo(-1);
    assertThat(beyond("411111 1111111111111", 0)).isEqualTo(1);
    assertThat(beyond("411111 111111111111", 0)).isEqualTo(-1);
    assertThat(beyond("4111 111 111 111", 0)).isEqualTo(3);
    assertThat(beyond("4111 111 111 11", 0)).isEqualTo(-1);
    assertThat(beyond("4111 111 111", 0)).isEqualTo(-1);
    assertThat(beyond("4111 111-111 111", 0)).isEqualTo(-1);
    assertThat(beyond("4111 111 111-111", 0)).isEqualTo(-1);
  }

  @Test
  void runEnd_groupsOfFour_goOnWhateverPartsThem() {
    assertThat(CardGroups.runEnd(groups("4111 1111-1111.1111 111"), 0)).isEqualTo(3);
    assertThat(CardGroups.runEnd(groups("4111 1111, 1111"), 0)).isEqualTo(1);
    assertThat(CardGroups.runEnd(groups("4111"), 0)).isZero();
    assertThat(CardGroups.runEnd(groups("41111 11111"), 0)).isZero();
    assertThat(CardGroups.runEnd(groups("41111111 11111111"), 0)).isEqualTo(1);
  }

  private static int beyond(String text, int runEnd) {
    return CardGroups.beyond(groups(text), 0, runEnd);
  }

  private static void assertBegins(String... texts) {
    for (String text : texts) {
      assertThat(CardGroups.shapes().hold(groups(text).shape(0))).as(text).isTrue();
    }
  }

  private static void assertBeginsNot(String... texts) {
    for (String text : texts) {
      assertThat(CardGroups.shapes().hold(groups(text).shape(0))).as(text).isFalse();
    }
  }

  private static DigitGroups groups(String text) {
    return Text.of(text, KeyContext.NONE).groups();
  }
}
