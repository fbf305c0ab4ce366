package io.throughline.processors.redaction.detect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextTest {

  /** Scratch memory beyond this many characters is given back. */
  private static final int KEPT = 1 << 16;

  private final Text text = new Text();

  private void load(String value) {
    text.load(value, KeyContext.NONE);
    text.select(0, value.length());
    text.startBudget();
  }

  private void select(String before, String value, String after) {
    text.load(before + value + after, KeyContext.NONE);
    text.select(before.length(), before.length() + value.length());
    text.startBudget();
  }

  @Test
  void charAt_partOfAValue_countsFromItsBeginning() {
    select("abc", "def", "ghi");

    assertThat(text.offset()).isEqualTo(3);
    assertThat(text.length()).isEqualTo(3);
    assertThat(text.charAt(0)).isEqualTo('d');
    assertThat(text.charAt(2)).isEqualTo('f');
    assertThatThrownBy(() -> text.charAt(3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(text).hasToString("def");
    assertThat(text.subSequence(1, 3)).hasToString("ef");
  }

  @Test
  void at_outside_isNul() {
    select("abc", "def", "ghi");

    assertThat(text.at(-1)).isEqualTo('\0');
    assertThat(text.at(0)).isEqualTo('d');
    assertThat(text.at(3)).isEqualTo('\0');
  }

  @Test
  void charAt_moreStepsThanTheBudget_throws() {
    load("abc");
    int most = 4096 + 3 * Text.STEPS_PER_CHAR;
    for (int i = 0; i < most; i++) {
      text.charAt(1);
    }

    assertThatThrownBy(() -> text.charAt(1)).isInstanceOf(StepBudgetExceededException.class);
  }

  @Test
  void stepsTaken_reads_countsThem() {
    load("abc");
    assertThat(text.stepsTaken()).isZero();
    text.charAt(0);
    text.charAt(1);
    assertThat(text.stepsTaken()).isEqualTo(2);
  }

  @Test
  void isNarrow_everyCharacterFitsAByte_isTrue() {
    load("gr\u00FCn \u00FF");
    assertThat(text.isNarrow()).isTrue();
    assertThat(text.bytes()[2]).isEqualTo((byte) 0xFC);

    load("\u0100");
    assertThat(text.isNarrow()).isFalse();
    load("x".repeat(100) + "\u4E2D");
    assertThat(text.isNarrow()).isFalse();

    load("again");
    assertThat(text.isNarrow()).isTrue();
  }

  @Test
  void bytes_shorterValueThanBefore_endsWithZeros() {
    load("12345678901234567890");
    load("12");

    assertThat(text.bytes()).startsWith('1', '2', 0, 0, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void bytes_wideValue_holdNoAsciiWhereACharacterDoesNotFit() {
    for (int before : new int[] {0, 20, 31, 32, 100}) {
      for (String wide : new String[] {"\u0141", "\u4E2D", "\uFF11", "\uD835\uDFCF", "\uDFCF"}) {
        String value = "x".repeat(before) + wide + "1y\u00FC";
        load(value);
        String bytes = new String(text.bytes(), 0, value.length(), ISO_8859_1);
        assertThat(bytes)
            .isEqualTo("x".repeat(before) + "\u00FF".repeat(wide.length()) + "1y\u00FC");
      }
    }
  }

  @Test
  void load_anyLength_fitsWithSlack() {
    for (int length : new int[] {0, 255, 256, 257, 300, 513, 1_000, KEPT - 1, KEPT, KEPT + 1}) {
      String value = "x".repeat(length);
      load(value);
      assertThat(text).hasToString(value);
      assertThat(text.isNarrow()).isTrue();
      assertThat(text.bytes()).hasSizeGreaterThanOrEqualTo(length + Sieve.SLACK);
      assertThat(new String(text.bytes(), 0, length, ISO_8859_1)).isEqualTo(value);
    }
  }

  @Test
  void load_growingValues_reservesTwice() {
    load("x".repeat(300));
    char[] memory = text.array();

    load("x".repeat(600));
    assertThat(text.array()).isSameAs(memory);
    load("x".repeat(601));
    assertThat(text.array()).isNotSameAs(memory);
  }

  @Test
  void load_afterAHugeValue_givesTheMemoryBack() {
    load("x".repeat(KEPT + 1));
    load("y");
    assertThat(text.array()).hasSizeLessThanOrEqualTo(KEPT);
    assertThat(text.bytes()).hasSizeLessThanOrEqualTo(KEPT + Sieve.SLACK);
    assertThat(text).hasToString("y");
  }

  @Test
  void load_theMostThatIsKept_keepsTheMemory() {
    load("x".repeat(KEPT));
    char[] memory = text.array();
    byte[] bytes = text.bytes();

    load("y".repeat(KEPT));
    assertThat(text.array()).isSameAs(memory);
    assertThat(text.bytes()).isSameAs(bytes);
  }

  @Test
  void load_characters_takesThoseAlone() {
    char[] source = "x".repeat(1_000).toCharArray();
    text.load(source, 990, KeyContext.NONE);
    text.startBudget();

    assertThat(text).hasToString("x".repeat(990));
    source[0] = 'y';
    assertThat(text.charAt(0)).isEqualTo('x');
  }

  @Test
  void tells_otherCharactersThanBefore_asksThose() {
    load("phone 1");
    for (int i = 0; i < 100; i++) {
      assertThat(text.tells(Topics.PHONE, 6, 7)).isTrue();
    }
    char[] source = "order 1".toCharArray();
    text.load(source, source.length, KeyContext.NONE);

    assertThat(text.tells(Topics.PHONE, 6, 7)).isFalse();
  }

  @Test
  void indexOf_partOfAValue_looksThereAlone() {
    select("x=", "a=b", "=x");

    assertThat(text.indexOf('=', 0)).isEqualTo(1);
    assertThat(text.indexOf('=', 1)).isEqualTo(1);
    assertThat(text.indexOf('=', -5)).isEqualTo(1);
    assertThat(text.indexOf('=', 2)).isEqualTo(-1);
    assertThat(text.indexOf('x', 0)).isEqualTo(-1);
    assertThat(text.stepsTaken()).isZero();
  }

  @Test
  void run_partOfAValue_staysThereAndTakesAStepForEach() {
    select("12", "34a56", "78");

    assertThat(text.runEnd(0, 9, Ascii.DIGIT)).isEqualTo(2);
    assertThat(text.stepsTaken()).isEqualTo(3);
    assertThat(text.runEnd(3, 9, Ascii.DIGIT)).isEqualTo(5);
    assertThat(text.runStart(2, -9, Ascii.DIGIT)).isZero();
    assertThat(text.runStart(5, 4, Ascii.DIGIT)).isEqualTo(4);
  }

  @Test
  void holdsDigit_askedInAnyOrder_looksBetweenTheTwoPlaces() {
    select("1", "ab3cd6", "7");

    assertThat(text.holdsDigit(0, 2)).isFalse();
    assertThat(text.holdsDigit(0, 3)).isTrue();
    assertThat(text.holdsDigit(3, 5)).isFalse();
    assertThat(text.holdsDigit(1, 3)).isTrue();
    assertThat(text.holdsDigit(4, 5)).isFalse();
    assertThat(text.holdsDigit(3, 4)).isFalse();
    assertThat(text.holdsDigit(3, 6)).isTrue();
    assertThat(text.holdsDigit(6, 6)).isFalse();
  }

  @Test
  void holdsDigit_askedAgainFurtherOn_readsEachCharacterOnce() {
    select("", "a".repeat(100), "");

    for (int i = 0; i < 50; i++) {
      assertThat(text.holdsDigit(i, i + 50)).isFalse();
    }
    assertThat(text.stepsTaken()).isLessThan(200);
  }

  @Test
  void find_betweenTwoPlaces_isTheFirstThatEndsBefore() {
    select("ab", "-aab-ab", "ab");

    assertThat(text.find("ab", 0, 7)).isEqualTo(2);
    assertThat(text.find("ab", 2, 4)).isEqualTo(2);
    assertThat(text.find("ab", 0, 3)).isEqualTo(-1);
    assertThat(text.find("ab", 3, 7)).isEqualTo(5);
    assertThat(text.find("ab", 6, 7)).isEqualTo(-1);
    assertThat(text.find("AB", 0, 7)).isEqualTo(-1);
  }

  @Test
  void findIgnoringCase_fromAPlace_isTheFirstInAnyCase() {
    select("ab", "-aAB-ab", "ab");

    assertThat(text.findIgnoringCase("ab", 0)).isEqualTo(2);
    assertThat(text.findIgnoringCase("ab", 3)).isEqualTo(5);
    assertThat(text.findIgnoringCase("ab", 6)).isEqualTo(7);
    assertThat(text.findIgnoringCase("abx", 0)).isEqualTo(7);
  }

  @Test
  void startsWith_wordAtAPlace_mustFit() {
    select("ab", "ab-Ab", "ab");

    assertThat(text.startsWith("ab", 0)).isTrue();
    assertThat(text.startsWith("Ab", 3)).isTrue();
    assertThat(text.startsWith("ab", 3)).isFalse();
    assertThat(text.startsWith("ba", 4)).isFalse();
    assertThat(text.startsWith("ab", -2)).isFalse();
    assertThat(text.startsWithIgnoringCase("ab", 3)).isTrue();
    assertThat(text.startsWithIgnoringCase("ba", 4)).isFalse();
    assertThat(text.startsWithIgnoringCase("ab", -2)).isFalse();
  }

  @Test
  void startsWith_anyWord_takesAStep() {
    Text fresh = Text.of("abc", KeyContext.NONE);
    assertThat(fresh.stepsTaken()).isZero();
    fresh.startsWith("ab", 0);
    assertThat(fresh.stepsTaken()).isEqualTo(1);
    fresh.startsWithIgnoringCase("ab", 0);
    assertThat(fresh.stepsTaken()).isEqualTo(2);
  }

  @Test
  void freshScratch_usedBefore_isZeros() {
    text.freshScratch()[3] = 7;

    assertThat(text.freshScratch()).hasSize(20).containsOnly(0);
  }
}
