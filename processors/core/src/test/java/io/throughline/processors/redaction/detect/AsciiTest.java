package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AsciiTest {

  private static final String DIGITS = "0123456789";
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String HEX = DIGITS + "ABCDEFabcdef";

  @Test
  void is_anyCharacter_isInItsClassesAlone() {
    for (char c = 0; c < 0x300; c++) {
      assertThat(Ascii.isDigit(c)).as("%x", (int) c).isEqualTo(DIGITS.indexOf(c) >= 0);
      assertThat(Ascii.isUpper(c)).as("%x", (int) c).isEqualTo(UPPER.indexOf(c) >= 0);
      assertThat(Ascii.isLetter(c)).as("%x", (int) c).isEqualTo((UPPER + LOWER).indexOf(c) >= 0);
      assertThat(Ascii.isLetterOrDigit(c))
          .as("%x", (int) c)
          .isEqualTo((DIGITS + UPPER + LOWER).indexOf(c) >= 0);
      assertThat(Ascii.isHex(c)).as("%x", (int) c).isEqualTo(HEX.indexOf(c) >= 0);
    }
  }

  @Test
  void toLower_anyCharacter_changesAsciiLettersAlone() {
    for (char c = 0; c < 0x300; c++) {
      int upper = UPPER.indexOf(c);
      int lower = LOWER.indexOf(c);
      assertThat(Ascii.toLower(c)).isEqualTo(upper >= 0 ? LOWER.charAt(upper) : c);
      assertThat(Ascii.toUpper(c)).isEqualTo(lower >= 0 ? UPPER.charAt(lower) : c);
    }
  }

  @Test
  void isIn_aSet_isTrueForItsCharactersAlone() {
    String characters = "\t 09@Zaz~\u007F";
    long[] set = Ascii.set(characters);
    for (char c = 0; c < 0x300; c++) {
      assertThat(Ascii.isIn(set, c)).as("%x", (int) c).isEqualTo(characters.indexOf(c) >= 0);
    }
  }
}
