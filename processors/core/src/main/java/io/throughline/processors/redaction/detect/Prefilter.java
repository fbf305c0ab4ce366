package io.throughline.processors.redaction.detect;

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
 * are united): more lines come through, never fewer. The highest bit stands for a digit; from a
 * word of digits their number is counted, and the tokens around them are measured.
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

  /** What one pass over a line saw. */
  static final class Marks {
    long hits;
    int digits;

    /** A run of thirteen letters, digits, underscores and dashes that holds a digit. */
    boolean longToken;

    private int measured;

    void clear() {
      hits = 0;
      digits = 0;
      longToken = false;
      measured = 0;
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

  Prefilter(GramBuckets grams) {
    for (int bit = 0; bit < grams.count(); bit++) {
      fill(bit, grams.bucket(bit));
    }
    fill(DIGIT, List.of(Gram.parse("\\d")));
  }

  private void fill(int bit, List<Gram> grams) {
    for (int position = 0; position < Gram.LENGTH; position++) {
      for (Gram gram : grams) {
        for (int symbol = 0; symbol < Gram.ALPHABET; symbol++) {
          if (gram.allows(position, symbol)) {
            table[symbol * Gram.LENGTH + position] |= 1L << bit;
          }
        }
      }
    }
  }

  /** Walks the characters from {@code from} to {@code to} once. Allocates nothing. */
  void scan(char[] chars, int from, int to, Marks marks) {
    long[] words = table;
    // As if the line began after several line breaks.
    long first = words['\n' << 2];
    long second = first & words[('\n' << 2) + 1];
    long third = second & words[('\n' << 2) + 2];
    long hits = 0;
    marks.clear();
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
      }
      if (digits != 0) {
        marks.digits += Long.bitCount(digits);
        if (!marks.longToken) {
          marks.lookForLongToken(chars, from, to, block, digits << (BLOCK - (blockEnd - block)));
        }
      }
    }
    marks.hits = hits & ALL_BUCKETS;
  }

  /**
   * The buckets hit in the line from {@code from} to {@code to} by grams that hold one of the eight
   * characters at {@code word}. Allocates nothing.
   */
  long hits(char[] chars, int from, int to, int word) {
    int start = word - Gram.LENGTH + 1;
    int end = Math.min(to, word + Long.BYTES + 1);
    long[] words = table;
    // A gram may begin before the line, but not before the start.
    long any = start < from ? words['\n' << 2] : 0;
    long first = any;
    long second = any & words[('\n' << 2) + 1];
    long third = second & words[('\n' << 2) + 2];
    long hits = 0;
    for (int i = Math.max(from, start); i < end; i++) {
      int at = Math.min(chars[i], Gram.NON_ASCII) << 2;
      hits |= third & words[at + 3];
      third = second & words[at + 2];
      second = first & words[at + 1];
      first = words[at];
    }
    return hits & ALL_BUCKETS;
  }
}
