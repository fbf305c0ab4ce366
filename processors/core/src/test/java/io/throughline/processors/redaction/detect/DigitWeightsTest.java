package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sums of digits, each times a weight of its place. */
class DigitWeightsTest {

  @Test
  void sum_ofEachPlace_isItsDigitTimesItsWeight() {
    DigitWeights weights = DigitWeights.of(16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1);
    for (int place = 0; place < 16; place++) {
      assertThat(weights.sum(7L << (4 * place))).as("%d", place).isEqualTo(7 * (place + 1));
    }
  }

  @Test
  void sum_ofMoreDigitsThanWeights_isThatOfTheLastOnes() {
    assertThat(DigitWeights.of(3, 1).sum(0x99_21L)).isEqualTo(7);
    assertThat(DigitWeights.of(0, 0).sum(0x99L)).isZero();
  }

  @Test
  void sum_ofAnyDigits_isAsAddedOneByOne() {
    Random random = new Random(8);
    for (int i = 0; i < 2_000; i++) {
      int[] weights = random.ints(1 + random.nextInt(16), 0, 100).toArray();
      long number = Checks.packed(random.nextLong(10_000_000_000_000_000L));
      int sum = 0;
      for (int place = 0; place < weights.length; place++) {
        sum += weights[weights.length - 1 - place] * Checks.digit(number, place);
      }
      assertThat(DigitWeights.of(weights).sum(number)).isEqualTo(sum);
    }
  }
}
