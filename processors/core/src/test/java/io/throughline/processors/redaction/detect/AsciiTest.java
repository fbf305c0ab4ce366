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
  void is_severalClasses_isTrueForTheCharactersOfAny() {
    String word = DIGITS + UPPER + LOWER + "_-";
    for (char c = 0; c < 0x300; c++) {
      assertThat(Ascii.is(c, Ascii.WORD)).as("%x", (int) c).isEqualTo(word.indexOf(c) >= 0);
      assertThat(Ascii.is(c, Ascii.NAME)).isEqualTo((word + ".").indexOf(c) >= 0);
      assertThat(Ascii.is(c, Ascii.PATH)).isEqualTo((word + "./:@").indexOf(c) >= 0);
    }
  }

  @Test
  void longRun_shorterRunsBefore_arePassedOver() {
    assertThat(longRun("abc", 0)).isZero();
    assertThat(longRun("ab-abc", 0)).isEqualTo(3);
    assertThat(longRun("--a-ab--abcd", 0)).isEqualTo(8);
    assertThat(longRun("abc-abc", 3)).isEqualTo(4);
  }

  @Test
  void longRun_none_isTheLimit() {
    assertThat(longRun("", 0)).isZero();
    assertThat(longRun("ab", 0)).isEqualTo(2);
    assertThat(longRun("ab-ab", 0)).isEqualTo(5);
    assertThat(longRun("ab-", 4)).isEqualTo(3);
    assertThat(Ascii.longRun("abc".toCharArray(), 0, 2, Ascii.LETTER, 3)).isEqualTo(2);
  }

  private static int longRun(String text, int from) {
    return Ascii.longRun(text.toCharArray(), from, text.length(), Ascii.LETTER, 3);
  }

  @Test
  void run_ofAClass_endsAtOtherCharactersAndAtTheLimit() {
    char[] chars = "12ab34".toCharArray();
    assertThat(Ascii.runEnd(chars, 0, 6, Ascii.DIGIT)).isEqualTo(2);
    assertThat(Ascii.runEnd(chars, 2, 6, Ascii.LETTER)).isEqualTo(4);
    assertThat(Ascii.runEnd(chars, 2, 6, Ascii.DIGIT)).isEqualTo(2);
    assertThat(Ascii.runEnd(chars, 2, 3, Ascii.ALNUM)).isEqualTo(3);
    assertThat(Ascii.runEnd(chars, 2, 6, Ascii.ALNUM)).isEqualTo(6);
    assertThat(Ascii.runStart(chars, 6, 0, Ascii.DIGIT)).isEqualTo(4);
    assertThat(Ascii.runStart(chars, 4, 0, Ascii.DIGIT)).isEqualTo(4);
    assertThat(Ascii.runStart(chars, 6, 0, Ascii.ALNUM)).isZero();
    assertThat(Ascii.runStart(chars, 6, 3, Ascii.ALNUM)).isEqualTo(3);
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
