package io.throughline.processors.redaction.detect;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells the grams of a bucket apart, sixty-four at a time: for each place of a short window and
 * each character there is a bit for each gram that allows it there.
 */
final class GramTable {

  /** What stands behind a line. */
  private static final int NOTHING = Gram.ALPHABET;

  /** A gram that is asked for, and where in the window it begins. */
  record Placed(GramBuckets.Asked asked, int begin) {
    private boolean allows(int position, int symbol) {
      boolean inside = position >= begin && position < begin + Gram.LENGTH;
      return !inside || (symbol != NOTHING && asked.gram.allows(position - begin, symbol));
    }
  }

  private final int length;
  private final int words;
  private final long[] table;

  /** Where each bucket's grams begin, and where the last one's end. */
  private final int[] begins;

  /** For each gram, the numbers of those who ask for it. */
  private final int[][] askers;

  /** For each bucket its grams, in a window of so many characters. */
  GramTable(int length, List<List<Placed>> buckets) {
    this.length = length;
    List<Placed> grams = new ArrayList<>();
    begins = new int[buckets.size() + 1];
    for (int bucket = 0; bucket < buckets.size(); bucket++) {
      grams.addAll(buckets.get(bucket));
      begins[bucket + 1] = grams.size();
    }
    words = (grams.size() + Long.SIZE - 1) / Long.SIZE;
    table = new long[(NOTHING + 1) * length * words];
    askers = new int[grams.size()][];
    for (int i = 0; i < grams.size(); i++) {
      askers[i] = grams.get(i).asked.by.stream().toArray();
      for (int symbol = 0; symbol <= NOTHING; symbol++) {
        for (int position = 0; position < length; position++) {
          if (grams.get(i).allows(position, symbol)) {
            table[(symbol * length + position) * words + i / Long.SIZE] |= 1L << i;
          }
        }
      }
    }
  }

  /** Marks who asks for the only gram of the bucket. */
  void markOnly(int bucket, Marks marks) {
    marks.ask(askers[begins[bucket]]);
  }

  /**
   * Marks who asks for those grams that stand in the window from {@code begin} on, at least for
   * those of the bucket; false if there is none. The line from {@code from} to {@code to} is read
   * as if it began after several line breaks.
   */
  boolean mark(int bucket, char[] chars, int from, int to, int begin, Marks marks) {
    boolean any = false;
    int end = begins[bucket + 1];
    for (int word = begins[bucket] >> 6; word << 6 < end; word++) {
      long there = at(word, chars, from, to, begin);
      any |= there != 0;
      for (; there != 0; there &= there - 1) {
        marks.ask(askers[(word << 6) + Long.numberOfTrailingZeros(there)]);
      }
    }
    return any;
  }

  private long at(int word, char[] chars, int from, int to, int begin) {
    long grams = -1;
    for (int position = 0; position < length; position++) {
      int at = begin + position;
      int symbol = at < from ? '\n' : at < to ? Math.min(chars[at], Gram.NON_ASCII) : NOTHING;
      grams &= table[(symbol * length + position) * words + word];
    }
    return grams;
  }
}
