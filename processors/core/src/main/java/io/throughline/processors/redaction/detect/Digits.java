package io.throughline.processors.redaction.detect;

/** Which of some neighbouring characters are ASCII digits, a bit for each. */
final class Digits {

  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
  private static final long ZEROS = 0x3030_3030_3030_3030L;

  /** Brings all above nine to the high bit. */
  private static final long ABOVE_NINE = 0x7676_7676_7676_7676L;

  /** Brings the high bits of eight bytes together in the highest one. */
  private static final long TOGETHER = 0x0102_0408_1020_4080L;

  private Digits() {}

  /** In at most 64 characters, the first one in the lowest bit. */
  static long in(char[] chars, int from, int to) {
    long digits = 0;
    for (int i = to - 1; i >= from; i--) {
      // The difference is negative for digits alone.
      int distance = (chars[i] - '0') & 0xFFFF;
      digits = (digits << 1) | ((distance - 10) >>> 31);
    }
    return digits;
  }

  /** As the other one, in one byte a character; {@link Sieve#SLACK} more bytes must be readable. */
  static long in(byte[] bytes, int from, int to) {
    long digits = 0;
    for (int i = from; i < to; i += Long.BYTES) {
      long value = Sieve.word(bytes, i) ^ ZEROS;
      long others = ((value & ~HIGH_BITS) + ABOVE_NINE) | value;
      long bits = (((~others & HIGH_BITS) >>> 7) * TOGETHER) >>> 56;
      digits |= bits << (i - from);
    }
    return to - from < Long.SIZE ? digits & ((1L << (to - from)) - 1) : digits;
  }
}
