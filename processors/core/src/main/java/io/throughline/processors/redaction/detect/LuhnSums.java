package io.throughline.processors.redaction.detect;

/**
 * Luhn's check of any groups of digits that stand together. Memory is reused.
 *
 * <p>Structure: the sums of all digits before each group, so that each digit is added up once,
 * however many numbers it may be part of; eight at a time.
 */
final class LuhnSums {

  private static final long DIGITS = 0x0F0F_0F0F_0F0F_0F0FL;
  private static final long ONES = 0x0101_0101_0101_0101L;

  /** Brings a digit above four to the high bit. */
  private static final long ABOVE_FOUR = 0x7B7B_7B7B_7B7B_7B7BL;

  /** The first, the third and so on of eight characters. */
  private static final long ODD_PLACES = 0x00FF_00FF_00FF_00FFL;

  private byte[] bytes = {};
  private int offset;

  /**
   * From {@link #from} to {@link #to}, every second digit doubled: in the lower half the first, the
   * third and so on, in the upper half the others. The lowest bit tells whether they are odd in
   * number.
   */
  private long[] sums = {};

  private int from;
  private int to;

  /** A line's characters, in a byte each, from {@code offset} on. */
  void read(byte[] bytes, int offset) {
    this.bytes = bytes;
    this.offset = offset;
    from = 0;
    to = -1;
  }

  /** Whether the groups from {@code first} to {@code last} together satisfy the check. */
  boolean hold(DigitGroups groups, int first, int last) {
    if (first < from || first > to) {
      sumFrom(first, groups.count());
    }
    if (last >= to) {
      sumTo(groups, last + 1);
    }
    long after = sums[last + 1];
    long sum = (after >>> 1) - (sums[first] >>> 1);
    return (int) (sum >>> ((after & 1) * Integer.SIZE)) % 10 == 0;
  }

  private void sumFrom(int group, int count) {
    if (sums.length <= count) {
      sums = new long[Math.max(count + 1, 2 * sums.length)];
    }
    sums[group] = 0;
    from = group;
    to = group;
  }

  /** So many at once as were summed before, as a few groups at a time cost twice as much. */
  private void sumTo(DigitGroups groups, int least) {
    int end = Math.min(groups.count(), Math.max(least, 2 * to - from));
    long sum = sums[to] >>> 1;
    int odd = (int) sums[to] & 1;
    for (int group = to; group < end; group++) {
      int start = offset + groups.start(group);
      int left = groups.length(group);
      long both = 0;
      for (; left > Long.BYTES; left -= Long.BYTES) {
        both += both(EightBytes.at(bytes, start));
        start += Long.BYTES;
      }
      // What follows the last digit is shifted out, which puts as many zeros before the first.
      int zeros = Long.BYTES - left;
      both += turned(both(EightBytes.at(bytes, start) << (zeros * Byte.SIZE)), zeros);
      sum += turned(both, odd);
      odd ^= left & 1;
      sums[group + 1] = (sum << 1) | odd;
    }
    to = end;
  }

  /** With the halves exchanged if {@code odd} is. */
  private static long turned(long both, int odd) {
    return Long.rotateLeft(both, odd << 5);
  }

  /** What eight digits add to both halves of a sum that an even number of digits is in. */
  private static long both(long word) {
    long digits = word & DIGITS;
    long doubled = 2 * digits - 9 * (((digits + ABOVE_FOUR) >>> 7) & ONES);
    long plainFirst = sum((digits & ODD_PLACES) | (doubled & ~ODD_PLACES));
    long doubledFirst = sum((doubled & ODD_PLACES) | (digits & ~ODD_PLACES));
    return (plainFirst << Integer.SIZE) | doubledFirst;
  }

  private static long sum(long bytes) {
    return (bytes * ONES) >>> (Long.SIZE - Byte.SIZE);
  }
}
