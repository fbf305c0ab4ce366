package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DigitsTest {

  @Test
  void in_eachCharacterOfOneByte_isABitForDigitsAlone() {
    for (char c = 0; c < 256; c++) {
      assertBits("" + c);
      assertBits("9" + c + "0");
    }
  }

  @Test
  void in_characterBeyondOneByte_isNone() {
    char[] chars = {'\u0130', '\uFF11', '1', '\u0660'};
    assertThat(Digits.in(chars, 0, 4)).isEqualTo(0b0100);
  }

  @Test
  void in_anyPlaceAndLength_isTheSameOfBytesAndCharacters() {
    Random random = new Random(3);
    for (int i = 0; i < 10_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(65); length > 0; length--) {
        text.append((char) ('0' - 3 + random.nextInt(random.nextBoolean() ? 16 : 200)));
      }
      assertBits(text.toString());
    }
  }

  private static void assertBits(String text) {
    long expected = 0;
    for (int i = 0; i < text.length(); i++) {
      expected |= Ascii.isDigit(text.charAt(i)) ? 1L << i : 0;
    }
    String padded = "12" + text + "34";
    int to = 2 + text.length();
    byte[] latin = padded.getBytes(StandardCharsets.ISO_8859_1);
    byte[] bytes = Arrays.copyOf(latin, latin.length + Sieve.SLACK);
    assertThat(Digits.in(bytes, 2, to)).as(text).isEqualTo(expected);
    assertThat(Digits.in(padded.toCharArray(), 2, to)).as(text).isEqualTo(expected);
  }
}
