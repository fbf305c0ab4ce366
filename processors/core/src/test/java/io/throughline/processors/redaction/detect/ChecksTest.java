package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
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

  @Test
  void unpacked_ofAnyDigits_isTheirNumber() {
    Random random = new Random(5);
    for (int i = 0; i < 2_000; i++) {
      long number = random.nextLong(10_000_000_000_000_000L) >>> random.nextInt(50);
      assertThat(Checks.unpacked(Checks.packed(number))).isEqualTo(number);
    }
    assertThat(Checks.unpacked(0x9999_9999_9999_9999L)).isEqualTo(9_999_999_999_999_999L);
  }

  @Test
  void luhn_ofAnyDigits_isAsAddedOneByOne() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      long number = Checks.packed(random.nextLong(10_000_000_000_000_000L));
      int sum = 0;
      for (int place = 0; place < 16; place++) {
        int times = Checks.digit(number, place) << (place & 1);
        sum += times > 9 ? times - 9 : times;
      }
      assertThat(Checks.luhn(number)).isEqualTo(sum % 10 == 0);
    }
    assertThat(Checks.luhn(0x4111_1111_1111_1111L)).isTrue();
    assertThat(Checks.luhn(0x9999_9999_9999_9999L)).isFalse();
  }

  @Test
  void sumOfEven_takesEverySecondDigitFromTheRight() {
    assertThat(Checks.sumOfEven(0x0807_0605_0403_0201L)).isEqualTo(36);
    assertThat(Checks.sumOfEven(0x8070_6050_4030_2010L)).isZero();
    assertThat(Checks.sumOfEven(0x9999_9999_9999_9999L)).isEqualTo(72);
  }

  @Test
  void iso11_asPublished_isTrueOfOneCheckDigitAlone() {
    assertThat(Checks.iso11(0x860_9574_2719L)).isTrue();
    Random random = new Random(6);
    for (int i = 0; i < 2_000; i++) {
      long body = Checks.packed(random.nextLong(10_000_000_000L)) << 4;
      for (int digit = 0; digit < 10; digit++) {
        assertThat(Checks.iso11(body | digit)).isEqualTo(digit == iso11(body));
      }
    }
  }

  /** ISO 7064's hybrid system, digit by digit: the check behind ten. */
  private static int iso11(long number) {
    int product = 10;
    for (int place = 10; place > 0; place--) {
      int sum = (Checks.digit(number, place) + product) % 10;
      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return (11 - product) % 10;
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
