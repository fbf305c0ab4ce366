package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The check digits of packed numbers. */
class ChecksTest {

  /** Verhoeff's tables as he printed them: what two digits make, and where each place moves one. */
  private static final String[] TIMES = {
    "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
    "5987604321", "6598710432", "7659821043", "8765932104", "9876543210"
  };

  private static final String MOVED = "1576283094";

  @Test
  void verhoeff_ofOneDigitInEachPlace_isThatOfThePrintedTables() {
    for (long place = 0; place < 12; place++) {
      for (long digit = 0; digit < 10; digit++) {
        for (long other = 0; other < 10; other++) {
          long number = digit << (4 * place) | other << (4 * ((place + 5) % 12));
          assertThat(Checks.verhoeff(number)).as("%x", number).isEqualTo(isVerhoeff(number));
        }
      }
    }
  }

  @Test
  void verhoeff_twoDigitsExchanged_isRefused() {
    assertThat(Checks.verhoeff(0x2341_2341_2346L)).isTrue();
    assertThat(Checks.verhoeff(0x2341_2341_2364L)).isFalse();
    assertThat(Checks.verhoeff(0x3241_2341_2346L)).isFalse();
  }

  @Test
  void packed_ofAnInteger_isReadByPlaces() {
    long number = Checks.packed(90_210L);
    assertThat(number).isEqualTo(0x9_0210L);
    assertThat(Checks.digit(number, 4)).isEqualTo(9);
    assertThat(Checks.part(number, 1, 3)).isEqualTo(21);
  }

  private static boolean isVerhoeff(long number) {
    int check = 0;
    for (int place = 0; place < 12; place++) {
      int digit = Checks.digit(number, place);
      for (int moves = place % 8; moves > 0; moves--) {
        digit = MOVED.charAt(digit) - '0';
      }
      check = TIMES[check].charAt(digit) - '0';
    }
    return check == 0;
  }
}
