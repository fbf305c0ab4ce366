package io.throughline.processors.redaction.detect;

/**
 * The digits of any groups that stand together, as {@link Checks} read them. Memory is reused.
 *
 * <p>Structure: before each group the last sixteen digits up to it, so that each group is packed
 * once, however many numbers it may be part of.
 */
final class PackedDigits {

  /** A number of more is not kept as a whole. */
  static final int MOST = 16;

  private byte[] bytes = {};
  private int offset;

  private long[] before = {};
  private int from;
  private int to;

  /** A line's characters, in a byte each, from {@code offset} on. */
  void read(byte[] bytes, int offset) {
    this.bytes = bytes;
    this.offset = offset;
    from = 0;
    to = -1;
  }

  /** Those from {@code first} to {@code last}, the last sixteen of them. */
  long of(DigitGroups groups, int first, int last) {
    if (first < from || first > to) {
      if (before.length <= groups.count()) {
        before = new long[2 * (groups.count() + 1)];
      }
      before[first] = 0;
      from = first;
      to = first;
    }
    for (; to <= last; to++) {
      before[to + 1] = behind(before[to], offset + groups.start(to), groups.length(to));
    }
    int count = Math.min(groups.digits(first, last), MOST);
    return before[last + 1] & LineBits.upTo(count * Checks.BITS);
  }

  /** So many digits from a place on, packed behind a number. */
  private long behind(long number, int start, int length) {
    long packed = number;
    int at = start;
    int left = length;
    for (; left > Long.BYTES; left -= Long.BYTES) {
      packed = Checks.packed(packed, EightBytes.at(bytes, at), Long.BYTES);
      at += Long.BYTES;
    }
    return Checks.packed(packed, EightBytes.at(bytes, at), left);
  }
}
