package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpansTest {

  private static final int WORDS = 2;

  private final Spans spans = new Spans();

  @Test
  void whole_beginsAndEndsInAnyLine_holdsThatDetectorAlone() {
    for (int detector : new int[] {0, 1, 63, 64, 127}) {
      int word = detector / 64;
      long bit = 1L << detector;
      spans.clear(WORDS);
      spans.add(word, 7, bit, 0);
      assertThat(spans.whole(word)).isZero();
      spans.add(word, 9, bit, bit);
      assertThat(spans.whole(word)).isEqualTo(bit);
      assertThat(spans.whole(1 - word)).isZero();
      assertThat(spans.start(detector)).isEqualTo(7);
    }
  }

  @Test
  void add_severalDetectors_keepsTheFirstLineOfEach() {
    spans.clear(WORDS);
    spans.add(1, 3, 0b001, 0);
    spans.add(1, 5, 0b011, 0);
    spans.add(1, 8, 0b111, 0b101);

    assertThat(spans.whole(1)).isEqualTo(0b101);
    assertThat(spans.start(64)).isEqualTo(3);
    assertThat(spans.start(65)).isEqualTo(5);
    assertThat(spans.start(66)).isEqualTo(8);
  }

  @Test
  void anyBegun_endAlone_isFalse() {
    spans.clear(WORDS);
    spans.add(1, 7, 0, 1);
    assertThat(spans.anyBegun()).isFalse();
    spans.add(1, 7, 1, 0);
    assertThat(spans.anyBegun()).isTrue();
    spans.clear(WORDS);
    assertThat(spans.anyBegun()).isFalse();
    assertThat(spans.whole(1)).isZero();
  }
}
