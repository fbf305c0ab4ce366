package io.throughline.processors.redaction.detect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A coarser and quicker {@link Prefilter} for text in one byte a character: finds the lines that
 * may hold one of the grams, many digits or a long token, in one walk over the whole text.
 *
 * <p>Structure: the text is cut into pairs of characters, and a table maps each pair to two sets of
 * buckets: those it may open and those it may close. A bucket is hit when a pair may open it and
 * the next one closes it. A gram of four characters begins either with a pair or one character
 * late; so it is entered twice, as it stands and shifted by one, without the character that falls
 * off ({@link Gram#shifted}). One look into a table serves two characters, and no look waits for
 * another. A line break is a gram, too: where it is hit the line before is judged, so a line costs
 * one branch more than its characters. Digits are counted eight characters at a time.
 *
 * <p>Cost: less than half of the {@link Prefilter}'s per character, see {@code
 * DetectorSetBenchmark}. Of a line that is found, that one tells which grams it holds.
 */
final class Sieve {

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Bytes that must be readable after the last line. */
  static final int SLACK = Long.BYTES;

  private static final int BUCKETS = 63;

  /** At most so many of them for grams that count in lines of digits only, or of long tokens. */
  private static final int BESIDE = 10;

  /** The bucket of line breaks. */
  private static final long LINE_BREAK = 1L << 63;

  private static final long FIRSTS = 0x007F_007F_007F_007FL;
  private static final long SECONDS = 0x7F00_7F00_7F00_7F00L;

  /** A word holds the places of four pairs, sixteen bits each. */
  private static final int PLACE = 0x7FFE;

  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
  private static final long ZEROS = 0x3030_3030_3030_3030L;

  /** Brings all above nine to the high bit. */
  private static final long ABOVE_NINE = 0x7676_7676_7676_7676L;

  private static final long BREAKS = 0x0A0A_0A0A_0A0A_0A0AL;

  /** As if the line began after several line breaks. */
  private static final int LINE_BREAKS = place('\n', '\n');

  /** Two words for each pair, see {@link #place}: the buckets it may open, those it may close. */
  private final long[] pairs = new long[1 << 15];

  private final Prefilter prefilter;
  private final int digitsBeside;
  private final int digitsAlone;

  /** The buckets of those grams that count alone, beside digits, and beside a long token. */
  private final long alone;

  private final long besideDigits;
  private final long besideToken;

  /**
   * A line is found that holds one of the grams of {@code buckets} that count in any line, or one
   * that counts beside {@code digitsBeside} digits and so many of them, or one that counts beside a
   * long token and such, or {@code digitsAlone} digits, or a character outside ASCII.
   */
  Sieve(GramBuckets buckets, int digitsBeside, int digitsAlone, Prefilter prefilter) {
    this.prefilter = prefilter;
    this.digitsBeside = digitsBeside;
    this.digitsAlone = digitsAlone;
    List<Gram> grams = new ArrayList<>();
    List<Gram> digitGrams = new ArrayList<>();
    List<Gram> tokenGrams = new ArrayList<>();
    for (int i = 0; i < buckets.count(); i++) {
      for (GramBuckets.Asked asked : buckets.bucket(i)) {
        if (asked.counts(GramBuckets.ALONE)) {
          grams.add(asked.gram);
          continue;
        }
        if (asked.counts(GramBuckets.BESIDE_DIGITS)) {
          digitGrams.add(asked.gram);
        }
        if (asked.counts(GramBuckets.BESIDE_TOKEN)) {
          tokenGrams.add(asked.gram);
        }
      }
    }
    int digitsEnd = fill(digitGrams, 0, BESIDE);
    int tokensEnd = fill(tokenGrams, digitsEnd, digitsEnd + BESIDE);
    int end = fill(grams, tokensEnd, BUCKETS);
    besideDigits = (1L << digitsEnd) - 1;
    besideToken = ((1L << tokensEnd) - 1) ^ besideDigits;
    alone = ((1L << end) - 1) ^ besideDigits ^ besideToken;
    Gram lineBreak = Gram.parse("\\\n");
    fill(lineBreak, 0, 0, LINE_BREAK);
    fill(lineBreak, 2, 1, LINE_BREAK);
    fill(lineBreak.shifted(), 0, 0, LINE_BREAK);
    fill(lineBreak.shifted(), 2, 1, LINE_BREAK);
  }

  /** Fills the buckets from one number to another; returns the next one after those needed. */
  private int fill(List<Gram> grams, int from, int to) {
    GramBuckets united = new GramBuckets();
    for (Gram gram : grams) {
      if (gram.isAscii()) {
        united.add(gram, 0);
        united.add(gram.shifted(), 0);
      }
    }
    united.unite(to - from, SampleSets::ofPairs);
    for (int i = 0; i < united.count(); i++) {
      for (GramBuckets.Asked asked : united.bucket(i)) {
        fill(asked.gram, 0, 0, 1L << (from + i));
        fill(asked.gram, 2, 1, 1L << (from + i));
      }
    }
    return from + united.count();
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
   * Whether one of the lines from {@code from} on may hold something; {@code marks} then say where
   * the first of them begins and ends. {@code bytes} and {@code chars} hold the same text.
   * Allocates nothing.
   */
  boolean findLine(byte[] bytes, char[] chars, int from, int to, Prefilter.Marks marks) {
    long[] table = pairs;
    long open = table[LINE_BREAKS];
    long hits = 0;
    long seen = 0;
    int digits = 0;
    // Where the line's first digit may be.
    int firstDigit = from;
    int start = from;
    for (int i = from; i < to; i += Long.BYTES) {
      long word = word(bytes, i);
      long places = (word & FIRSTS) << 1 | (word & SECONDS);
      int place = (int) places & PLACE;
      long hit = open & table[place + 1];
      open = table[place];
      place = (int) (places >>> 16) & PLACE;
      hit |= open & table[place + 1];
      open = table[place];
      place = (int) (places >>> 32) & PLACE;
      hit |= open & table[place + 1];
      open = table[place];
      place = (int) (places >>> 48) & PLACE;
      hit |= open & table[place + 1];
      open = table[place];
      if ((hit & alone) != 0 && !prefilter.letsThrough(chars, start, to, i, GramBuckets.ALONE)) {
        hit &= ~alone;
      }
      hits |= hit;
      seen |= word;
      long digitBits = digits(word);
      if (hit < 0) {
        for (long breaks = lineBreaks(word); breaks != 0; breaks &= breaks - 1) {
          int bit = Long.numberOfTrailingZeros(breaks);
          int end = i + (bit >>> 3);
          long before = digitBits & ((1L << bit) - 1);
          marks.line(start, end, digits + Long.bitCount(before), firstDigit);
          if (mayHold(bytes, chars, hits, seen, marks)) {
            return true;
          }
          start = end + 1;
          hits = hit;
          seen = word;
          digits = 0;
          firstDigit = i;
          digitBits ^= before;
        }
      }
      firstDigit = digits == 0 ? i : firstDigit;
      digits += Long.bitCount(digitBits);
    }
    marks.line(start, to, digits, firstDigit);
    return mayHold(bytes, chars, hits, seen, marks);
  }

  /** Judges a line by the buckets hit and all its characters in one. */
  private boolean mayHold(byte[] bytes, char[] chars, long hits, long seen, Prefilter.Marks marks) {
    if ((seen & HIGH_BITS) != 0) {
      marks.where = GramBuckets.ANYWHERE;
      return true;
    }
    int where = GramBuckets.ALONE | GramBuckets.ALSO;
    long counting = 0;
    if (marks.digits >= digitsBeside && (hits & besideDigits) != 0) {
      where |= GramBuckets.BESIDE_DIGITS;
      counting |= besideDigits;
    }
    if (marks.digits > 0 && (hits & besideToken) != 0 && holdsLongToken(bytes, chars, marks)) {
      where |= GramBuckets.BESIDE_TOKEN;
      counting |= besideToken;
    }
    marks.where = where;
    return marks.digits >= digitsAlone
        || (hits & alone) != 0
        || (counting != 0 && holdsGram(bytes, chars, counting, marks));
  }

  /** Looks closer where a bucket that counts is hit; pairs are cut anew from the line on. */
  private boolean holdsGram(byte[] bytes, char[] chars, long counting, Prefilter.Marks marks) {
    int from = marks.from;
    int to = marks.to;
    int where = marks.where & ~GramBuckets.ALSO;
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
      if ((hits & counting) != 0 && prefilter.letsThrough(chars, from, to, i, where)) {
        return true;
      }
    }
    return false;
  }

  private static boolean holdsLongToken(byte[] bytes, char[] chars, Prefilter.Marks marks) {
    marks.clearToken();
    int to = marks.to;
    for (int i = marks.firstDigit; i < to && !marks.longToken; i += Long.BYTES) {
      for (long left = digits(word(bytes, i, to)); left != 0; left &= left - 1) {
        int at = i + (Long.numberOfTrailingZeros(left) >>> 3);
        if (at >= marks.from) {
          marks.measure(chars, marks.from, to, at);
        }
      }
    }
    return marks.longToken;
  }

  /** Eight characters. */
  static long word(byte[] bytes, int at) {
    return (long) WORDS.get(bytes, at);
  }

  /** Eight characters; NUL where the line has ended. */
  private static long word(byte[] bytes, int at, int to) {
    long word = word(bytes, at);
    return to - at < Long.BYTES ? word & ((1L << ((to - at) << 3)) - 1) : word;
  }

  /** The high bit of each byte that holds a digit, if all are ASCII. */
  private static long digits(long word) {
    long value = word ^ ZEROS;
    return ~((value + ABOVE_NINE) | value) & HIGH_BITS;
  }

  /** The high bit of each byte that holds a line break. */
  private static long lineBreaks(long word) {
    long value = word ^ BREAKS;
    return ~(((value & ~HIGH_BITS) + ~HIGH_BITS) | value) & HIGH_BITS;
  }
}
