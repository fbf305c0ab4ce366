package io.throughline.processors.redaction.detect;

/**
 * The check of an IBAN by 97: behind the country's letters and the two check digits, which count as
 * if they stood last, each letter as two digits, the number leaves a remainder of 1.
 *
 * <p>Structure: divided by its own power of ten, modulo 97, the number is a sum in which each
 * character counts by how many digits are up to it, whatever follows. So no step waits for the one
 * before, and the sum of one place gives that of the next, with which it shares most characters.
 */
final class IbanCheck {

  private static final int MODULUS = 97;

  /** 10 to it is 1. */
  private static final int ORDER = MODULUS - 1;

  /** The inverse of 10. */
  private static final int TENTH = 68;

  /** What a walk remembers: whose sum is known, and the digits up to both its ends. */
  private static final int FROM = 0;

  private static final int TO = 1;
  private static final int SUM = 2;
  private static final int DIGITS_FROM = 3;
  private static final int DIGITS_TO = 4;

  /** Stands for all characters outside ASCII. */
  private static final int OTHERS = 127;

  /** What a character counts, and above it as how many digits; signs nothing. */
  private static final int[] VALUES = new int[OTHERS + 1];

  private static final int WIDTH = 8;

  /** By how many digits stand up to a character, also beyond one order. */
  private static final int[] WEIGHTS = new int[4 * ORDER];

  static {
    for (char c = 0; c <= OTHERS; c++) {
      if (Ascii.isDigit(c)) {
        VALUES[c] = 1 << WIDTH | (c - '0');
      } else if (Ascii.isLetter(c)) {
        VALUES[c] = 2 << WIDTH | (Ascii.toUpper(c) - 'A' + 10);
      }
    }
    WEIGHTS[0] = 1;
    for (int i = 1; i < WEIGHTS.length; i++) {
      WEIGHTS[i] = WEIGHTS[i - 1] * TENTH % MODULUS;
    }
  }

  private IbanCheck() {}

  /**
   * Whether it holds for what stands between two places, with the country and the check before it;
   * {@code read} was zeros before the first.
   */
  static boolean isValid(char[] chars, int from, int to, int[] read) {
    if (from < read[FROM] || from > read[TO] || to < read[TO]) {
      read[FROM] = from;
      read[TO] = from;
      read[SUM] = 0;
      read[DIGITS_FROM] = 0;
      read[DIGITS_TO] = 0;
    }
    int sum = read[SUM];
    int digits = read[DIGITS_FROM];
    for (int i = read[FROM]; i < from; i++) {
      int value = VALUES[Math.min(chars[i], OTHERS)];
      digits += value >>> WIDTH;
      sum -= (value & 0xFF) * WEIGHTS[digits];
    }
    read[DIGITS_FROM] = withinOrder(digits);
    digits = read[DIGITS_TO];
    for (int i = read[TO]; i < to; i++) {
      int value = VALUES[Math.min(chars[i], OTHERS)];
      digits += value >>> WIDTH;
      sum += (value & 0xFF) * WEIGHTS[digits];
    }
    read[FROM] = from;
    read[TO] = to;
    read[SUM] = sum;
    read[DIGITS_TO] = withinOrder(digits);
    int check = (chars[from - 2] - '0') * 10 + chars[from - 1] - '0';
    int all =
        sum
            + (VALUES[chars[from - 4]] & 0xFF) * WEIGHTS[digits + 2]
            + (VALUES[chars[from - 3]] & 0xFF) * WEIGHTS[digits + 4]
            + (check - 1) * WEIGHTS[digits + 6];
    return all % MODULUS == 0;
  }

  /** The same weight, from where the next walk stays within the table. */
  private static int withinOrder(int digits) {
    return digits < ORDER ? digits : digits - ORDER;
  }
}
