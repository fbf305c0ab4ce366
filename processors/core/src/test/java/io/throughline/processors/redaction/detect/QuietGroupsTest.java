package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** As far as it is known that no word tells of numbers. */
class QuietGroupsTest {

  @Test
  void end_noWordNear_isSixtyFourGroupsOn() {
    Text text = known("12 ".repeat(400) + "phone");
    assertThat(end(text, 0)).isEqualTo(64);
    assertThat(end(text, 10)).isEqualTo(74);
  }

  @Test
  void end_nearTheLastGroup_isTheirCount() {
    assertThat(end(known("12 ".repeat(400)), 390)).isEqualTo(400);
  }

  @Test
  void end_wordAmongTheGroups_isTheGroupItself() {
    Text text = known("12 ".repeat(200) + "phone " + "12 ".repeat(200));
    assertThat(end(text, 150)).isEqualTo(150);
    assertThat(end(text, 200)).isEqualTo(200);
    assertThat(end(text, 230)).isEqualTo(294);
  }

  @Test
  void end_wordOfAnotherTopic_isPassedOver() {
    assertThat(end(known("12 ".repeat(50) + "card " + "12 ".repeat(350)), 0)).isEqualTo(64);
  }

  @Test
  void end_wordBehindTheLastOfThem_isHeardAsFarAsItReaches() {
    assertThat(end(known("12 ".repeat(64) + ". ".repeat(40) + "phone 1"), 0)).isEqualTo(64);
    assertThat(end(known("12 ".repeat(64) + ". ".repeat(30) + "phone 1"), 0)).isZero();
  }

  @Test
  void end_wordBeforeTheFirstOfThem_isHeardAsFarAsFromASignBeforeIt() {
    String many = "12 ".repeat(200);
    assertThat(end(known(many + "phone" + " ".repeat(50) + many), 200)).isEqualTo(200);
    assertThat(end(known(many + "phone" + " ".repeat(51) + many), 200)).isEqualTo(264);
  }

  @Test
  void end_fewHaveAsked_isNotKnown() {
    Text text = Text.of("12 ".repeat(400), KeyContext.NONE);
    assertThat(end(text, 0)).isZero();
  }

  private static int end(Text text, int group) {
    return QuietGroups.end(text, Topics.PHONE, text.groups(), group);
  }

  /** A text of which so much was asked that its words are known. */
  private static Text known(String value) {
    Text text = Text.of(value, KeyContext.NONE);
    for (int question = 0; question < 1_000; question++) {
      text.isQuiet(Topics.SQL, 0, 0);
    }
    return text;
  }
}
