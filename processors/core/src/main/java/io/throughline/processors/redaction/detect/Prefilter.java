package io.throughline.processors.redaction.detect;

import java.util.ArrayList;
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

  private static final int BUCKETS = 63;
  private static final long ALL_BUCKETS = (1L << BUCKETS) - 1;

  /** The highest bit, so that one shift isolates it. */
  private static final int DIGIT = 63;

  /** Four words a character: the buckets that allow it as first, second, third, fourth. */
  private final long[] table = new long[Gram.ALPHABET * Gram.LENGTH];

  private Prefilter() {}

  /** What one pass over a line saw. */
  static final class Marks {
    long hits;
    int digits;

    /** A run of thirteen letters, digits, underscores and dashes that holds a digit. */
    boolean longToken;

    private int measured;

    private void clear() {
      digits = 0;
      longToken = false;
      measured = 0;
    }

    /** Measures the run around each digit, the highest bit being the one at {@code block}. */
    private void lookForLongToken(char[] chars, int from, int to, int block, long digitBits) {
      long left = digitBits;
      while (left != 0) {
        int skipped = Long.numberOfLeadingZeros(left);
        int at = block + skipped;
        left &= ~(Long.MIN_VALUE >>> skipped);
        if (at < measured) {
          continue;
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
        if (end - start >= LONG_TOKEN) {
          longToken = true;
          return;
        }
      }
    }

    private static boolean isToken(char c) {
      return Ascii.isLetterOrDigit(c) || c == '_' || c == '-';
    }
  }

  /** Collects grams; equal ones share a bucket. */
  static final class Builder {

    private final List<List<Gram>> buckets = new ArrayList<>();
    private final List<Integer> owners = new ArrayList<>();

    /** {@code owner} stands for those who ask for the gram; others' are united last. */
    void add(Gram gram, int owner) {
      for (int i = 0; i < buckets.size(); i++) {
        if (buckets.get(i).contains(gram)) {
          owners.set(i, -1 - i);
          return;
        }
      }
      buckets.add(new ArrayList<>(List.of(gram)));
      owners.add(owner);
    }

    Prefilter build() {
      unite();
      Prefilter prefilter = new Prefilter();
      for (int bit = 0; bit < buckets.size(); bit++) {
        prefilter.fill(bit, buckets.get(bit));
      }
      prefilter.fill(DIGIT, List.of(Gram.parse("\\d")));
      return prefilter;
    }

    /** Unites the two buckets that let the least through together, until all have a bit. */
    private void unite() {
      int n = buckets.size();
      GramSets[] sets = new GramSets[n];
      double[][] costs = new double[n][n];
      for (int i = 0; i < n; i++) {
        sets[i] = new GramSets(buckets.get(i).get(0));
        for (int j = 0; j < i; j++) {
          costs[i][j] = sets[i].passedWith(sets[j], owners.get(i).equals(owners.get(j)));
        }
      }
      for (int left = n; left > BUCKETS; left--) {
        int into = 0;
        int from = 0;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < n; i++) {
          for (int j = 0; j < i; j++) {
            if (costs[i][j] < least) {
              least = costs[i][j];
              into = j;
              from = i;
            }
          }
        }
        sets[into].add(sets[from]);
        buckets.get(into).addAll(buckets.get(from));
        buckets.get(from).clear();
        for (int i = 0; i < n; i++) {
          costs[Math.max(i, from)][Math.min(i, from)] = Double.MAX_VALUE;
          if (i != into && !buckets.get(i).isEmpty()) {
            costs[Math.max(i, into)][Math.min(i, into)] =
                sets[i].passedWith(sets[into], owners.get(i).equals(owners.get(into)));
          }
        }
      }
      buckets.removeIf(List::isEmpty);
    }

    /** The buckets of {@code grams}; valid after {@link #build}, which may have united some. */
    long mask(List<Gram> grams) {
      long mask = 0;
      for (int bit = 0; bit < buckets.size(); bit++) {
        for (Gram gram : grams) {
          if (buckets.get(bit).contains(gram)) {
            mask |= 1L << bit;
          }
        }
      }
      return mask;
    }
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
}
