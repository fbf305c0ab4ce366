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
 * cost does not depend on the number of detectors. Beyond 64 buckets grams share one (their sets
 * are united); where such a bucket is hit, a {@link GramTable} tells its grams apart, so that only
 * those are told who ask for what is there.
 *
 * <p>The idea is that of bucketed multi-literal search as in Hyperscan's FDR and Teddy (Wang et
 * al., NSDI 2019), without SIMD. Cost: see {@code DetectorsBenchmark}.
 */
final class Prefilter {

  /** Stands around no word of ASCII, so that no word of the {@link Sieve} is taken for one. */
  private static final int AROUND = -1;

  /** Four words a character: the buckets that allow it as first, second, third, fourth. */
  private final long[] table = new long[Gram.ALPHABET * Gram.LENGTH];

  /** The buckets of more than one gram. */
  private final long shared;

  private final GramTable grams;

  /** The words that the bits of all numbers take under which grams may ask. */
  private final int width;

  /** For grams that ask under numbers below {@code 64 * width}. */
  Prefilter(List<GramBuckets.Asked> asked, int width) {
    this(GramBuckets.of(asked), Long.SIZE, width);
  }

  /** In at most so many buckets. */
  Prefilter(GramBuckets buckets, int most, int width) {
    this.width = width;
    buckets.unite(most, SampleSets::ofCharacters);
    List<List<GramTable.Placed>> placed = new ArrayList<>();
    long several = 0;
    for (int bit = 0; bit < buckets.count(); bit++) {
      for (GramBuckets.Asked asked : buckets.bucket(bit)) {
        fill(bit, asked.gram);
      }
      placed.add(
          buckets.bucket(bit).stream().map(asked -> new GramTable.Placed(asked, 0)).toList());
      several |= buckets.bucket(bit).size() > 1 ? 1L << bit : 0;
    }
    shared = several;
    grams = new GramTable(placed);
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
   * Marks all there is in the line from {@code from} to {@code to}: grams, digits, a long token.
   * Allocates nothing.
   */
  void scan(char[] chars, int from, int to, Marks marks) {
    marks.clear(width);
    mark(chars, from, to, marks);
    int all = 0;
    for (int i = from; i < to; i++) {
      all |= chars[i];
      if (Ascii.isDigit(chars[i])) {
        marks.digits++;
        marks.measure(chars, from, to, i);
      }
    }
    marks.isAscii = all < Gram.NON_ASCII;
  }

  /** Marks the grams in the line; false if there is none. Allocates nothing. */
  boolean mark(char[] chars, int from, int to, Marks marks) {
    long[] words = table;
    marks.words.forget();
    // As if the line began after several line breaks.
    long first = words['\n' << 2];
    long second = first & words[('\n' << 2) + 1];
    long third = second & words[('\n' << 2) + 2];
    long hits = 0;
    boolean any = false;
    int i = from;
    while (i < to) {
      long hit = 0;
      // A loop without a call in it is the quicker by half.
      for (; i < to && (hit & shared) == 0; i++) {
        int at = Math.min(chars[i], Gram.NON_ASCII) << 2;
        hit = third & words[at + 3];
        third = second & words[at + 2];
        second = first & words[at + 1];
        first = words[at];
        hits |= hit;
      }
      if ((hit & shared) != 0) {
        any |= tellApart(hit & shared, chars, from, i - 1, marks);
      }
    }
    hits &= ~shared;
    for (long left = hits; left != 0; left &= left - 1) {
      grams.markOnly(Long.numberOfTrailingZeros(left), marks);
    }
    return any || hits != 0;
  }

  /** Marks who asks for those grams of {@code hit} buckets that end at {@code last}. */
  private boolean tellApart(long hit, char[] chars, int from, int last, Marks marks) {
    int begin = last + 1 - Gram.LENGTH;
    if (begin >= from && !marks.words.add(characters(chars, begin), AROUND)) {
      return false;
    }
    boolean any = false;
    long window = 0;
    for (int i = last; i >= begin; i--) {
      window = window << Byte.SIZE | (i < from ? '\n' : Math.min(chars[i], Gram.NON_ASCII));
    }
    for (long left = hit; left != 0; left &= left - 1) {
      any |= grams.mark(Long.numberOfTrailingZeros(left), window, Gram.LENGTH, marks);
    }
    return any;
  }

  private static long characters(char[] chars, int begin) {
    long first = (long) chars[begin] << 48 | (long) chars[begin + 1] << 32;
    return first | (long) chars[begin + 2] << 16 | chars[begin + 3];
  }
}
