package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where an identity number may begin that no word tells of, by lengths and signs alone. */
class NumberShapesTest {

  @Test
  void nextUntold_asACountryGroupsThem_isItsFirstGroup() {
    assertThat(first("12 345 678 901")).isZero();
    assertThat(first("111.444.777-35")).isZero();
    assertThat(first("943 476 5919")).isZero();
    assertThat(first("7 943 476 5919")).isEqualTo(1);
  }

  @Test
  void nextUntold_twoGroups_whateverFollows() {
    assertThat(first("850101-1234")).isZero();
    assertThat(first("850101-1234 5-6")).isZero();
    assertThat(first("850101.5009.08")).isEqualTo(3);
  }

  @Test
  void nextUntold_otherSignBehindTheSecond_isNone() {
    assertThat(first("943 476-5919")).isEqualTo(3);
    assertThat(first("111.444-777-35")).isEqualTo(4);
  }

  @Test
  void nextUntold_fourthGroup_mustBeOfItsLength() {
    assertThat(first("1 85 05 78 006")).isZero();
    assertThat(first("1 85 05 788 0061")).isEqualTo(5);
    assertThat(first("1 85 05 7")).isEqualTo(4);
    assertThat(first("111.444.777.8")).isEqualTo(4);
  }

  @Test
  void nextUntold_nineDigitsInOnePiece_areOne() {
    assertThat(first("123456789")).isZero();
    assertThat(first("1234567890123456 1")).isZero();
    assertThat(first("12345678")).isEqualTo(1);
  }

  @Test
  void nextUntold_beforeTheEndAlone_orTheGreaterOfBoth() {
    DigitGroups groups = groups("1 2 943 476 5919");
    assertThat(NumberShapes.nextUntold(groups, 0, 5)).isEqualTo(2);
    assertThat(NumberShapes.nextUntold(groups, 0, 2)).isEqualTo(2);
    assertThat(NumberShapes.nextUntold(groups, 0, 1)).isEqualTo(1);
    assertThat(NumberShapes.nextUntold(groups, 3, 1)).isEqualTo(3);
  }

  private static int first(String text) {
    DigitGroups groups = groups(text);
    return NumberShapes.nextUntold(groups, 0, groups.count());
  }

  private static DigitGroups groups(String text) {
    return Text.of(text, KeyContext.NONE).groups();
  }
}
