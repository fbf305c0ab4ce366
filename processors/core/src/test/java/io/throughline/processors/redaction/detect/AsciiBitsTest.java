package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AsciiBitsTest {

  @Test
  void bits_eachCharacterOfOneByte_areThoseOfItsClassAlone() {
    for (char c = 0; c < 256; c++) {
      assertBits("" + c);
      assertBits("9" + c + "0");
      assertBits("z" + c + "A");
    }
  }

  @Test
  void bits_anyPlaceAndLength_areThoseOfTheCharacters() {
    Random random = new Random(3);
    for (int i = 0; i < 10_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(65); length > 0; length--) {
        text.append((char) ('0' - 3 + random.nextInt(random.nextBoolean() ? 16 : 200)));
      }
      assertBits(text.toString());
    }
  }

  @Test
  void of_anyCharacter_isWhereItStands() {
    for (char c = 0; c < 128; c++) {
      String text = "x" + c + "\u00FF" + (char) (c ^ 1) + (char) (c | 128) + c;
      byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
      byte[] bytes = Arrays.copyOf(latin, latin.length + Sieve.SLACK);
      long first = c == 'x' ? 0b1 : 0;
      assertThat(AsciiBits.of(c, bytes, 0, 6)).as(text).isEqualTo(first | 0b100010);
      assertThat(AsciiBits.of(c, bytes, 1, 5)).as(text).isEqualTo(0b1);
    }
  }

  private static void assertBits(String text) {
    long digits = 0;
    long letters = 0;
    long lettersToF = 0;
    long others = 0;
    for (int i = 0; i < text.length(); i++) {
      digits |= Ascii.isDigit(text.charAt(i)) ? 1L << i : 0;
      letters |= Ascii.isLetter(text.charAt(i)) ? 1L << i : 0;
      boolean hex = Ascii.isHex(text.charAt(i)) && Ascii.isLetter(text.charAt(i));
      lettersToF |= hex ? 1L << i : 0;
      others |= text.charAt(i) >= 128 ? 1L << i : 0;
    }
    byte[] latin = ("1a" + text + "b2").getBytes(StandardCharsets.ISO_8859_1);
    byte[] bytes = Arrays.copyOf(latin, latin.length + Sieve.SLACK);
    int to = 2 + text.length();
    assertThat(AsciiBits.digits(bytes, 2, to)).as(text).isEqualTo(digits);
    assertThat(AsciiBits.letters(bytes, 2, to)).as(text).isEqualTo(letters);
    assertThat(AsciiBits.lettersToF(bytes, 2, to)).as(text).isEqualTo(lettersToF);
    assertThat(AsciiBits.others(bytes, 2, to)).as(text).isEqualTo(others);
  }
}
