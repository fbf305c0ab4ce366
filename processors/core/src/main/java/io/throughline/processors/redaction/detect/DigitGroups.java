package io.throughline.processors.redaction.detect;

import java.util.Arrays;

/** The maximal runs of ASCII digits in a line, and what stands between them. Memory is reused. */
final class DigitGroups {

  private static final int LONGEST_GAP = 3;

  private static final byte[] NO_BYTES = {};

  /** What may stand alone between two groups of a number: all but letters. */
  private static final boolean[] JOINS = new boolean[128];

  /** What a digit adds to both halves of {@link #sums}. */
  private static final long[] ADDS = new long[10];

  static {
    for (char c = 0; c < JOINS.length; c++) {
      JOINS[c] = !Ascii.isLetter(c) || (c | 0x20) == 'e';
    }
    for (int digit = 0; digit < ADDS.length; digit++) {
      ADDS[digit] = (digit * 2L - (digit > 4 ? 9 : 0)) << 32 | digit;
    }
  }

  private int[] starts = new int[Long.SIZE];
  private int[] ends = new int[Long.SIZE];
  private int count;

  /** The most digits in groups that could be parts of one number. */
  private int longest;

  private char[] chars = {};
  private int offset;
  private int length;

  /** How many digits there are before each group. */
  private int[] digits = {0};

  /**
   * The sums of those digits, every second doubled as by Luhn: with the last one as it is in the
   * lower half, with the last one doubled in the upper half.
   */
  private long[] sums = {};

  private boolean summed;

  void read(char[] chars, int offset, int length) {
    cut(NO_BYTES, chars, offset, length);
    measure();
  }

  /** As the other one, for a text of which {@code bytes} holds each character in one byte. */
  void read(byte[] bytes, char[] chars, int offset, int length) {
    cut(bytes, chars, offset, length);
    measure();
  }

  /**
   * A bit tells of each of 64 characters whether it is a digit, and so where digits begin and end;
   * a branch for each character costs twice that where they come and go by chance.
   */
  private void cut(byte[] bytes, char[] chars, int offset, int length) {
    this.chars = chars;
    this.offset = offset;
    this.length = length;
    summed = false;
    int limit = offset + length;
    int started = 0;
    int ended = 0;
    long before = 0;
    for (int block = offset; block < limit; block += Long.SIZE) {
      int to = Math.min(block + Long.SIZE, limit);
      long digits = bytes.length == 0 ? Digits.in(chars, block, to) : Digits.in(bytes, block, to);
      long shifted = (digits << 1) | before;
      before = digits >>> (Long.SIZE - 1);
      if (starts.length < started + Long.SIZE) {
        starts = Arrays.copyOf(starts, starts.length * 2);
        ends = Arrays.copyOf(ends, ends.length * 2);
      }
      started = places(digits & ~shifted, block - offset, starts, started);
      ended = places(shifted & ~digits, block - offset, ends, ended);
    }
    if (before != 0) {
      ends[ended] = length;
    }
    count = started;
  }

  private static int places(long bits, int first, int[] places, int count) {
    int next = count;
    for (long left = bits; left != 0; left &= left - 1) {
      places[next++] = first + Long.numberOfTrailingZeros(left);
    }
    return next;
  }

  /** Counts digits: before each group, and the most in groups that could be parts of one number. */
  private void measure() {
    if (digits.length <= count) {
      digits = new int[starts.length + 1];
    }
    int total = 0;
    int most = 0;
    int together = 0;
    int before = -1 - LONGEST_GAP;
    for (int group = 0; group < count; group++) {
      int start = starts[group];
      int end = ends[group];
      together = end - start + (joins(offset + before, offset + start) ? together : 0);
      most = Math.max(most, together);
      before = end;
      total += end - start;
      digits[group + 1] = total;
    }
    longest = most;
  }

  /**
   * Whether a group that begins at {@code start} could go on with the number of the one that ends
   * at {@code before}: at most three signs stand between them, or an exponent's letter.
   */
  private boolean joins(int before, int start) {
    int gap = start - before;
    if (gap == 1) {
      char c = chars[before];
      return c < 128 && JOINS[c];
    }
    if (gap > LONGEST_GAP) {
      return false;
    }
    for (int i = before; i < start; i++) {
      if (chars[i] >= 128 || Ascii.isLetter(chars[i])) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the digits of some groups together, from {@code first} on, {@code least} to {@code
   * most} of them, satisfy Luhn's check.
   */
  boolean holdsLuhn(int first, int least, int most) {
    if (!summed) {
      sum();
    }
    for (int after = first + least; after <= Math.min(count, first + most); after++) {
      // Of those before the first group the last is doubled, too, if an odd number follows.
      int half = ((digits[after] - digits[first]) & 1) * 32;
      if (((int) sums[after] - (int) (sums[first] >>> half)) % 10 == 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether the groups from {@code first} to {@code last} together satisfy Luhn's check. */
  boolean isLuhn(int first, int last) {
    return holdsLuhn(first, last + 1 - first, last + 1 - first);
  }

  private void sum() {
    summed = true;
    if (sums.length <= count) {
      sums = new long[starts.length + 1];
    }
    long sum = 0;
    for (int group = 0; group < count; group++) {
      for (int i = offset + starts[group]; i < offset + ends[group]; i++) {
        // With each digit the halves change places.
        sum = Long.rotateLeft(sum, 32) + ADDS[chars[i] - '0'];
      }
      sums[group + 1] = sum;
    }
  }

  /** Whether the line holds at least so many digits. */
  boolean holdDigits(int least) {
    return digits[count] >= least;
  }

  /**
   * Whether so many digits stand together that they could be one number, however it is grouped. It
   * says no for the digits of a UUID or a hash.
   */
  boolean holdNumber(int least) {
    return longest >= least;
  }

  int count() {
    return count;
  }

  /** How many digits the groups from {@code first} to {@code last} have. */
  int digits(int first, int last) {
    return digits[last + 1] - digits[first];
  }

  /**
   * The character at a place in the line, NUL outside; takes no step of the budget, for those who
   * look at a few beside each group and count groups.
   */
  char at(int place) {
    return place < 0 || place >= length ? '\0' : chars[offset + place];
  }

  int start(int group) {
    return starts[group];
  }

  int end(int group) {
    return ends[group];
  }

  int length(int group) {
    return ends[group] - starts[group];
  }

  /** The character behind a group that is not the last. */
  char separator(int group) {
    return chars[offset + ends[group]];
  }

  /** Whether {@code separator} alone stands before this group. */
  boolean goesOn(int group, char separator) {
    return gap(group) == 1 && separator(group - 1) == separator;
  }

  /** The last of the groups that go on in the same length and with the same separator. */
  int listEnd(int first) {
    int end = first;
    while (end + 1 < count
        && length(end + 1) == length(first)
        && goesOn(end + 1, separator(first))) {
      end++;
    }
    return end;
  }

  /**
   * The last group, at most {@code most}, of a list behind which the list goes on for {@code reach}
   * characters: no word stands near it that is not near {@code group}, too.
   */
  int withinList(int group, int listEnd, int reach, int most) {
    int stride = length(group) + 1;
    int further = (ends[listEnd] - reach - starts[group]) / stride;
    return Ascii.isLetter(separator(group))
        ? group
        : Math.max(group, Math.min(most, group + further));
  }

  /** The number of characters between this group and the one before. */
  int gap(int group) {
    return starts[group] - ends[group - 1];
  }
}
