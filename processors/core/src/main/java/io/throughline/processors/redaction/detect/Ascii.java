package io.throughline.processors.redaction.detect;

/** Classes of ASCII characters; everything else is in none of them. */
final class Ascii {

  private static final int DIGIT = 1;
  private static final int UPPER = 2;
  private static final int LOWER = 4;
  private static final int HEX = 8;

  private static final byte[] CLASSES = new byte[128];

  static {
    for (char c = '0'; c <= '9'; c++) {
      CLASSES[c] = DIGIT | HEX;
    }
    for (char c = 'A'; c <= 'Z'; c++) {
      CLASSES[c] = (byte) (c <= 'F' ? UPPER | HEX : UPPER);
      CLASSES[c + 32] = (byte) (c <= 'F' ? LOWER | HEX : LOWER);
    }
  }

  private Ascii() {}

  /** A few characters, for {@link #isIn}. */
  static long[] set(String characters) {
    long[] set = new long[2];
    for (int i = 0; i < characters.length(); i++) {
      set[characters.charAt(i) >> 6] |= 1L << characters.charAt(i);
    }
    return set;
  }

  /** As {@code indexOf(c) >= 0}, at the cost of a shift. */
  static boolean isIn(long[] set, char c) {
    return c < 128 && (set[c >> 6] >>> c & 1) != 0;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  static boolean isLetter(char c) {
    return is(c, UPPER | LOWER);
  }

  static boolean isLetterOrDigit(char c) {
    return is(c, DIGIT | UPPER | LOWER);
  }

  static boolean isHex(char c) {
    return is(c, HEX);
  }

  static char toLower(char c) {
    return isUpper(c) ? (char) (c + 32) : c;
  }

  static char toUpper(char c) {
    return c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
  }

  private static boolean is(char c, int mask) {
    return c < 128 && (CLASSES[c] & mask) != 0;
  }
}
