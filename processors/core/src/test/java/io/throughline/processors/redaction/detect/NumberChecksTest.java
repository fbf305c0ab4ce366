package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What makes digits a country's number. */
class NumberChecksTest {

  /** One of each scheme in their order. */
  private static final long[] NUMBERS = {
    0x212345678L,
    0x912701234L,
    0x730284650L,
    0x459199708L,
    0x606281617L,
    0x2950123480L,
    0x9434765870L,
    0x8507099805L,
    0x1111111001L,
    0x40749153840L,
    0x9876543210L,
    0x12345678901L,
    0x0915081501238L,
    0x1181508150123L,
    0x90021312343L,
    0x10000000146L,
    0x08898144067L,
    0x198507099805L,
    0x234123412346L,
    0x9001012635970L,
    0x3101500123459L,
    0x8001015009087L,
    0x255081416802538L
  };

  @Test
  void hold_ofEachScheme_isSaidOfItsNumber() {
    assertThat(NUMBERS).hasSameSizeAs(NumberScheme.ALL);
    for (int i = 0; i < NUMBERS.length; i++) {
      NumberScheme scheme = NumberScheme.ALL.get(i);
      int bit = scheme.bit();
      assertThat(NumberChecks.hold(bit, scheme.digits(), NUMBERS[i])).as("%s", scheme).isTrue();
      assertThat(NumberChecks.hold(0, scheme.digits(), NUMBERS[i])).as("%s", scheme).isFalse();
      assertThat(NumberChecks.hold(bit, scheme.digits() + 1, NUMBERS[i])).isFalse();
    }
  }

  @Test
  void hold_otherDigits_areOfNone() {
    for (int digits : new int[] {0, 8, 14, 16}) {
      assertThat(NumberChecks.hold(NumberEnds.ANY, digits, 0x2345678L)).isFalse();
    }
  }
}
