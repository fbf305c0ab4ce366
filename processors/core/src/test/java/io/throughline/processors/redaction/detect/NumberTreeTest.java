package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** In which groups identity numbers are written. */
class NumberTreeTest {

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
      assertThat(NumberTree.separates(DigitGroups.sign(sign))).as("%s", sign).isTrue();
    }
    for (char sign : "(),~_x".toCharArray()) {
      assertThat(NumberTree.separates(DigitGroups.sign(sign))).as("%s", sign).isFalse();
    }
  }

  @Test
  void written_inSomeGroups_goesByTheirSign() {
    assertThat(written('-', 3, 2, 4)).isEqualTo(bits(NumberScheme.US_SSN, NumberScheme.US_ITIN));
    assertThat(written('.', 3, 2, 4)).isEqualTo(bits(NumberScheme.US_SSN));
    assertThat(written('/', 3, 2, 4)).isZero();
    assertThat(written(':', 4, 4, 4)).isEqualTo(bits(NumberScheme.IN_AADHAAR));
    assertThat(written('.', 4, 4, 4)).isZero();
    assertThat(written(' ', 6, 4)).isZero();
    assertThat(written('-', 3, 2)).isZero();
    assertThat(written('-', 5, 4)).isZero();
  }

  @Test
  void next_longerGroup_isAsOneOfNine() {
    assertThat(led(13, 2)).isEqualTo(led(9, 2)).isNotEqualTo(NumberTree.NONE);
    assertThat(led(8, 2)).isEqualTo(NumberTree.NONE);
  }

  @Test
  void pairAndThree_ofAShape_areWhereItsLengthsLead() {
    int shape = Text.of("123-45-6789", KeyContext.NONE).groups().shape(0);
    assertThat(NumberTree.pair(shape)).isEqualTo(led(3, 2));
    assertThat(NumberTree.three(shape)).isEqualTo(led(3, 2, 4));
    int ends = Text.of("850101-1234", KeyContext.NONE).groups().shape(0);
    assertThat(NumberTree.pair(ends)).isEqualTo(led(6, 4));
    assertThat(NumberTree.three(ends)).isEqualTo(NumberTree.NONE);
  }

  private static int written(char separator, int... lengths) {
    return NumberTree.written(led(lengths), DigitGroups.sign(separator));
  }

  private static int bits(NumberScheme... schemes) {
    return Arrays.stream(schemes).mapToInt(NumberScheme::bit).sum();
  }

  private static int led(int... lengths) {
    int beginning = NumberTree.ROOT;
    for (int length : lengths) {
      beginning = NumberTree.next(beginning, length);
    }
    return beginning;
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
    return NumberTree.beginnings().hold(Text.of(id, KeyContext.NONE).groups().shape(0));
  }
}
