package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IbanCheckTest {

  private static final int BEGINNING = 4;

  private static boolean isValid(String iban) {
    return IbanCheck.isValid(iban.toCharArray(), BEGINNING, iban.length(), new int[20]);
  }

  /** As ISO 13616 has it: the beginning to the end, letters as numbers, the remainder of 97. */
  private static boolean isValidByDivision(String iban) {
    StringBuilder number = new StringBuilder();
    (iban.substring(BEGINNING) + iban.substring(0, BEGINNING))
        .chars()
        .filter(Character::isLetterOrDigit)
        .forEach(c -> number.append(Character.digit(c, 36)));
    return new BigInteger(number.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
  }

  private static String beginning(Random random) {
    return random.nextBoolean() ? "DE" + two(random) : "xY" + two(random);
  }

  private static String two(Random random) {
    return "" + random.nextInt(10) + random.nextInt(10);
  }

  private static String some(Random random, int most) {
    StringBuilder some = new StringBuilder();
    for (int length = random.nextInt(most); length > 0; length--) {
      some.append("0123456789AZazk 7-".charAt(random.nextInt(18)));
    }
    return some.toString();
  }

  @Test
  void isValid_examplesOfTheRegistry_areValid() {
    for (String iban :
        List.of(
            "DE89370400440532013000",
            "GB29NWBK60161331926819",
            "MT84MALT011000012345MTLCAST001S",
            "MT84malt011000012345mtlcast001s",
            "LC55HEMM000100010012001200023015",
            "NO93 8601 1117 947")) {
      assertThat(isValid(iban)).as(iban).isTrue();
    }
  }

  @Test
  void isValid_anotherCharacterAnywhere_isNot() {
    String iban = "GB29NWBK60161331926819";
    for (int i = 0; i < iban.length(); i++) {
      char other = iban.charAt(i) == '9' ? '0' : (char) (iban.charAt(i) + 1);
      assertThat(isValid(iban.substring(0, i) + other + iban.substring(i + 1))).isFalse();
    }
  }

  @Test
  void isValid_signsBetween_countNothing() {
    assertThat(isValid("DE89 3704,0044\u00e40532\uff11013000")).isTrue();
  }

  @Test
  void isValid_anyCharacters_isWhatTheDivisionSays() {
    Random random = new Random(1);
    int valid = 0;
    for (int i = 0; i < 50_000; i++) {
      String text = beginning(random) + some(random, 40);
      boolean expected = isValidByDivision(text);
      assertThat(isValid(text)).as(text).isEqualTo(expected);
      valid += expected ? 1 : 0;
    }
    assertThat(valid).isGreaterThan(300);
  }

  @Test
  void isValid_placesThatShareCharacters_areAsEachAlone() {
    Random random = new Random(2);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      int[] read = new int[20];
      for (int j = 0; j < 12; j++) {
        text.append(beginning(random)).append(some(random, 8)).append(' ');
      }
      String all = text.toString();
      for (int from = BEGINNING; from < all.length(); from += 1 + random.nextInt(9)) {
        String before = all.substring(from - BEGINNING, from);
        int to = Math.min(all.length(), from + random.nextInt(32));
        if (before.matches("[A-Za-z]{2}[0-9]{2}")) {
          assertThat(IbanCheck.isValid(all.toCharArray(), from, to, read))
              .as(all.substring(from - BEGINNING, to))
              .isEqualTo(isValidByDivision(all.substring(from - BEGINNING, to)));
        }
      }
    }
  }
}
