package io.throughline.processors.redaction.detect;

import java.util.Arrays;

/** The maximal runs of ASCII digits in a line, and what stands between them. Memory is reused. */
final class DigitGroups {

  private static final int LONGEST_GAP = 3;

  /** How many bits of a {@link #shape} tell a length. */
  static final int SHAPE_BITS = 4;

  /** In a shape, of a group of fifteen digits and more. */
  static final int LONGER = (1 << SHAPE_BITS) - 1;

  /** Where in a shape the sign is. */
  static final int SIGN = 3 * SHAPE_BITS;

  private static final int LENGTHS = (1 << SIGN) - 1;

  /** In a shape, what stands behind a group: the sign, and the length of the next. */
  private static final int NEXT = ~LENGTHS | LONGER << SHAPE_BITS;

  /** What a {@link #shape} tells of the signs before the next group: several, or there is none. */
  static final int SEVERAL = 0;

  /** The same, and the last is a plus, or a bracket, which may stand behind one. */
  static final int SEVERAL_PLUS = 1;

  /** Another one than the others. */
  private static final int OTHER = 2;

  /** One letter, or what is not ASCII. */
  static final int LETTER = 3;

  private static final String ALONE = " -+./:(),";

  /** All characters beyond ASCII are as this one. */
  private static final int BEYOND = 128;

  private static final int SECOND = BEYOND + 1;

  /** By character if it stands alone, and behind these by the last one of several. */
  private static final byte[] SIGNS = new byte[2 * SECOND];

  /**
   * What parts groups: 2, or 1 for an e, which does so beside another sign, 0 for what does not.
   */
  private static final byte[] PARTS = new byte[BEYOND + 1];

  static {
    for (char c = 0; c <= BEYOND; c++) {
      int sign = ALONE.indexOf(c);
      boolean exponent = (c | 0x20) == 'e';
      PARTS[c] = (byte) (exponent ? 1 : c == BEYOND || Ascii.isLetter(c) ? 2 : 0);
      SIGNS[c] = (byte) (PARTS[c] == 2 ? LETTER : sign < 0 ? OTHER : LETTER + 1 + sign);
      SIGNS[SECOND + c] = (byte) (c == '+' || c == '(' ? SEVERAL_PLUS : SEVERAL);
    }
  }

  /** Where each group starts, and where it ends; four more are written at a time. */
  private int[] bounds = new int[2 * Long.SIZE];

  private int count;

  /** By group, see {@link #shape}. */
  private char[] shapes = new char[Long.SIZE];

  /** How many digits there are from each group on. */
  private int[] digits = new int[Long.SIZE + 1];

  /** The most digits in groups that could be parts of one number, of those looked at so far. */
  private int longest;

  /** How many groups were looked at for it, and the digits that could go on behind them. */
  private int measured;

  private int together;

  private char[] chars = {};
  private int offset;
  private int length;

  private final PackedDigits packed = new PackedDigits();

  /** {@code bytes} holds each character in one byte, see {@link Text#bytes}. */
  void read(LineBits bits, byte[] bytes, char[] chars, int offset, int length) {
    this.chars = chars;
    this.offset = offset;
    this.length = length;
    longest = 0;
    measured = 0;
    together = 0;
    packed.read(bytes, offset);
    cut(bits);
    shape();
  }

  /**
   * A bit tells of each of 64 characters whether it is a digit, and so where digits begin and end;
   * a branch for each character costs twice that where they come and go by chance.
   */
  private void cut(LineBits bits) {
    int found = 0;
    long before = 0;
    for (int block = 0; block < bits.blocks(); block++) {
      long digits = bits.digits(block);
      if (bounds.length < found + Long.SIZE + 4) {
        bounds = Arrays.copyOf(bounds, bounds.length * 2);
      }
      found = places(digits ^ ((digits << 1) | before), block * Long.SIZE, bounds, found);
      before = digits >>> (Long.SIZE - 1);
    }
    if ((found & 1) != 0) {
      bounds[found++] = length;
    }
    count = found / 2;
  }

  /**
   * Four at a time, so that a branch is mispredicted less often; what is too much is overwritten.
   */
  private static int places(long bits, int first, int[] places, int count) {
    int end = count + Long.bitCount(bits);
    long left = bits;
    for (int next = count; next < end; next += 4) {
      places[next] = first + Long.numberOfTrailingZeros(left);
      left &= left - 1;
      places[next + 1] = first + Long.numberOfTrailingZeros(left);
      left &= left - 1;
      places[next + 2] = first + Long.numberOfTrailingZeros(left);
      left &= left - 1;
      places[next + 3] = first + Long.numberOfTrailingZeros(left);
      left &= left - 1;
    }
    return end;
  }

  /** From the last group to the first, and without a branch that a change of signs mispredicts. */
  private void shape() {
    if (shapes.length < count) {
      shapes = new char[bounds.length / 2];
      digits = new int[bounds.length / 2 + 1];
    }
    digits[count] = 0;
    if (count == 0) {
      return;
    }
    int after = start(count - 1);
    int sum = length(count - 1);
    int lengths = Math.min(sum, LONGER);
    digits[count - 1] = sum;
    shapes[count - 1] = (char) lengths;
    for (int group = count - 2; group >= 0; group--) {
      int start = bounds[2 * group];
      int end = bounds[2 * group + 1];
      lengths = ((lengths << SHAPE_BITS) | Math.min(end - start, LONGER)) & LENGTHS;
      // All bits where several signs stand between the groups.
      int several = (end + 1 - after) >> (Integer.SIZE - 1);
      int sign = SIGNS[Math.min(chars[offset + after - 1], BEYOND) + (several & SECOND)];
      sum += end - start;
      digits[group] = sum;
      shapes[group] = (char) ((sign << SIGN) | lengths);
      after = start;
    }
  }

