package io.throughline.processors.redaction.detect;

import java.util.function.LongPredicate;

/** Check-digit rules of identity numbers, on the digits of a number as a {@code long}. */
final class Checks {

  private static final int[][] VERHOEFF_TIMES = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, {1, 2, 3, 4, 0, 6, 7, 8, 9, 5}, {2, 3, 4, 0, 1, 7, 8, 9, 5, 6},
    {3, 4, 0, 1, 2, 8, 9, 5, 6, 7}, {4, 0, 1, 2, 3, 9, 5, 6, 7, 8}, {5, 9, 8, 7, 6, 0, 4, 3, 2, 1},
    {6, 5, 9, 8, 7, 1, 0, 4, 3, 2}, {7, 6, 5, 9, 8, 2, 1, 0, 4, 3}, {8, 7, 6, 5, 9, 3, 2, 1, 0, 4},
    {9, 8, 7, 6, 5, 4, 3, 2, 1, 0}
  };
  private static final int[] VERHOEFF_START = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};
  private static final int[][] VERHOEFF_TURN = new int[8][10];

  static {
    for (int i = 0; i < 10; i++) {
      VERHOEFF_TURN[0][i] = i;
    }
    for (int turn = 1; turn < 8; turn++) {
      for (int i = 0; i < 10; i++) {
        VERHOEFF_TURN[turn][i] = VERHOEFF_START[VERHOEFF_TURN[turn - 1][i]];
      }
    }
  }

  private Checks() {}

  /** The digit at {@code place}, counted from the right, 0 first. */
  static int digit(long number, int place) {
    long rest = number;
    for (int i = 0; i < place; i++) {
      rest /= 10;
    }
    return (int) (rest % 10);
  }

  /** The {@code count} digits that end {@code skip} digits from the right. */
  static int part(long number, int skip, int count) {
    long rest = number;
    for (int i = 0; i < skip; i++) {
      rest /= 10;
    }
    long limit = 1;
    for (int i = 0; i < count; i++) {
      limit *= 10;
    }
    return (int) (rest % limit);
  }

  static boolean luhn(long number) {
    int sum = 0;
    boolean doubled = false;
    for (long rest = number; rest > 0; rest /= 10) {
      int digit = (int) (rest % 10);
      sum += doubled ? digit * 2 - (digit > 4 ? 9 : 0) : digit;
      doubled = !doubled;
    }
    return sum % 10 == 0;
  }

  static boolean verhoeff(long number) {
    int check = 0;
    int place = 0;
    for (long rest = number; rest > 0; rest /= 10) {
      check = VERHOEFF_TIMES[check][VERHOEFF_TURN[place % 8][(int) (rest % 10)]];
      place++;
    }
    return check == 0;
  }

  /** The sum of digits times weights, the weights given for the leftmost digits first. */
  static int weighted(long number, int digits, int... weights) {
    long rest = number;
    for (int i = weights.length; i < digits; i++) {
      rest /= 10;
    }
    int sum = 0;
    for (int i = weights.length - 1; i >= 0; i--) {
      sum += weights[i] * (int) (rest % 10);
      rest /= 10;
    }
    return sum;
  }

  /** The weighted sum over all digits is a multiple of {@code modulus}. */
  static LongPredicate multiple(int modulus, int... weights) {
    return number -> weighted(number, weights.length, weights) % modulus == 0;
  }

  /** ISO 7064 mod 11, 10 over {@code digits} digits. */
  static boolean iso11(long number, int digits) {
    int product = 10;
    for (int place = digits - 1; place > 0; place--) {
      int sum = (digit(number, place) + product) % 10;
      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    int check = 11 - product;
    return (check == 10 ? 0 : check) == digit(number, 0);
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
