package io.throughline.processors.redaction.detect;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the grams of a bucket apart, sixty-four at a time: for each place of a short window and
 * each character there is a bit for each gram that allows it there. A window is a word that holds a
 * character in each byte, the first one in the lowest.
 */
final class GramTable {

  /** The characters of a window. */
  static final int WINDOW = 6;

  /** The length of a row of the table, and of the rows for a word of grams. */
  private static final int ROW = 256;

  private static final int WORD = 8 * ROW;

  /** A gram that is asked for, and where in the window it begins. */
  record Placed(GramBuckets.Asked asked, int begin) {
    private boolean allows(int position, int symbol) {
      boolean inside = position >= begin && position < begin + Gram.LENGTH;
      return !inside || asked.gram.allows(position - begin, symbol);
    }
  }

  /** For each word of grams and each place a row of words, one for each symbol. */
  private final long[] table;

  /** For each word of grams, and each number of characters up to a window: those that fit in. */
  private final long[] fitting;

  /** Where each bucket's grams begin and end. */
  private final int[] begins;

  private final int[] ends;

  /** For each gram, the numbers of those who ask for it. */
  private final int[][] askers;

  /** For each bucket, the numbers of all who ask for a gram of it. */
  private final int[][] asking;

  /** For each bucket, a bit for each one for whose grams nobody else asks. */
  private final long[] within;

  /** For each bucket its grams. Those of one bucket share a word if there are not too many. */
  GramTable(List<List<Placed>> buckets) {
    List<@Nullable Placed> grams = new ArrayList<>();
    begins = new int[buckets.size()];
    ends = new int[buckets.size()];
    for (int bucket = 0; bucket < buckets.size(); bucket++) {
      int left = -grams.size() & (Long.SIZE - 1);
      for (int size = buckets.get(bucket).size(); left < size && left > 0; left--) {
        grams.add(null);
      }
      begins[bucket] = grams.size();
      grams.addAll(buckets.get(bucket));
      ends[bucket] = grams.size();
    }
    int words = (grams.size() + Long.SIZE - 1) / Long.SIZE;
    table = new long[Integer.highestOneBit(Math.max(1, 2 * words - 1)) * WORD];
    fitting = new long[table.length / ROW];
    askers = new int[grams.size()][];
    for (int i = 0; i < grams.size(); i++) {
      Placed gram = grams.get(i);
      if (gram != null) {
        askers[i] = gram.asked.by.stream().toArray();
        enter(gram, i);
      }
    }
    List<BitSet> all = buckets.stream().map(GramTable::asking).toList();
    asking = all.stream().map(by -> by.stream().toArray()).toArray(int[][]::new);
    within = all.stream().mapToLong(by -> within(by, all)).toArray();
  }

  private static BitSet asking(List<Placed> bucket) {
    BitSet by = new BitSet();
    bucket.forEach(gram -> by.or(gram.asked.by));
    return by;
  }

  private static long within(BitSet asking, List<BitSet> all) {
    long within = 0;
    for (int bucket = 0; bucket < all.size(); bucket++) {
      BitSet others = (BitSet) all.get(bucket).clone();
      others.andNot(asking);
      within |= others.isEmpty() ? 1L << bucket : 0;
    }
    return within;
  }

  private void enter(Placed gram, int number) {
    for (int count = gram.begin + Gram.LENGTH; count < WORD / ROW; count++) {
      fitting[(number >> 6) * (WORD / ROW) + count] |= 1L << number;
    }
    int rows = (number >> 6) * WORD;
    for (int position = 0; position < WINDOW; position++) {
      for (int symbol = 0; symbol < Gram.NON_ASCII; symbol++) {
        if (gram.allows(position, symbol)) {
          table[rows + position * ROW + symbol] |= 1L << number;
        }
      }
      if (gram.allows(position, Gram.NON_ASCII)) {
        for (int symbol = Gram.NON_ASCII; symbol < ROW; symbol++) {
          table[rows + position * ROW + symbol] |= 1L << number;
        }
      }
    }
  }

  /** Marks who asks for the only gram of the bucket. */
  void markOnly(int bucket, Marks marks) {
    marks.ask(askers[begins[bucket]]);
  }

  /**
   * Marks who asks for those grams that stand in the first {@code count} characters of the window,
   * at least for those of the bucket; false if there is none.
   */
  boolean mark(int bucket, long window, int count, Marks marks) {
    boolean any = false;
    int end = ends[bucket];
    for (int word = begins[bucket] >> 6; word << 6 < end; word++) {
      long there = at(word, window, Math.min(count, WINDOW));
      any |= there != 0;
      for (; there != 0; there &= there - 1) {
        marks.ask(askers[(word << 6) + Long.numberOfTrailingZeros(there)]);
      }
    }
    return any;
  }

  /**
   * The buckets whose grams can mark nobody any more, a bit for each, if that is so of this one;
   * else none.
   */
  long told(int bucket, Marks marks) {
    for (int by : asking[bucket]) {
      if (!marks.holds(by)) {
        return 0;
      }
    }
    return within[bucket];
  }

  /** The grams of a word of them that stand in the window. */
  private long at(int word, long window, int count) {
    long[] rows = table;
    // Whatever is masked with this is within bounds, as the compiler knows.
    int mask = rows.length - 1;
    int row = word * WORD;
    return fitting[word * (WORD / ROW) + count]
        & rows[(row | ((int) window & 0xFF)) & mask]
        & rows[(row | ROW | ((int) (window >>> 8) & 0xFF)) & mask]
        & rows[(row | 2 * ROW | ((int) (window >>> 16) & 0xFF)) & mask]
        & rows[(row | 3 * ROW | ((int) (window >>> 24) & 0xFF)) & mask]
        & rows[(row | 4 * ROW | ((int) (window >>> 32) & 0xFF)) & mask]
        & rows[(row | 5 * ROW | ((int) (window >>> 40) & 0xFF)) & mask];
  }
}
