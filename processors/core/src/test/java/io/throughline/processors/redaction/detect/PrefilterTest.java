package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrefilterTest {

  private final Marks marks = new Marks();

  /** Each gram asks under its place in the list. */
  private static Prefilter prefilter(int most, String... patterns) {
    GramBuckets buckets = new GramBuckets();
    for (int i = 0; i < patterns.length; i++) {
      buckets.add(Gram.parse(patterns[i]), i);
    }
    return new Prefilter(buckets, most, 1);
  }

  private void scan(Prefilter prefilter, String line) {
    prefilter.scan(line.toCharArray(), 0, line.length(), marks);
  }

  @Test
  void scan_gramsOfTheirOwnBuckets_marksThoseThatAreThere() {
    Prefilter prefilter = prefilter(63, "ab", "cd", "ef");

    scan(prefilter, "ab ef");
    assertThat(marks.holds(0)).isTrue();
    assertThat(marks.holds(1)).isFalse();
    assertThat(marks.holds(2)).isTrue();
    assertThat(marks.asked(0)).isEqualTo(5);
    scan(prefilter, "cd");
    assertThat(marks.asked(0)).isEqualTo(2);
  }

  @Test
  void scan_gramsThatShareABucket_marksThoseThatAreThere() {
    Prefilter prefilter = prefilter(1, "a\\d", "b\\l", "\\@");

    scan(prefilter, "a1");
    assertThat(marks.asked(0)).isEqualTo(1);
    assertThat(marks.digits).isEqualTo(1);
    scan(prefilter, "b1 aa");
    assertThat(marks.asked(0)).isZero();
    scan(prefilter, "bc @ 17");
    assertThat(marks.asked(0)).isEqualTo(6);
  }

  @Test
  void scan_severalBucketsThatAreShared_marksThoseThatAreThere() {
    Prefilter prefilter = prefilter(2, "e", "qqqe", "\\b", "qqq\\ ");

    scan(prefilter, "xxxe");
    assertThat(marks.asked(0)).isEqualTo(1);
    scan(prefilter, "xxx ");
    assertThat(marks.asked(0)).isEqualTo(4);
    scan(prefilter, "qqqe qqq x");
    assertThat(marks.asked(0)).isEqualTo(15);
  }

  @Test
  void scan_askersBeyondOneWord_haveBitsOfTheirOwn() {
    GramBuckets buckets = new GramBuckets();
    buckets.add(Gram.parse("ab"), 1);
    buckets.add(Gram.parse("ab"), 64);
    buckets.add(Gram.parse("cd"), 65);
    Prefilter prefilter = new Prefilter(buckets, 64, 2);

    scan(prefilter, "ab");
    assertThat(marks.holds(1)).isTrue();
    assertThat(marks.holds(64)).isTrue();
    assertThat(marks.holds(65)).isFalse();
    assertThat(marks.holds(0)).isFalse();
  }

  @Test
  void scan_anyPartOfAValue_countsItsDigitsAlone() {
    Prefilter prefilter = prefilter(63, "ab");
    String digits = "1".repeat(200);
    for (int length : new int[] {0, 1, 63, 64, 65, 128, 150}) {
      prefilter.scan(digits.toCharArray(), 10, 10 + length, marks);
      assertThat(marks.digits).isEqualTo(length);
    }
  }

  private boolean isLong(String before, String line, String after) {
    Prefilter prefilter = prefilter(63, "\\@");
    char[] chars = (before + line + after).toCharArray();
    int from = before.length();
    prefilter.scan(chars, from, from + line.length(), marks);
    return marks.longToken;
  }

  @Test
  void scan_thirteenTokenCharactersWithADigit_areALongToken() {
    for (int digit = 0; digit < 13; digit++) {
      String token = "a".repeat(digit) + "1" + "a".repeat(12 - digit);
      assertThat(isLong("", token, "")).isTrue();
      assertThat(isLong("", "at 5 - " + token + ".", "")).isTrue();
      assertThat(isLong("", token.replaceFirst("a", "."), "")).isFalse();
    }
    assertThat(isLong("", "ab_cd-EF_gh-1", "")).isTrue();
    assertThat(isLong("", "abcdefghijklm", "")).isFalse();
    assertThat(isLong("", "abcdefghijkl.1", "")).isFalse();
    assertThat(isLong("", "a".repeat(70) + " 1 " + "a".repeat(70), "")).isFalse();
  }

  @Test
  void scan_tokenThatGoesOnOutsideTheLine_isAsLongAsInTheLine() {
    assertThat(isLong("abc", "1abcdefghijk", "abc")).isFalse();
    assertThat(isLong("abc", "abcdefghijk1", "abc")).isFalse();
    assertThat(isLong("abc", "abcdefghijkl1", "abc")).isTrue();
  }

  @Test
  void mark_anyGram_isTrueWhereOneIs() {
    for (int most : new int[] {1, 2}) {
      Prefilter prefilter = prefilter(most, "ab", "cd");

      assertThat(prefilter.mark("x ad cb".toCharArray(), 0, 7, marks)).isFalse();
      assertThat(prefilter.mark("x ab".toCharArray(), 0, 4, marks)).isTrue();
      assertThat(prefilter.mark("x ab".toCharArray(), 0, 3, marks)).isFalse();
      assertThat(prefilter.mark("x cd".toCharArray(), 0, 4, marks)).isTrue();
    }
  }

  @Test
  void mark_afterAnother_leavesItsMarks() {
    Prefilter prefilter = prefilter(2, "ab", "cd");
    scan(prefilter, "ab 12");
    prefilter.mark("cd".toCharArray(), 0, 2, marks);

    assertThat(marks.asked(0)).isEqualTo(3);
    assertThat(marks.digits).isEqualTo(2);
  }
}
