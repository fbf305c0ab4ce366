package io.throughline.processors.redaction.detect;

import java.util.Arrays;
import java.util.List;

/**
 * One pass over a line that says which gates could be open.
 *
 * <p>Problem: dozens of detectors look for hundreds of literals and shapes; nearly every line holds
 * none of them, and walking it once per detector is what makes regexes slow.
 *
 * <p>Structure: every short sequence a gate asks for ({@link Gram}) gets one bit, its bucket. For
 * each of the four positions of a gram a table maps a character to the buckets that allow it there;
 * a bucket is hit when its bit survives the AND of four tables over four neighbouring characters.
 * Nothing but two ANDs depends on the character before, so the processor overlaps them, and the
 * cost does not depend on the number of detectors. Beyond 63 buckets grams share one (their sets
 * are united); where such a bucket is hit, its grams are compared one by one, so that only those
 * are told who ask for what is there. The highest bit stands for a digit; from a word of digits
 * their number is counted, and the tokens around them are measured.
 *
 * <p>The idea is that of bucketed multi-literal search as in Hyperscan's FDR and Teddy (Wang et
 * al., NSDI 2019), without SIMD. Cost: see {@code DetectorSetBenchmark}.
 */
final class Prefilter {

  /** The least length of what counts as a long token. */
  static final int LONG_TOKEN = 13;

  /** Characters whose digits are kept in one word. */
  private static final int BLOCK = Long.SIZE;

  static final int BUCKETS = 63;
  private static final long ALL_BUCKETS = (1L << BUCKETS) - 1;

  /** The highest bit, so that one shift isolates it. */
  private static final int DIGIT = 63;

  /** Four words a character: the buckets that allow it as first, second, third, fourth. */
  private final long[] table = new long[Gram.ALPHABET * Gram.LENGTH];

  private final GramBuckets.Asked[][] buckets;

  /** The buckets of more than one gram. */
  private final long shared;

  /** For each bucket and gram, the bits of those who ask for it. */
  private final long[][][] askers;

  /** Words of these bits. */
  private final int width;

  /** For each set of places where a gram may count, the buckets that hold such. */
  private final long[] counting = new long[GramBuckets.ANYWHERE + 1];

  /** What one pass over a line saw. */
  static final class Marks {

    /** Where the line that the {@link Sieve} let through begins and ends. */
    int from;

    int to;

    /** A place before its first digit. */
    int firstDigit;

    /** Where grams count that may be in it, see {@link GramBuckets.Asked#counts}. */
    int where;

    int digits;

    /** A run of thirteen letters, digits, underscores and dashes that holds a digit. */
    boolean longToken;

    /** A bit for each number under which a gram was added that is there. */
    private long[] asked = {0};

    private int measured;

    void line(int from, int to, int digits, int firstDigit) {
      this.from = from;
      this.to = to;
      this.digits = digits;
      this.firstDigit = firstDigit;
    }

    private void clear(int width) {
      if (asked.length < width) {
        asked = new long[width];
      } else {
        Arrays.fill(asked, 0);
      }
      digits = 0;
      clearToken();
    }

    void clearToken() {
      longToken = false;
      measured = 0;
    }

    /** Whether a gram is there that was added under this number. */
    boolean holds(int by) {
      return (asked[by >> 6] & (1L << by)) != 0;
    }

    /** The bits of the numbers from {@code 64 * word} on. */
    long asked(int word) {
      return asked[word];
    }

    /** Measures the run around each digit, the highest bit being the one at {@code block}. */
    private void lookForLongToken(char[] chars, int from, int to, int block, long digitBits) {
      long left = digitBits;
      while (left != 0) {
        int skipped = Long.numberOfLeadingZeros(left);
        measure(chars, from, to, block + skipped);
        left &= ~(Long.MIN_VALUE >>> skipped);
      }
    }

    /** Measures the run around the digit at {@code at}, unless an earlier digit's run covers it. */
    void measure(char[] chars, int from, int to, int at) {
      if (at < measured || longToken) {
        return;
      }
      int start = at;
      while (start > from && at - start < LONG_TOKEN && isToken(chars[start - 1])) {
        start--;
      }
      int end = at + 1;
      while (end < to && end - start < LONG_TOKEN && isToken(chars[end])) {
        end++;
      }
      measured = end;
      longToken = end - start >= LONG_TOKEN;
    }

    private static boolean isToken(char c) {
      return Ascii.isLetterOrDigit(c) || c == '_' || c == '-';
    }
  }

