package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrefilterTest {

  private final Prefilter.Marks marks = new Prefilter.Marks();

  /** Each gram asks under its place in the list. */
  private static GramBuckets buckets(int most, String... patterns) {
    GramBuckets buckets = new GramBuckets();
    for (int i = 0; i < patterns.length; i++) {
      buckets.add(Gram.parse(patterns[i]), i).count(GramBuckets.ALONE);
    }
    buckets.unite(most, SampleSets::ofCharacters);
    return buckets;
  }

  private void scan(Prefilter prefilter, String line) {
    prefilter.scan(line.toCharArray(), 0, line.length(), GramBuckets.ANYWHERE, marks);
  }

  @Test
  void scan_gramsOfTheirOwnBuckets_marksThoseThatAreThere() {
    Prefilter prefilter = new Prefilter(buckets(63, "ab", "cd", "ef"), 3);

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
    Prefilter prefilter = new Prefilter(buckets(1, "a\\d", "b\\l", "\\@"), 3);

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
    Prefilter prefilter = new Prefilter(buckets(2, "e", "qqqe", "\\b", "qqq\\ "), 4);

    scan(prefilter, "xxxe");
    assertThat(marks.asked(0)).isEqualTo(1);
    scan(prefilter, "xxx ");
    assertThat(marks.asked(0)).isEqualTo(4);
    scan(prefilter, "qqqe qqq x");
    assertThat(marks.asked(0)).isEqualTo(15);
    assertThat(letsThrough(prefilter, "xxx ", 0)).isTrue();
    assertThat(letsThrough(prefilter, "xxxx", 0)).isFalse();
  }

  @Test
  void scan_gramThatCountsElsewhere_isNotToldApart() {
    GramBuckets buckets = new GramBuckets();
    buckets.add(Gram.parse("ab"), 0).count(GramBuckets.ALONE);
    buckets.add(Gram.parse("cd"), 1).count(GramBuckets.BESIDE_DIGITS);
    buckets.unite(1, SampleSets::ofCharacters);
    Prefilter prefilter = new Prefilter(buckets, 2);

    prefilter.scan("ab cd".toCharArray(), 0, 5, GramBuckets.ALONE, marks);
    assertThat(marks.asked(0)).isEqualTo(1);
    prefilter.scan("ab cd".toCharArray(), 0, 5, GramBuckets.BESIDE_DIGITS, marks);
    assertThat(marks.asked(0)).isEqualTo(2);
  }

  @Test
  void scan_askersBeyondOneWord_haveBitsOfTheirOwn() {
    GramBuckets buckets = new GramBuckets();
    buckets.add(Gram.parse("ab"), 1);
    buckets.add(Gram.parse("ab"), 64);
    buckets.add(Gram.parse("cd"), 65);
    Prefilter prefilter = new Prefilter(buckets, 66);

    scan(prefilter, "ab");
    assertThat(marks.holds(1)).isTrue();
    assertThat(marks.holds(64)).isTrue();
    assertThat(marks.holds(65)).isFalse();
    assertThat(marks.holds(0)).isFalse();
  }

  @Test
  void scan_anyPartOfAValue_countsItsDigitsAlone() {
    Prefilter prefilter = new Prefilter(buckets(63, "ab"), 1);
    String digits = "1".repeat(200);
    for (int length : new int[] {0, 1, 63, 64, 65, 128, 150}) {
      prefilter.scan(digits.toCharArray(), 10, 10 + length, GramBuckets.ANYWHERE, marks);
      assertThat(marks.digits).isEqualTo(length);
    }
  }

  private boolean isLong(String before, String line, String after) {
    Prefilter prefilter = new Prefilter(buckets(63, "\\@"), 1);
    char[] chars = (before + line + after).toCharArray();
    int from = before.length();
    prefilter.scan(chars, from, from + line.length(), GramBuckets.ANYWHERE, marks);
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

  private static boolean letsThrough(Prefilter prefilter, String line, int word) {
    return prefilter.letsThrough(line.toCharArray(), 0, line.length(), word, GramBuckets.ALONE);
  }

  @Test
  void letsThrough_gramThatHoldsACharacterOfTheWord_isTrue() {
    Prefilter prefilter = new Prefilter(buckets(63, "pass"), 1);
    for (int at = 0; at < 30; at++) {
      String line = " ".repeat(at) + "pass" + " ".repeat(20);
      assertThat(letsThrough(prefilter, line, 10)).as("at %d", at).isEqualTo(at >= 7 && at <= 15);
    }
  }

  @Test
  void letsThrough_gramThatBeginsBeforeTheLine_isSeenInItsFirstWord() {
    Prefilter prefilter = new Prefilter(buckets(63, "\\b\\=S\\=G\\=."), 1);

    assertThat(letsThrough(prefilter, "SG.", 0)).isTrue();
    assertThat(letsThrough(prefilter, "SG.     ", 3)).isFalse();
    assertThat(letsThrough(prefilter, "xSG.     ", 0)).isFalse();
  }

  @Test
  void letsThrough_charactersOfSeveralGramsOfABucket_isFalse() {
    Prefilter prefilter = new Prefilter(buckets(1, "ab", "cd"), 2);

    assertThat(letsThrough(prefilter, "ad cb", 0)).isFalse();
    assertThat(letsThrough(prefilter, "ab", 0)).isTrue();
    assertThat(letsThrough(prefilter, "cd", 0)).isTrue();
  }

  @Test
  void letsThrough_gramThatCountsElsewhere_isFalse() {
    GramBuckets buckets = new GramBuckets();
    buckets.add(Gram.parse("ab"), 0).count(GramBuckets.ALONE);
    buckets.add(Gram.parse("cd"), 1).count(GramBuckets.BESIDE_DIGITS);
    buckets.unite(1, SampleSets::ofCharacters);

    assertThat(letsThrough(new Prefilter(buckets, 2), "cd", 0)).isFalse();
    assertThat(letsThrough(new Prefilter(buckets, 2), "ab", 0)).isTrue();
  }
}
