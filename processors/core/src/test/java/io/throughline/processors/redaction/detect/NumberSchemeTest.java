package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How identity numbers are written. */
class NumberSchemeTest {

  @Test
  void groups_asACountryWritesThem_areHeldWithItsSignsAlone() {
    assertHeld("123-45-6789", "123 45 6789", "123+45+6789", "123.45.6789");
    assertHeld("850101-1234", "850101+1234", "900101-1234567", "19850101-1234");
    assertHeld("12/345/67890", "12345/67890", "123/4567/8901", "111.444.777-35");
    assertHeld("2341:2341:2346", "2 85 05 78 006 084 36", "1-1001-12345-67-8");
    assertNotHeld("123/45/6789", "850101 1234", "900101+1234567", "12 345 67890");
    assertNotHeld("12345-67890", "2341.2341.2346", "123,45,6789", "123-45-678", "12-345-6789");
  }

  @Test
  void separates_signOfAnyOfThem_isSaid() {
    for (char sign : " +-./:".toCharArray()) {
      assertThat(NumberScheme.separates(DigitGroups.sign(sign))).as("%s", sign).isTrue();
    }
    for (char sign : "(),~_x".toCharArray()) {
      assertThat(NumberScheme.separates(DigitGroups.sign(sign))).as("%s", sign).isFalse();
    }
  }

  @Test
  void mayBe_writtenInSomeGroups_goesByTheirSignAndFirstDigit() {
    assertThat(mayBe('-', '1', 3, 2, 4)).isTrue();
    assertThat(mayBe('/', '1', 3, 2, 4)).isFalse();
    assertThat(mayBe(' ', '2', 4, 4, 4)).isTrue();
    assertThat(mayBe(':', '9', 4, 4, 4)).isTrue();
    assertThat(mayBe(' ', '1', 4, 4, 4)).isFalse();
    assertThat(mayBe('.', '2', 4, 4, 4)).isFalse();
    assertThat(mayBe('-', '0', 6, 4)).isTrue();
    assertThat(mayBe(' ', '0', 6, 4)).isFalse();
    assertThat(mayBe('-', '1', 3, 2)).isFalse();
    assertThat(mayBe('-', '1', 5, 4)).isFalse();
  }

  @Test
  void next_longerGroup_isAsOneOfNine() {
    assertThat(shape(13, 2)).isEqualTo(shape(9, 2)).isNotEqualTo(NumberScheme.NO_SHAPE);
    assertThat(shape(8, 2)).isEqualTo(NumberScheme.NO_SHAPE);
  }

  private static boolean mayBe(char separator, char first, int... lengths) {
    return NumberScheme.mayBe(shape(lengths), DigitGroups.sign(separator), first);
  }

  private static int shape(int... lengths) {
    int shape = NumberScheme.ANY_SHAPE;
    for (int length : lengths) {
      shape = NumberScheme.next(shape, length);
    }
    return shape;
  }

  private static void assertHeld(String... ids) {
    for (String id : ids) {
      assertThat(isHeld(id)).as(id).isTrue();
    }
  }

  private static void assertNotHeld(String... ids) {
    for (String id : ids) {
      assertThat(isHeld(id)).as(id).isFalse();
    }
  }

  private static boolean isHeld(String id) {
    return NumberScheme.groups().hold(Text.of(id, KeyContext.NONE).groups().shape(0));
  }
}
