package io.throughline.processors.redaction.detect;

/**
 * Check-digit rules of identity numbers, on numbers of at most sixteen digits that are packed: four
 * bits hold a digit, so that each is read by a shift and not by divisions.
 */
final class Checks {

  /** Of a digit. */
  static final int BITS = 4;

  private static final int DIGIT = 0xF;
  private static final int PAIR = 0xFF;

  /** The digits of eight characters. */
  private static final long DIGITS = 0x0F0F_0F0F_0F0F_0F0FL;

  private static final long ONES = 0x0101_0101_0101_0101L;

  /** Brings a digit above four to the high bit of its byte. */
  private static final long ABOVE_FOUR = 0x7B7B_7B7B_7B7B_7B7BL;

  /** What two digits make together is at the place that they are written as. */
  private static final byte[] VERHOEFF_TIMES = new byte[100];

  private static final int[] VERHOEFF_START = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};

  /** By a pair's place and two digits, what they do to the check together. */
  private static final byte[] VERHOEFF_PAIRS = new byte[4 << (2 * BITS)];

  /** By the product of ISO 7064 mod 11, 10 and two digits, the product behind them. */
  private static final byte[] ISO11_PAIRS = new byte[11 << (2 * BITS)];

  static {
    for (int product = 1; product <= 10; product++) {
      for (int digits = 0; digits < 100; digits++) {
        int pair = (digits / 10) << BITS | digits % 10;
        ISO11_PAIRS[product << (2 * BITS) | pair] =
            (byte) iso11(iso11(product, digits / 10), digits % 10);
      }
    }
    for (int digits = 0; digits < 100; digits++) {
      VERHOEFF_TIMES[digits] = (byte) turned(digits / 10, digits % 10);
    }
    int[][] turn = new int[8][10];
    for (int digit = 0; digit < 10; digit++) {
      turn[0][digit] = digit;
      for (int place = 1; place < 8; place++) {
        turn[place][digit] = VERHOEFF_START[turn[place - 1][digit]];
      }
    }
    for (int place = 0; place < 8; place += 2) {
      for (int digits = 0; digits < 100; digits++) {
        int pair = ((place / 2) << (2 * BITS)) | ((digits / 10) << BITS) | (digits % 10);
        VERHOEFF_PAIRS[pair] =
            (byte) turned(turn[place][digits % 10], turn[place + 1][digits / 10]);
      }
    }
  }

  private Checks() {}

  static long packed(long number) {
    long packed = 0;
    int place = 0;
    for (long rest = number; rest > 0; rest /= 10) {
      packed |= rest % 10 << place;
      place += BITS;
    }
    return packed;
  }

  /** Packs the first {@code count} of eight digits, see {@link EightBytes}, behind a number. */
  static long packed(long number, long eight, int count) {
    long digits = Long.reverseBytes(eight & DIGITS);
    digits |= digits >>> BITS;
    digits &= 0x00FF_00FF_00FF_00FFL;
    digits |= digits >>> (2 * BITS);
    digits &= 0x0000_FFFF_0000_FFFFL;
    digits |= digits >>> (4 * BITS);
    digits &= 0xFFFF_FFFFL;
    return number << (BITS * count) | digits >>> (BITS * (Long.BYTES - count));
  }

  /** The digit at {@code place}, counted from the right, 0 first. */
  static int digit(long number, int place) {
    return (int) (number >>> (BITS * place)) & DIGIT;
  }

  /** The {@code count} digits that end {@code skip} digits from the right, as a number. */
  static int part(long number, int skip, int count) {
    int part = 0;
    for (int place = skip + count - 1; place >= skip; place--) {
      part = part * 10 + digit(number, place);
    }
    return part;
  }

  /** As a number: two digits are taken together, then four and eight, all at once. */
  static long unpacked(long number) {
    long twos = joined(number, DIGITS, BITS, 10);
    long fours = joined(twos, 0x00FF_00FF_00FF_00FFL, 2 * BITS, 100);
    long eights = joined(fours, 0x0000_FFFF_0000_FFFFL, 4 * BITS, 10_000);
    return joined(eights, 0xFFFF_FFFFL, 8 * BITS, 100_000_000);
  }

  private static long joined(long parts, long lower, int bits, int factor) {
    return (parts & lower) + (parts >>> bits & lower) * factor;
  }

  /** The sum of every second digit, the rightmost the first. */
  static int sumOfEven(long number) {
    return (int) (((number & DIGITS) * ONES) >>> (Long.SIZE - Byte.SIZE));
  }

  static boolean luhn(long number) {
    return luhnSum(number) % 10 == 0;
  }

  /** In a byte each, every second digit is added to the double of the one before. */
  static int luhnSum(long number) {
    long doubled = number >>> BITS & DIGITS;
    long sums = (number & DIGITS) + 2 * doubled - 9 * ((doubled + ABOVE_FOUR) >>> 7 & ONES);
    return (int) ((sums * ONES) >>> (Long.SIZE - Byte.SIZE));
  }

  /** Turns and mirrors of a pentagon: five of each, the one after the other. */
  private static int turned(int first, int second) {
    int turn = first % 5 + (first < 5 ? second % 5 : 5 - second % 5);
    return turn % 5 + (first < 5 == second < 5 ? 0 : 5);
  }

  /** Of twelve digits. */
  static boolean verhoeff(long number) {
    // The pairs are taken together by twos, so that none waits for all before it.
    int first = times(pair(number, 0), pair(number, 1));
    int second = times(pair(number, 2), pair(number, 3));
    int third = times(pair(number, 4), pair(number, 5));
    return times(times(first, second), third) == 0;
  }

  private static int pair(long number, int pair) {
    int digits = (int) (number >>> (2 * BITS * pair)) & PAIR;
    return VERHOEFF_PAIRS[((pair & 3) << (2 * BITS)) | digits];
  }

  private static int times(int first, int second) {
    return VERHOEFF_TIMES[first * 10 + second];
  }

  /** ISO 7064 mod 11, 10 over eleven digits. */
  static boolean iso11(long number) {
    int product = 10;
    for (int place = 9; place > 0; place -= 2) {
      int pair = (int) (number >>> (place * BITS)) & PAIR;
      product = ISO11_PAIRS[product << (2 * BITS) | pair];
    }
    return (11 - product) % 10 == digit(number, 0);
  }

  private static int iso11(int product, int digit) {
    int sum = (digit + product) % 10;
    return (sum == 0 ? 10 : sum) * 2 % 11;
  }

  static boolean date(int yearInCentury, int month, int day) {
    if (month < 1 || month > 12 || day < 1) {
      return false;
    }
    int days =
        switch (month) {
          case 2 -> yearInCentury % 4 == 0 ? 29 : 28;
          case 4, 6, 9, 11 -> 30;
          default -> 31;
        };
    return day <= days;
  }

  /** Year, month and day in the six digits that end {@code skip} digits from the right. */
  static boolean date(long number, int skip) {
    return date(part(number, skip + 4, 2), part(number, skip + 2, 2), part(number, skip, 2));
  }
}
