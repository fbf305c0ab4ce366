package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class EightBytesTest {

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The high bit of each byte whose character is one. */
  private static long highBits(String eight, IntPredicate isOne) {
    long bits = 0;
    for (int i = 0; i < 8; i++) {
      bits |= isOne.test(eight.charAt(i)) ? 0x80L << (8 * i) : 0;
    }
    return bits;
  }

  @Test
  void at_firstCharacter_isTheLowestByte() {
    assertThat(EightBytes.at(bytes("xABCDEFGHx"), 1)).isEqualTo(0x4847464544434241L);
  }

  @Test
  void at_behindTheEnd_isNul() {
    byte[] bytes = bytes("ABCDEFGHI");
    assertThat(EightBytes.at(bytes, 0, 9)).isEqualTo(0x4847464544434241L);
    assertThat(EightBytes.at(bytes, 0, 8)).isEqualTo(0x4847464544434241L);
    assertThat(EightBytes.at(bytes, 1, 8)).isEqualTo(0x0048474645444342L);
    assertThat(EightBytes.at(bytes, 1, 2)).isEqualTo(0x42L);
    assertThat(EightBytes.at(bytes, 1, 1)).isZero();
  }

  @Test
  void endAt_aPlace_putsNulsBehindIt() {
    byte[] bytes = bytes("ABCDEFGHIJKL");
    EightBytes.endAt(bytes, 2);
    assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).isEqualTo("AB\0\0\0\0\0\0\0\0KL");
  }

  @Test
  void lower_word_isThatOfItsLettersInAnyCase() {
    for (String written : new String[] {"select", "SELECT", "SeLeCt"}) {
      byte[] bytes = bytes("1" + written + "ed from");
      assertThat(EightBytes.lower(bytes, 1, 7)).isEqualTo(EightBytes.lower("select"));
      assertThat(EightBytes.lower(bytes, 1, 8)).isNotEqualTo(EightBytes.lower("select"));
    }
    assertThat(EightBytes.lower("in")).isEqualTo(0x6E69L);
    assertThat(EightBytes.lower(bytes("RETURNING"), 0, 9))
        .isEqualTo(EightBytes.lower("returnin"))
        .isEqualTo(EightBytes.lower("returning"));
  }

  @Test
  void lower_anotherCharacter_isNoLetter() {
    for (char c = 0; c < 256; c++) {
      if (!Ascii.isLetter(c)) {
        long lower = EightBytes.lower(bytes(c + "       "), 0, 1);
        assertThat(lower < 'a' || lower > 'z').as("%d", (int) c).isTrue();
      }
    }
  }

  @Test
  void bits_eachCharacterAnywhere_areThoseOfItsKind() {
    for (char c = 0; c < 256; c++) {
      for (int place = 0; place < 8; place++) {
        for (String others : new String[] {"aaaaaaa", "0909090", "       ", "-\n-\n-\n-"}) {
          String eight = others.substring(0, place) + c + others.substring(place);
          long word = EightBytes.at(bytes(eight), 0);
          assertThat(EightBytes.lineBreaks(word)).isEqualTo(highBits(eight, one -> one == '\n'));
          assertThat(EightBytes.tabs(word)).isEqualTo(highBits(eight, one -> one == '\t'));
          assertThat(EightBytes.tagEnds(word)).isEqualTo(highBits(eight, one -> one == '>'));
          assertThat(EightBytes.letters(word))
              .isEqualTo(highBits(eight, one -> Ascii.isLetter((char) one)));
          if (c < 128) {
            assertThat(EightBytes.digits(word)).isEqualTo(highBits(eight, Character::isDigit));
            assertThat(EightBytes.belowDash(word)).isEqualTo(highBits(eight, one -> one < '-'));
          }
        }
      }
    }
  }

  private static final int OTHER = 40;

  /** Whether two texts are equal in so many characters, with others behind them. */
  private static boolean areEqual(String one, String other, int length) {
    byte[] bytes = new byte[OTHER * 2 + Sieve.SLACK];
    Arrays.fill(bytes, 0, OTHER, (byte) '-');
    Arrays.fill(bytes, OTHER, bytes.length, (byte) '+');
    System.arraycopy(bytes(one), 0, bytes, 1, one.length());
    System.arraycopy(bytes(other), 0, bytes, OTHER, other.length());
    return EightBytes.areEqual(bytes, 1, OTHER, length);
  }

  @Test
  void areEqual_sameCharacters_whateverStandsBehind() {
    String text = "abcdefghijklmnopqrstuvwxyz";
    for (int length = 0; length <= text.length(); length++) {
      assertThat(areEqual(text, text.substring(0, length), length)).as("%d", length).isTrue();
    }
  }

  @Test
  void areEqual_anyCharacterDiffers_isFalse() {
    String text = "abcdefghijklmnopqrstuvwxyz";
    for (int i = 0; i < text.length(); i++) {
      String other = text.substring(0, i) + '\u00E4' + text.substring(i + 1);
      assertThat(areEqual(text, other, text.length())).as("%d", i).isFalse();
      assertThat(areEqual(text, other, i + 1)).as("%d", i).isFalse();
      assertThat(areEqual(text, other, i)).as("%d", i).isTrue();
    }
  }

  @Test
  void digits_besideAnyCharacter_areThoseOfAscii() {
    for (char before = 0; before < 256; before++) {
      for (char c = 0; c < 256; c++) {
        String eight = "9" + before + c + "0" + before + "9" + c + before;
        assertThat(EightBytes.digits(EightBytes.ascii(EightBytes.at(bytes(eight), 0))))
            .isEqualTo(highBits(eight, one -> one < 128 && Ascii.isDigit((char) one)));
      }
    }
  }

  @Test
  void digitsAndCapitals_besideAnyCharacter_areThoseOfAscii() {
    for (char before = 0; before < 256; before++) {
      for (char c = 0; c < 256; c++) {
        String eight = "a" + before + c + "z" + before + "~" + c + before;
        long word = EightBytes.at(bytes(eight), 0);
        assertThat(EightBytes.digitsAndCapitals(word))
            .isEqualTo(
                highBits(
                    eight,
                    one -> one < 128 && (Ascii.isDigit((char) one) || Ascii.isUpper((char) one))));
      }
    }
  }
}
