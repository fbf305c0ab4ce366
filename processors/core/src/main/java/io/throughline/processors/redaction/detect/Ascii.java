package io.throughline.processors.redaction.detect;

/** Classes of ASCII characters; everything else is in none of them. */
final class Ascii {

  static final int DIGIT = 1;
  static final int UPPER = 2;
  private static final int LOWER = 4;
  static final int HEX = 8;
  private static final int DASH = 16;
  private static final int DOT = 32;
  private static final int ADDRESS = 64;

  static final int LETTER = UPPER | LOWER;
  static final int ALNUM = LETTER | DIGIT;

  /** With underscores and dashes. */
  static final int WORD = ALNUM | DASH;

  /** With dots, too. */
  static final int NAME = WORD | DOT;

  /** With slashes, colons and at signs. */
  static final int PATH = NAME | ADDRESS;

  /** By any character, so that a look needs no test of it first. */
  private static final byte[] CLASSES = new byte[Character.MAX_VALUE + 1];

  static {
    for (char c = '0'; c <= '9'; c++) {
      CLASSES[c] = DIGIT | HEX;
    }
    for (char c = 'A'; c <= 'Z'; c++) {
      CLASSES[c] = (byte) (c <= 'F' ? UPPER | HEX : UPPER);
      CLASSES[c + 32] = (byte) (c <= 'F' ? LOWER | HEX : LOWER);
    }
    CLASSES['_'] = DASH;
    CLASSES['-'] = DASH;
    CLASSES['.'] = DOT;
    CLASSES['/'] = ADDRESS;
    CLASSES[':'] = ADDRESS;
    CLASSES['@'] = ADDRESS;
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
    return is(c, LETTER);
  }

  static boolean isLetterOrDigit(char c) {
    return is(c, ALNUM);
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

  /** Whether the character is in one of some classes, given as bits. */
  static boolean is(char c, int classes) {
    return (CLASSES[c] & classes) != 0;
  }

  /** The classes of an ASCII character. */
  static int classes(char c) {
    return CLASSES[c];
  }

  /** The end of the run of such characters that begins at {@code from}. */
  static int runEnd(char[] chars, int from, int limit, int classes) {
    int end = from;
    while (end < limit && is(chars[end], classes)) {
      end++;
    }
    return end;
  }

  /**
   * The start of the next run of at least so many such characters, or {@code limit}; before {@code
   * from} none goes on. Of a text without any it reads a few characters in each so many.
   */
  static int longRun(char[] chars, int from, int limit, int classes, int least) {
    int start = from;
    while (start + least <= limit) {
      int begin = runStart(chars, start + least, start, classes);
      if (begin == start) {
        return start;
      }
      start = begin;
    }
    return limit;
  }

  /** The start of the run of such characters that ends at {@code to}. */
  static int runStart(char[] chars, int to, int limit, int classes) {
    int start = to;
    while (start > limit && is(chars[start - 1], classes)) {
      start--;
    }
    return start;
  }
}