  /**
   * Whether a group that begins at {@code start} could go on with the number of the one that ends
   * at {@code before}: at most three signs stand between them, or an exponent's letter.
   */
  private boolean joins(int before, int start) {
    int gap = start - before;
    if (gap == 1) {
      return parts(before) < 2;
    }
    return gap <= LONGEST_GAP && (parts(before) | parts(before + 1) | parts(start - 1)) == 0;
  }

  private int parts(int place) {
    return PARTS[Math.min(chars[place], BEYOND)];
  }

  /** Whether the groups from {@code first} to {@code last} together satisfy Luhn's check. */
  boolean isLuhn(int first, int last) {
    int sum = Checks.luhnSum(packed(first, last));
    int more = digits(first, last) - PackedDigits.MOST;
    return (more <= 0 ? sum : sum + Checks.luhnSum(lead(first, more))) % 10 == 0;
  }

  /** So many digits from a group on, packed; what stands between them is passed over. */
  private long lead(int first, int count) {
    long lead = 0;
    int left = count;
    for (int at = offset + start(first); left > 0; at++) {
      if (Ascii.isDigit(chars[at])) {
        lead = lead << Checks.BITS | (chars[at] - '0');
        left--;
      }
    }
    return lead;
  }

  /** Whether the line holds at least so many digits. */
  boolean holdDigits(int least) {
    return digits[0] >= least;
  }

  /**
   * Whether so many digits stand together that they could be one number, however it is grouped. It
   * says no for the digits of a UUID or a hash.
   */
  boolean holdNumber(int least) {
    while (longest < least && measured < count) {
      measure(measured++);
    }
    return longest >= least;
  }

  /** What a {@link #shape} tells of a sign that stands alone. */
  static int sign(char alone) {
    return SIGNS[alone];
  }

  /** The same of some, a bit for each. */
  static int signs(String alone) {
    int signs = 0;
    for (int i = 0; i < alone.length(); i++) {
      signs |= 1 << sign(alone.charAt(i));
    }
    return signs;
  }

  private void measure(int group) {
    boolean joined = group > 0 && joins(offset + end(group - 1), offset + start(group));
    together = length(group) + (joined ? together : 0);
    longest = Math.max(longest, together);
  }

  int count() {
    return count;
  }

  /**
   * The lengths of this group and the two behind it, whatever stands between them, four bits each,
   * this one's the lowest, 0 where there is none; and above them what stands behind this one.
   */
  int shape(int group) {
    return shapes[group];
  }

  /** The three lengths in a {@link #shape} alone. */
  int lengths(int group) {
    return shape(group) & LENGTHS;
  }

  /** What stands behind a group: a sign alone, by {@link #signs}, or several. */
  int sign(int group) {
    return signOf(shape(group));
  }

  /** The same in a shape. */
  static int signOf(int shape) {
    return shape >>> SIGN;
  }

  boolean beginsWithZero(int group) {
    return chars[offset + start(group)] == '0';
  }

  /** How many digits the groups from {@code first} to {@code last} have. */
  int digits(int first, int last) {
    return digits[first] - digits[last + 1];
  }

  /**
   * The character at a place in the line, NUL outside; takes no step of the budget, for those who
   * look at a few beside each group and count groups.
   */
  char at(int place) {
    return place < 0 || place >= length ? '\0' : chars[offset + place];
  }

  int start(int group) {
    return bounds[2 * group];
  }

  int end(int group) {
    return bounds[2 * group + 1];
  }

  int length(int group) {
    return end(group) - start(group);
  }

  /** The last sixteen digits from {@code first} to {@code last}, packed as for {@link Checks}. */
  long packed(int first, int last) {
    return packed.of(this, first, last);
  }

  /** The character behind a group that is not the last. */
  char separator(int group) {
    return chars[offset + end(group)];
  }

  /** Whether {@code separator} alone stands before this group. */
  boolean goesOn(int group, char separator) {
    return gap(group) == 1 && separator(group - 1) == separator;
  }

  /** The last of the groups that go on in the same length and with the same separator. */
  int listEnd(int first) {
    int length = length(first);
    int sign = sign(first);
    boolean told = length < LONGER && sign > LETTER;
    int next = (sign << SIGN) | (Math.min(length, LONGER) << SHAPE_BITS);
    int end = first;
    while ((shapes[end] & NEXT) == next && (told || isLike(first, end))) {
      end++;
    }
    return end;
  }

  /** Whether a group is followed by the same as {@code first}, where a shape does not tell. */
  private boolean isLike(int first, int group) {
    return group + 1 < count
        && length(group + 1) == length(first)
        && goesOn(group + 1, separator(first));
  }

  /**
   * The last group, at most {@code most}, of a list behind which the list goes on for {@code reach}
   * characters: no word stands near it that is not near {@code group}, too.
   */
  int withinList(int group, int listEnd, int reach, int most) {
    int stride = length(group) + 1;
    int further = (end(listEnd) - reach - start(group)) / stride;
    return Ascii.isLetter(separator(group))
        ? group
        : Math.max(group, Math.min(most, group + further));
  }

  /** The number of characters between this group and the one before. */
  int gap(int group) {
    return start(group) - end(group - 1);
  }
}
