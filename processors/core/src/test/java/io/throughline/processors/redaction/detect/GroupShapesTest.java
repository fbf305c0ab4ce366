package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which groups of digits may begin a number, by their lengths and the sign behind the first. */
class GroupShapesTest {

  private final GroupShapes shapes = new GroupShapes();

  @Test
  void hold_threeLengthsAndTheirSign_areHeld() {
    shapes.with(DigitGroups.signs("-."), 3, 2, 4);
    assertThat(first("123-45-6789")).isZero();
    assertThat(first("123.45 6789")).isZero();
    assertThat(first("123 45-6789")).isEqualTo(3);
    assertThat(first("123-45-678")).isEqualTo(3);
    assertThat(first("123-45")).isEqualTo(2);
  }

  @Test
  void hold_anyThirdGroup_mayBeMissing() {
    shapes.with(GroupShapes.SIGNS, 6, 4);
    assertThat(first("123456-1234")).isZero();
    assertThat(first("123456  1234-5")).isZero();
    assertThat(first("123456a1234")).isEqualTo(2);
  }

  @Test
  void hold_oneLength_whateverFollows() {
    shapes.with(9);
    assertThat(first("123456789")).isZero();
    assertThat(first("123456789a1")).isZero();
    assertThat(first("1234567890")).isEqualTo(1);
  }

  @Test
  void hold_ofOthers_asWell() {
    shapes.with(1).with(new GroupShapes().with(2));
    assertThat(first("1")).isZero();
    assertThat(first("12")).isZero();
    assertThat(first("123")).isEqualTo(1);
  }

  @Test
  void next_fromAGroupOn_isTheFirstHeld() {
    shapes.with(2);
    DigitGroups groups = groups("12 3 45 6");
    assertThat(shapes.next(groups, 0)).isZero();
    assertThat(shapes.next(groups, 1)).isEqualTo(2);
    assertThat(shapes.next(groups, 3)).isEqualTo(4);
    assertThat(shapes.next(groups, 4)).isEqualTo(4);
  }

  private int first(String text) {
    return shapes.next(groups(text), 0);
  }

  private static DigitGroups groups(String text) {
    return Text.of(text, KeyContext.NONE).groups();
  }
}