  /** {@code grams} ask under numbers below {@code numbers}. */
  Prefilter(GramBuckets grams, int numbers) {
    width = (numbers + Long.SIZE - 1) / Long.SIZE;
    int count = grams.count();
    buckets = new GramBuckets.Asked[count][];
    askers = new long[count][][];
    long more = 0;
    for (int bit = 0; bit < count; bit++) {
      List<GramBuckets.Asked> bucket = grams.bucket(bit);
      buckets[bit] = bucket.toArray(new GramBuckets.Asked[0]);
      askers[bit] = new long[bucket.size()][];
      for (int i = 0; i < bucket.size(); i++) {
        GramBuckets.Asked asked = bucket.get(i);
        fill(bit, asked.gram);
        askers[bit][i] = Arrays.copyOf(asked.by.toLongArray(), width);
        for (int where = 0; where < counting.length; where++) {
          counting[where] |= asked.counts(where) ? 1L << bit : 0;
        }
      }
      more |= bucket.size() > 1 ? 1L << bit : 0;
    }
    shared = more;
    fill(DIGIT, Gram.parse("\\d"));
  }

  private void fill(int bit, Gram gram) {
    for (int position = 0; position < Gram.LENGTH; position++) {
      for (int symbol = 0; symbol < Gram.ALPHABET; symbol++) {
        if (gram.allows(position, symbol)) {
          table[symbol * Gram.LENGTH + position] |= 1L << bit;
        }
      }
    }
  }

  /**
   * Walks the characters from {@code from} to {@code to} once; of grams that share a bucket those
   * are told that count {@code where}. Allocates nothing.
   */
  void scan(char[] chars, int from, int to, int where, Marks marks) {
    long apart = shared & counting[where];
    long[] words = table;
    // As if the line began after several line breaks.
    long first = words['\n' << 2];
    long second = first & words[('\n' << 2) + 1];
    long third = second & words[('\n' << 2) + 2];
    long hits = 0;
    marks.clear(width);
    int i = from;
    while (i < to) {
      int block = i;
      int blockEnd = Math.min(to, i + BLOCK);
      long digits = 0;
      for (; i < blockEnd; i++) {
        int at = Math.min(chars[i], Gram.NON_ASCII) << 2;
        long hit = third & words[at + 3];
        hits |= hit;
        digits = digits + digits + (hit >>> DIGIT);
        third = second & words[at + 2];
        second = first & words[at + 1];
        first = words[at];
        if ((hit & apart) != 0) {
          tellApart(chars, from, i, hit & apart, where, marks);
        }
      }
      if (digits != 0) {
        marks.digits += Long.bitCount(digits);
        if (!marks.longToken) {
          marks.lookForLongToken(chars, from, to, block, digits << (BLOCK - (blockEnd - block)));
        }
      }
    }
    for (long left = hits & ALL_BUCKETS & ~shared; left != 0; left &= left - 1) {
      mark(askers[Long.numberOfTrailingZeros(left)][0], marks);
    }
  }

  /** Marks who asks for those grams of {@code hit} buckets that end at {@code last}. */
  private void tellApart(char[] chars, int from, int last, long hit, int where, Marks marks) {
    for (long left = hit; left != 0; left &= left - 1) {
      int bucket = Long.numberOfTrailingZeros(left);
      for (int i = 0; i < buckets[bucket].length; i++) {
        GramBuckets.Asked asked = buckets[bucket][i];
        if (asked.counts(where) && asked.gram.endsAt(chars, from, last)) {
          mark(askers[bucket][i], marks);
        }
      }
    }
  }

  private static void mark(long[] by, Marks marks) {
    for (int i = 0; i < by.length; i++) {
      marks.asked[i] |= by[i];
    }
  }

  /**
   * Whether one of the grams that count {@code where} holds one of the eight characters at {@code
   * word} in the line from {@code from} to {@code to}. Allocates nothing.
   */
  boolean letsThrough(char[] chars, int from, int to, int word, int where) {
    long wanted = counting[where];
    int start = word - Gram.LENGTH + 1;
    int end = Math.min(to, word + Long.BYTES + 1);
    long[] words = table;
    // A gram may begin before the line, but not before the start.
    long any = start < from ? words['\n' << 2] : 0;
    long first = any;
    long second = any & words[('\n' << 2) + 1];
    long third = second & words[('\n' << 2) + 2];
    for (int i = Math.max(from, start); i < end; i++) {
      int at = Math.min(chars[i], Gram.NON_ASCII) << 2;
      long hit = third & words[at + 3] & wanted;
      third = second & words[at + 2];
      second = first & words[at + 1];
      first = words[at];
      if (hit != 0 && letsThrough(chars, from, i, hit, where)) {
        return true;
      }
    }
    return false;
  }

  private boolean letsThrough(char[] chars, int from, int last, long hit, int where) {
    for (long left = hit; left != 0; left &= left - 1) {
      for (GramBuckets.Asked asked : buckets[Long.numberOfTrailingZeros(left)]) {
        if (asked.counts(where) && asked.gram.endsAt(chars, from, last)) {
          return true;
        }
      }
    }
    return false;
  }
}
