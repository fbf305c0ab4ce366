package io.throughline.processors.redaction.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GramTableTest {

  private final GramBuckets asked = new GramBuckets();
  private final Marks marks = new Marks();

  /** Grams of one bucket, each asks under its place in the list. */
  private GramTable table(int begin, String... patterns) {
    return new GramTable(List.of(placed(begin, patterns)));
  }

  private List<GramTable.Placed> placed(int begin, String... patterns) {
    List<GramTable.Placed> grams = new ArrayList<>();
    for (String pattern : patterns) {
      GramBuckets.Asked gram = asked.add(Gram.parse(pattern), asked.count());
      grams.add(new GramTable.Placed(gram, begin));
    }
    return grams;
  }

  /** The bits of those who ask for the grams of a bucket in the window at {@code begin}. */
  private long marked(GramTable table, int bucket, String line, int begin) {
    return marked(table, bucket, line, 0, line.length(), begin);
  }

  private long marked(GramTable table, int bucket, String line, int from, int to, int begin) {
    marks.clear(2);
    boolean any = table.mark(bucket, window(line, from, to, begin), to - begin, marks);
    assertThat(any).isEqualTo((marks.asked(0) | marks.asked(1)) != 0);
    return marks.asked(0);
  }

  /** As if the line began after several line breaks. */
  private static long window(String line, int from, int to, int begin) {
    long window = 0;
    for (int i = begin + 7; i >= begin; i--) {
      int symbol = i < from ? '\n' : i >= to ? 0 : line.charAt(i);
      window = window << 8 | Math.min(symbol, 0xFF);
    }
    return window;
  }

  @Test
  void mark_severalGrams_marksThoseThere() {
    GramTable table = table(0, "abcd", "\\d\\d", "cd");

    assertThat(marked(table, 0, "xaBcdy", 1)).isEqualTo(0b101);
    assertThat(marked(table, 0, "xaBcdy", 0)).isZero();
    assertThat(marked(table, 0, "xaBcdy", 2)).isZero();
    assertThat(marked(table, 0, "xx12", 0)).isEqualTo(0b010);
  }

  @Test
  void mark_theLinesStart_seesLineBreaksBefore() {
    GramTable table = table(0, "\\b\\=S\\=G\\=.");

    assertThat(marked(table, 0, "SG.", -1)).isOne();
    assertThat(marked(table, 0, "xSG.", 1, 4, 0)).isOne();
    assertThat(marked(table, 0, "xSG.", 0)).isZero();
  }

  @Test
  void mark_theLinesEnd_seesNothingBehind() {
    GramTable table = table(0, "key\\a");

    assertThat(marked(table, 0, "key=", 0)).isOne();
    assertThat(marked(table, 0, "key", 0)).isZero();
    assertThat(marked(table, 0, "key=", 0, 3, 0)).isZero();
  }

  @Test
  void told_bucket_isSoWithThoseWithinItOnceAllItsAskersAreMarked() {
    GramBuckets.Asked one = asked.add(Gram.parse("abcd"), 1);
    GramBuckets.Asked two = asked.add(Gram.parse("bcde"), 1);
    two.by.set(70);
    GramBuckets.Asked third = asked.add(Gram.parse("cdef"), 70);
    GramTable table =
        new GramTable(
            List.of(
                List.of(new GramTable.Placed(one, 0)),
                List.of(new GramTable.Placed(two, 0), new GramTable.Placed(third, 0)),
                List.of(new GramTable.Placed(third, 0))));

    marks.clear(2);
    assertThat(table.told(0, marks)).isZero();
    marks.ask(new int[] {1});
    assertThat(table.told(0, marks)).isEqualTo(0b001);
    assertThat(table.told(1, marks)).isZero();
    marks.ask(new int[] {70});
    assertThat(table.told(1, marks)).isEqualTo(0b111);
    assertThat(table.told(2, marks)).isEqualTo(0b100);
  }

  @Test
  void mark_windowLongerThanTheGram_allowsAnythingBeside() {
    GramTable table = table(1, "abcd");

    assertThat(marked(table, 0, "xabcdx", 0)).isOne();
    assertThat(marked(table, 0, "\u20ACabcd", 0)).isOne();
    assertThat(marked(table, 0, "abcd", -1)).isOne();
    assertThat(marked(table, 0, "abcdx", 0)).isZero();
  }

  @Test
  void mark_characterOutsideAscii_isInTheLastSet() {
    GramTable table = table(0, "\\n");

    assertThat(marked(table, 0, "abc\u20AC", 0)).isOne();
    assertThat(marked(table, 0, "abca", 0)).isZero();
  }

  @Test
  void mark_bucketBeyondAWordOfGrams_marksItsOwn() {
    String[] many = new String[66];
    for (int i = 0; i < many.length; i++) {
      many[i] = "" + (char) ('a' + i / 26) + (char) ('a' + i % 26);
    }
    GramTable table = new GramTable(List.of(placed(0, many), placed(0, "zz", "yy")));

    assertThat(marked(table, 0, "xxab", 0)).isEqualTo(0b10);
    assertThat(marked(table, 0, "xxcn", 0)).isZero();
    assertThat(marks.holds(65)).isTrue();
    assertThat(marked(table, 1, "xxyy", 0)).isZero();
    assertThat(marks.holds(67)).isTrue();
    assertThat(marked(table, 1, "xxab", 0)).isZero();
  }

  @Test
  void mark_anyByteOutsideAscii_isInTheLastSet() {
    GramTable table = table(0, "\\@", "\\n\\@");

    for (char c = 0x80; c <= 0xFF; c++) {
      assertThat(marked(table, 0, "ab" + c + "@", 0)).isEqualTo(0b11);
    }
    assertThat(marked(table, 0, "abc@", 0)).isEqualTo(0b01);
  }

  @Test
  void mark_bucketsThatFitAWord_marksEachItsOwn() {
    List<List<GramTable.Placed>> buckets = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      String letters = "" + (char) ('a' + i % 26) + (char) ('a' + i / 26);
      buckets.add(placed(0, letters + "1", letters + "2", letters + "3"));
    }
    GramTable table = new GramTable(buckets);

    for (int i = 0; i < 30; i++) {
      String letters = "" + (char) ('a' + i % 26) + (char) ('a' + i / 26);
      marked(table, i, "x" + letters + "2", 0);
      for (int asked = 0; asked < 90; asked++) {
        assertThat(marks.holds(asked)).isEqualTo(asked == 3 * i + 1);
      }
    }
  }

  @Test
  void markOnly_bucketOfOne_marksWhoAsksForIt() {
    GramTable table = new GramTable(List.of(placed(0, "ab"), placed(0, "cd")));
    table.markOnly(1, marks);

    assertThat(marks.asked(0)).isEqualTo(0b10);
  }
}
