package io.throughline.processors.redaction.detect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A coarser and quicker {@link Prefilter} for text in one byte a character: says that a line holds
 * none of the grams, or that it may.
 *
 * <p>Structure: the line is cut into pairs of characters from its beginning, and a table maps each
 * pair to two sets of buckets: those it may open and those it may close. A bucket is hit when a
 * pair may open it and the next one closes it. A gram of four characters begins either with a pair
 * or one character late; so it is entered twice, as it stands and shifted by one, without the
 * character that falls off ({@link Gram#shifted}). One look into a table serves two characters, and
 * no look waits for another. Digits are counted eight characters at a time.
 *
 * <p>Cost: less than half of the {@link Prefilter}'s per character, see {@code
 * DetectorSetBenchmark}. In a line that falls through, that one tells which grams it holds.
 */
final class Sieve {

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Bytes that must be readable after the last line. */
  static final int SLACK = Long.BYTES;

  private static final int BUCKETS = 64;

  /** At most so many of them for grams that count in lines of digits only. */
  private static final int BESIDE_DIGITS = 16;

  private static final long FIRSTS = 0x007F_007F_007F_007FL;
  private static final long SECONDS = 0x7F00_7F00_7F00_7F00L;

  /** A word holds the places of four pairs, sixteen bits each. */
  private static final int PLACE = 0x7FFE;

  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
  private static final long ZEROS = 0x3030_3030_3030_3030L;

  /** Brings all above nine to the high bit. */
  private static final long ABOVE_NINE = 0x7676_7676_7676_7676L;

  /** As if the line began after several line breaks. */
  private static final int LINE_BREAKS = place('\n', '\n');

  /** Two words for each pair, see {@link #place}: the buckets it may open, those it may close. */
  private final long[] pairs = new long[1 << 15];

  private final Prefilter prefilter;
  private final int digitsBeside;

  /** The buckets of those grams that count alone, and what they are to the prefilter. */
  private final long alone;

  private final long aloneExactly;
  private final long allExactly;

  /**
   * Of {@code grams} those {@code besideDigits} count only in a line of at least {@code
   * digitsBeside} digits. {@code exact} has the buckets of {@code prefilter}.
   */
  Sieve(
      List<Gram> grams,
      List<Gram> besideDigits,
      int digitsBeside,
      Prefilter prefilter,
      GramBuckets exact) {
    this.prefilter = prefilter;
    this.digitsBeside = digitsBeside;
    aloneExactly = exact.mask(grams);
    allExactly = aloneExactly | exact.mask(besideDigits);
    int free = fill(besideDigits, 0, BESIDE_DIGITS);
    fill(grams, free, BUCKETS);
    alone = free == BUCKETS ? 0 : -1L << free;
  }

  /** Fills the buckets from one number to another; returns the next one after those needed. */
  private int fill(List<Gram> grams, int from, int to) {
    GramBuckets buckets = new GramBuckets();
    for (Gram gram : grams) {
      if (gram.isAscii()) {
        buckets.add(gram, 0);
        buckets.add(gram.shifted(), 0);
      }
    }
    buckets.unite(to - from, SampleSets::ofPairs);
    for (int i = 0; i < buckets.count(); i++) {
      for (Gram gram : buckets.bucket(i)) {
        fill(gram, 0, 0, 1L << (from + i));
        fill(gram, 2, 1, 1L << (from + i));
      }
    }
    return from + buckets.count();
  }

  private static int place(int first, int second) {
    return second << 8 | first << 1;
  }

  private void fill(Gram gram, int position, int half, long bit) {
    for (int second = 0; second < Gram.NON_ASCII; second++) {
      if (gram.allows(position + 1, second)) {
        for (int first = 0; first < Gram.NON_ASCII; first++) {
          if (gram.allows(position, first)) {
            pairs[place(first, second) + half] |= bit;
          }
        }
      }
    }
  }

  /**
   * False if none of the grams is there; {@code marks} then tell of digits and long tokens. {@code
   * bytes} and {@code chars} hold the same text. Allocates nothing.
   */
  boolean scan(byte[] bytes, char[] chars, int from, int to, Prefilter.Marks marks) {
    long[] table = pairs;
    long open = table[LINE_BREAKS];
    long hits = 0;
    long seen = 0;
    int digits = 0;
    // Nothing here but looks and counts, so that the processor does several words at a time.
    for (int i = from; i < to; i += Long.BYTES) {
      long word = word(bytes, i, to);
      seen |= word;
      long places = (word & FIRSTS) << 1 | (word & SECONDS);
      int place = (int) places & PLACE;
      hits |= open & table[place + 1];
      open = table[place];
      place = (int) (places >>> 16) & PLACE;
      hits |= open & table[place + 1];
      open = table[place];
      place = (int) (places >>> 32) & PLACE;
      hits |= open & table[place + 1];
      open = table[place];
      place = (int) (places >>> 48) & PLACE;
      hits |= open & table[place + 1];
      open = table[place];
      digits += Long.bitCount(digits(word));
    }
    marks.clear();
    marks.digits = digits;
    boolean all = digits >= digitsBeside;
    long counting = all ? hits : hits & alone;
    if ((seen & HIGH_BITS) != 0
        || (counting != 0 && holdsGram(bytes, chars, from, to, all ? allExactly : aloneExactly))) {
      return true;
    }
    if (digits != 0) {
      lookForLongToken(bytes, chars, from, to, marks);
    }
    return false;
  }

  /** Looks closer where a bucket is hit. */
  private boolean holdsGram(byte[] bytes, char[] chars, int from, int to, long wanted) {
    long[] table = pairs;
    long open = table[LINE_BREAKS];
    for (int i = from; i < to; i += Long.BYTES) {
      long word = word(bytes, i, to);
      long places = (word & FIRSTS) << 1 | (word & SECONDS);
      int place = (int) places & PLACE;
      long hits = open & table[place + 1];
      open = table[place];
      place = (int) (places >>> 16) & PLACE;
      hits |= open & table[place + 1];
      open = table[place];
      place = (int) (places >>> 32) & PLACE;
      hits |= open & table[place + 1];
      open = table[place];
      place = (int) (places >>> 48) & PLACE;
      hits |= open & table[place + 1];
      open = table[place];
      if (hits != 0 && (prefilter.hits(chars, from, to, i) & wanted) != 0) {
        return true;
      }
    }
    return false;
  }

  private static void lookForLongToken(
      byte[] bytes, char[] chars, int from, int to, Prefilter.Marks marks) {
    for (int i = from; i < to && !marks.longToken; i += Long.BYTES) {
      for (long left = digits(word(bytes, i, to)); left != 0; left &= left - 1) {
        marks.measure(chars, from, to, i + (Long.numberOfTrailingZeros(left) >>> 3));
      }
    }
  }

  /** Eight characters; NUL where the line has ended. */
  private static long word(byte[] bytes, int at, int to) {
    long word = (long) WORDS.get(bytes, at);
    return to - at < Long.BYTES ? word & ((1L << ((to - at) << 3)) - 1) : word;
  }

  /** The high bit of each byte that holds a digit, if all are ASCII. */
  private static long digits(long word) {
    long value = word ^ ZEROS;
    return ~((value + ABOVE_NINE) | value) & HIGH_BITS;
  }
}
