package io.throughline.processors.redaction.detect;

import java.util.Arrays;

/** The maximal runs of ASCII digits in a line, and what stands between them. Memory is reused. */
final class DigitGroups {

  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private int count;

  /** The most digits in groups that could be parts of one number. */
  private int longest;

  private char[] chars = {};
  private int offset;

  /** Before each group: the number of digits, and their sums, every second doubled as by Luhn. */
  private int[] digits = {};

  private int[] evenDoubled = {};
  private int[] oddDoubled = {};
  private boolean summed;

  void read(char[] chars, int offset, int length) {
    this.chars = chars;
    this.offset = offset;
    summed = false;
    count = 0;
    longest = 0;
    int together = 0;
    int i = offset;
    int limit = offset + length;
    while (i < limit) {
      if (Ascii.isDigit(chars[i])) {
        int start = i;
        do {
          i++;
        } while (i < limit && Ascii.isDigit(chars[i]));
        together = i - start + (joins(start) ? together : 0);
        longest = Math.max(longest, together);
        add(start - offset, i - offset);
      }
      i++;
    }
  }

  /**
   * Whether a group that begins at {@code start} in the value could go on with a number: at most
   * three signs stand before it, or an exponent's letter.
   */
  private boolean joins(int start) {
    int before = count == 0 ? -1 : offset + ends[count - 1];
    int gap = start - before;
    if (before < 0 || gap > 3) {
      return false;
    }
    for (int i = before; i < start; i++) {
      boolean exponent = gap == 1 && (chars[i] | 0x20) == 'e';
      if (chars[i] >= 128 || (Ascii.isLetter(chars[i]) && !exponent)) {
        return false;
      }
    }
    return true;
  }

  private void add(int start, int end) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
    }
    starts[count] = start;
    ends[count++] = end;
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
      // The last digit is not doubled.
      int[] sums = (digits[after] & 1) == 0 ? evenDoubled : oddDoubled;
      if ((sums[after] - sums[first]) % 10 == 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether the groups from {@code first} to {@code last} together satisfy Luhn's check. */
  boolean isLuhn(int first, int last) {
    return holdsLuhn(first, last + 1 - first, last + 1 - first);
  }

  /** How many digits the groups from {@code first} to {@code last} hold. */
  int digits(int first, int last) {
    if (!summed) {
      sum();
    }
    return digits[last + 1] - digits[first];
  }

  private void sum() {
    summed = true;
    if (digits.length <= count) {
      digits = new int[starts.length + 1];
      evenDoubled = new int[starts.length + 1];
      oddDoubled = new int[starts.length + 1];
    }
    int total = 0;
    int even = 0;
    int odd = 0;
    for (int group = 0; group < count; group++) {
      for (int i = starts[group]; i < ends[group]; i++) {
        int digit = chars[offset + i] - '0';
        int doubled = digit * 2 - (digit > 4 ? 9 : 0);
        even += (total & 1) == 0 ? doubled : digit;
        odd += (total & 1) == 0 ? digit : doubled;
        total++;
      }
      digits[group + 1] = total;
      evenDoubled[group + 1] = even;
      oddDoubled[group + 1] = odd;
    }
  }

  /** Whether the line holds at least so many digits. */
  boolean holdDigits(int least) {
    int digits = 0;
    for (int group = 0; group < count && digits < least; group++) {
      digits += length(group);
    }
    return digits >= least;
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

  int start(int group) {
    return starts[group];
  }

  int end(int group) {
    return ends[group];
  }

  int length(int group) {
    return ends[group] - starts[group];
  }

  /** Whether {@code separator} alone stands before this group. */
  boolean goesOn(int group, char separator) {
    return gap(group) == 1 && chars[offset + ends[group - 1]] == separator;
  }

  /** The last of the groups that go on in the same length and with the same separator. */
  int listEnd(int first) {
    int end = first;
    while (end + 1 < count
        && length(end + 1) == length(first)
        && goesOn(end + 1, chars[offset + ends[first]])) {
      end++;
    }
    return end;
  }

  /** The number of characters between this group and the one before. */
  int gap(int group) {
    return starts[group] - ends[group - 1];
  }
}
