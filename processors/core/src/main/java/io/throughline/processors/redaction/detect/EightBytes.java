package io.throughline.processors.redaction.detect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Eight neighbouring characters in a word, a byte each, the first one's the lowest; and the high
 * bits of those that are of some kind, if all are ASCII.
 */
final class EightBytes {

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
  private static final long ZEROS = 0x3030_3030_3030_3030L;

  /** Brings all above nine to the high bit. */
  private static final long ABOVE_NINE = 0x7676_7676_7676_7676L;

  /** Brings all from zero on to the high bit, and above nine. */
  private static final long FROM_ZERO = 0x5050_5050_5050_5050L;

  private static final long OVER_NINE = 0x4646_4646_4646_4646L;

  /** The same from A on, and above Z. */
  private static final long FROM_A = 0x3F3F_3F3F_3F3F_3F3FL;

  private static final long ABOVE_Z = 0x2525_2525_2525_2525L;

  /** Brings all from a dash on to the high bit. */
  private static final long FROM_DASH = 0x5353_5353_5353_5353L;

  private static final long LOWER_CASE = 0x2020_2020_2020_2020L;
  private static final long BREAKS = 0x0A0A_0A0A_0A0A_0A0AL;
  private static final long TABS = 0x0909_0909_0909_0909L;
  private static final long TAG_ENDS = 0x3E3E_3E3E_3E3E_3E3EL;

  /** Brings all letters from a on to the high bit, and above z. */
  private static final long FROM_LOWER_A = 0x1F1F_1F1F_1F1F_1F1FL;

  private static final long ABOVE_LOWER_Z = 0x0505_0505_0505_0505L;

  private EightBytes() {}

  static long at(byte[] bytes, int at) {
    return (long) WORDS.get(bytes, at);
  }

  /** NUL where the line has ended. */
  static long at(byte[] bytes, int at, int to) {
    long word = at(bytes, at);
    return to - at < Long.BYTES ? word & ((1L << ((to - at) << 3)) - 1) : word;
  }

  /** The same with ASCII letters in lower case; among others some are as one, "_" and DEL. */
  static long lower(byte[] bytes, int at, int to) {
    long ended = to - at < Long.BYTES ? (1L << ((to - at) << 3)) - 1 : -1;
    return (at(bytes, at) | LOWER_CASE) & ended;
  }

  /** As {@link #lower(byte[], int, int)} of a word of letters, or the first eight of them. */
  static long lower(String word) {
    byte[] ascii = word.getBytes(StandardCharsets.US_ASCII);
    return lower(Arrays.copyOf(ascii, Math.max(ascii.length, Long.BYTES)), 0, ascii.length);
  }

  /** Whether so many bytes at two places are the same; {@link Sieve#SLACK} more are readable. */
  static boolean areEqual(byte[] bytes, int one, int other, int length) {
    int whole = length & -Long.BYTES;
    for (int i = 0; i < whole; i += Long.BYTES) {
      if (at(bytes, one + i) != at(bytes, other + i)) {
        return false;
      }
    }
    int rest = (length - whole) << 3;
    long different = at(bytes, one + whole) ^ at(bytes, other + whole);
    return (different & ((1L << rest) - 1)) == 0;
  }

  /** Puts NULs behind the last character. */
  static void endAt(byte[] bytes, int end) {
    WORDS.set(bytes, end, 0L);
  }

  /** The same with DEL for what is not ASCII. */
  static long ascii(long word) {
    long others = word & HIGH_BITS;
    return (word & ~HIGH_BITS) | (others - (others >>> 7));
  }

  /** Of a word of ASCII. */
  static long digits(long word) {
    long value = word ^ ZEROS;
    return ~((value + ABOVE_NINE) | value) & HIGH_BITS;
  }

  /** Of digits and upper-case letters, whatever the others are. */
  static long digitsAndCapitals(long word) {
    long value = word & ~HIGH_BITS;
    long digits = (value + FROM_ZERO) & ~(value + OVER_NINE);
    long capitals = (value + FROM_A) & ~(value + ABOVE_Z);
    return (digits | capitals) & ~word & HIGH_BITS;
  }

  /** Of letters, whatever the others are. */
  static long letters(long word) {
    long lower = (word & ~HIGH_BITS) | LOWER_CASE;
    return (lower + FROM_LOWER_A) & ~(lower + ABOVE_LOWER_Z) & ~word & HIGH_BITS;
  }

  /** Of those before the dash in ASCII, as a space is: none of them is a token's. */
  static long belowDash(long word) {
    return ~(word + FROM_DASH) & HIGH_BITS;
  }

  /** Of line breaks, whatever the others are. */
  static long lineBreaks(long word) {
    return zeros(word ^ BREAKS);
  }

  /** The same of tabs. */
  static long tabs(long word) {
    return zeros(word ^ TABS);
  }

  /** The same of the signs that end a tag. */
  static long tagEnds(long word) {
    return zeros(word ^ TAG_ENDS);
  }

  private static long zeros(long value) {
    return ~(((value & ~HIGH_BITS) + ~HIGH_BITS) | value) & HIGH_BITS;
  }
}
