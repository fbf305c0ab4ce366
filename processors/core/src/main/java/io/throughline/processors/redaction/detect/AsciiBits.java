package io.throughline.processors.redaction.detect;

/**
 * Which of at most 64 neighbouring characters, in a byte each, are of a class of ASCII, a bit for
 * each: the first one's is the lowest. {@link Sieve#SLACK} more bytes must be readable.
 */
final class AsciiBits {

  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
  private static final long ZEROS = 0x3030_3030_3030_3030L;
  private static final long LOWER_CASE = 0x2020_2020_2020_2020L;

  /** Brings all above nine to the high bit. */
  private static final long ABOVE_NINE = 0x7676_7676_7676_7676L;

  /** The same from a on, and above z. */
  private static final long FROM_A = 0x1F1F_1F1F_1F1F_1F1FL;

  private static final long ABOVE_Z = 0x0505_0505_0505_0505L;

  private static final long ABOVE_F = 0x1919_1919_1919_1919L;

  /** Brings the high bits of eight bytes together in the highest one. */
  private static final long TOGETHER = 0x0102_0408_1020_4080L;

  private AsciiBits() {}

  static long digits(byte[] bytes, int from, int to) {
    long digits = 0;
    for (int i = 0; i < Long.SIZE; i += Long.BYTES) {
      long value = EightBytes.at(bytes, from + i) ^ ZEROS;
      long others = ((value & ~HIGH_BITS) + ABOVE_NINE) | value;
      digits |= together(~others) << i;
    }
    return upTo(to - from, digits);
  }

  static long letters(byte[] bytes, int from, int to) {
    return lettersBelow(ABOVE_Z, bytes, from, to);
  }

  /** Those that are hexadecimal digits. */
  static long lettersToF(byte[] bytes, int from, int to) {
    return lettersBelow(ABOVE_F, bytes, from, to);
  }

  private static long lettersBelow(long above, byte[] bytes, int from, int to) {
    long letters = 0;
    for (int i = 0; i < Long.SIZE; i += Long.BYTES) {
      long value = EightBytes.at(bytes, from + i);
      long lower = (value & ~HIGH_BITS) | LOWER_CASE;
      long others = (lower + above) | value;
      letters |= together((lower + FROM_A) & ~others) << i;
    }
    return upTo(to - from, letters);
  }

  /** Where {@code c} stands. */
  static long of(char c, byte[] bytes, int from, int to) {
    long each = c * 0x0101_0101_0101_0101L;
    long found = 0;
    for (int i = 0; i < Long.SIZE; i += Long.BYTES) {
      long value = EightBytes.at(bytes, from + i) ^ each;
      long others = ((value & ~HIGH_BITS) + ~HIGH_BITS) | value;
      found |= together(~others) << i;
    }
    return upTo(to - from, found);
  }

  /** Those of no class, as they are not ASCII. */
  static long others(byte[] bytes, int from, int to) {
    long others = 0;
    for (int i = 0; i < Long.SIZE; i += Long.BYTES) {
      others |= together(EightBytes.at(bytes, from + i)) << i;
    }
    return upTo(to - from, others);
  }

  /** The high bit of each byte. */
  private static long together(long bytes) {
    return (((bytes & HIGH_BITS) >>> 7) * TOGETHER) >>> 56;
  }

  private static long upTo(int size, long bits) {
    return size < Long.SIZE ? bits & ((1L << size) - 1) : bits;
  }
}
