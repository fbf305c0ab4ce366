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
 * cost does not depend on the number of detectors. Beyond 61 buckets grams share one (their sets
 * are united): more lines come through, never fewer. Three bits stand for classes of characters:
 * digits are counted, and runs of token characters are looked for in two shift registers.
 *
 * <p>The idea is that of bucketed multi-literal search as in Hyperscan's FDR and Teddy (Wang et
 * al., NSDI 2019), without SIMD. Cost: see {@code DetectorSetBenchmark}.
 */
final class Prefilter {

  /** The least length of what counts as a long token; {@link #longRuns} is made for it. */
  static final int LONG_TOKEN = 13;

  /** Characters between two looks at the runs; a look sees 64, a run and more before the block. */
  private static final int BLOCK = 48;

  private static final int BUCKETS = 61;
  private static final long ALL_BUCKETS = (1L << BUCKETS) - 1;

  /** A digit, underscore or dash. */
  private static final int SIGN = 61;

  /** A letter, digit, underscore or dash. */
  private static final int TOKEN = 62;

  private static final int DIGIT = 63;

  /** Four words a character: the buckets that allow it as first, second, third, fourth. */
  private final long[] table = new long[Gram.ALPHABET * Gram.LENGTH];

  private Prefilter() {}

  /** What one pass over a line saw. */
  static final class Marks {
    long hits;
    int digits;

    /** A run of letters, digits, underscores and dashes that holds one of the last three. */
    boolean longToken;
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
      prefilter.fill(TOKEN, List.of(Gram.parse("\\t")));
      prefilter.fill(SIGN, List.of(Gram.parse("\\d"), Gram.parse("\\_"), Gram.parse("\\-")));
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
            costs[Math.max(i, into)][Math.min(i, into)] = sets[i].passedWith(sets[into], owners.get(i).equals(owners.get(into)));
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
  void scan(String value, int from, int to, Marks marks) {
    long[] words = table;
    // As if the line began after several line breaks.
    long first = words['\n' << 2];
    long second = first & words[('\n' << 2) + 1];
    long third = second & words[('\n' << 2) + 2];
    long hits = 0;
    int digits = 0;
    long tokens = 0;
    long signs = 0;
    long runs = 0;
    int i = from;
    while (i < to) {
      int blockEnd = Math.min(to, i + BLOCK);
      for (; i < blockEnd; i++) {
        int at = Math.min(value.charAt(i), Gram.NON_ASCII) << 2;
        long hit = third & words[at + 3];
        hits |= hit;
        digits += (int) (hit >>> DIGIT);
        tokens = tokens << 1 | (hit >>> TOKEN & 1);
        signs = signs << 1 | (hit >>> SIGN & 1);
        third = second & words[at + 2];
        second = first & words[at + 1];
        first = words[at];
      }
      runs |= longRuns(tokens) & nearby(signs);
    }
    marks.hits = hits & ALL_BUCKETS;
    marks.digits = digits;
    marks.longToken = runs != 0;
  }

  /** Bits at which thirteen ones in a row begin. */
  private static long longRuns(long ones) {
    long runs = ones & ones >>> 1;
    runs &= runs >>> 2;
    runs &= runs >>> 4;
    return runs & runs >>> 5;
  }

  /** Bits within twelve places of which, to the left, stands a one. */
  private static long nearby(long ones) {
    long near = ones | ones >>> 1;
    near |= near >>> 2;
    near |= near >>> 4;
    return near | near >>> 5;
  }

  /** The same over a text; taken for folded lines only. */
  void scan(Text text, Marks marks) {
    scan(text.toString(), 0, text.length(), marks);
  }
}
