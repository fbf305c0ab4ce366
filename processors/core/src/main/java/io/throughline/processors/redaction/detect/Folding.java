package io.throughline.processors.redaction.detect;

/**
 * A line as a reader sees it: full-width forms and other digits folded to ASCII, zero-width
 * characters left out, no-break spaces and dashes made plain, percent and backslash-u escapes
 * resolved, with the way back to the original offsets.
 *
 * <p>Used only for lines that hold such characters. Memory is used again.
 */
final class Folding {

  /** Five alphabets of digits for formulas, in a row. */
  private static final int FIRST_MATHEMATICAL_DIGIT = 0x1D7CE;

  char[] chars = new char[256];
  int length;

  private int[] starts = new int[256];
  private int[] ends = new int[256];
  private boolean changed;

  /** Folds {@code line}; false if there was nothing to fold. */
  boolean fold(Text line) {
    int n = line.length();
    if (chars.length < n) {
      int size = Math.max(n, chars.length * 2);
      chars = new char[size];
      starts = new int[size];
      ends = new int[size];
    }
    length = 0;
    changed = false;
    line.startBudget();
    int i = 0;
    while (i < n) {
      char c = line.charAt(i);
      int escape = c == '%' || c == '\\' || c == '&' ? escape(line, i) : 0;
      if (escape > 0) {
        changed = true;
        i = escape;
      } else if (Character.isHighSurrogate(c) && isMathematicalDigit(line, i)) {
        int point = Character.toCodePoint(c, line.charAt(i + 1));
        put((char) ('0' + (point - FIRST_MATHEMATICAL_DIGIT) % 10), i, i + 2);
        changed = true;
        i += 2;
      } else {
        fold(c, i, i + 1);
        i++;
      }
    }
    return changed;
  }

  private static boolean isMathematicalDigit(Text line, int at) {
    int point = Character.toCodePoint(line.charAt(at), line.at(at + 1));
    return point >= FIRST_MATHEMATICAL_DIGIT && point < FIRST_MATHEMATICAL_DIGIT + 50;
  }

  /** Resolves an escape at {@code at}; returns the place after it, or 0 if there is none. */
  private int escape(Text line, int at) {
    char c = line.charAt(at);
    char next = line.at(at + 1);
    if (c == '%') {
      // Escaped twice: %2540.
      int digits =
          next == '2' && line.at(at + 2) == '5' && isTwoHex(line, at + 3) ? at + 3 : at + 1;
      return isTwoHex(line, digits) ? resolved(hex(line, digits, 2), at, digits + 2) : 0;
    }
    if (c == '\\') {
      if ((next | 0x20) == 'u') {
        return resolved(hex(line, at + 2, 4), at, at + 6);
      }
      return next == 'x' ? resolved(hex(line, at + 2, 2), at, at + 4) : 0;
    }
    return next == '#' ? reference(line, at) : 0;
  }

  /** A numeric character reference of HTML: decimal, or hexadecimal after an x. */
  private int reference(Text line, int at) {
    boolean hexadecimal = (line.at(at + 2) | 0x20) == 'x';
    int start = at + (hexadecimal ? 3 : 2);
    int end = start;
    int value = 0;
    while (end - start < 6 && hex(line.at(end)) >= 0) {
      value = value * (hexadecimal ? 16 : 10) + hex(line.at(end));
      end++;
    }
    return end > start && line.at(end) == ';' ? resolved(value, at, end + 1) : 0;
  }

  private int resolved(int value, int start, int end) {
    if (value < 0) {
      return 0;
    }
    // A control character, or half of one beyond ASCII, separates.
    boolean plain = value >= ' ' && value != 127 && value <= Character.MAX_VALUE;
    fold(plain && !(value > 127 && end - start == 3) ? (char) value : '\u00B7', start, end);
    return end;
  }

  /** Where the folded character at {@code index} begins in the line. */
  int startOf(int index) {
    return starts[index];
  }

  /** Where the folded character at {@code index} ends in the line. */
  int endOf(int index) {
    return ends[index];
  }

  private void fold(char c, int start, int end) {
    if (c < 128) {
      put(c, start, end);
      return;
    }
    char plain = plain(c);
    changed |= plain != c;
    if (plain != '\0') {
      put(plain, start, end);
    }
  }

  /** The plain character for {@code c}, NUL for one that nobody sees. */
  private static char plain(char c) {
    if (c >= '\uFF01' && c <= '\uFF5E') {
      return (char) (c - '\uFF01' + '!');
    }
    switch (c) {
      case '\u00AD',
          '\u200B',
          '\u200C',
          '\u200D',
          '\u2060',
          '\u200E',
          '\u200F',
          '\uFEFF',
          '\u180E' -> {
        return '\0';
      }
      case '\u2022', '\u2219', '\u00A0', '\u1680', '\u202F', '\u205F', '\u3000' -> {
        return ' ';
      }
      case '\u2010',
          '\u2011',
          '\u2012',
          '\u2013',
          '\u2014',
          '\u2015',
          '\u2212',
          '\uFE58',
          '\uFE63' -> {
        return '-';
      }
      case '\u2024', '\u3002', '\uFE52' -> {
        return '.';
      }
      default -> {}
    }
    if (c >= '\u2000' && c <= '\u200A') {
      return ' ';
    }
    int digit = Character.digit(c, 10);
    return digit >= 0 ? (char) ('0' + digit) : c;
  }

  private void put(char c, int start, int end) {
    chars[length] = c;
    starts[length] = start;
    ends[length++] = end;
  }

  private static boolean isTwoHex(Text line, int at) {
    return hex(line.at(at)) >= 0 && hex(line.at(at + 1)) >= 0;
  }

  private static int hex(Text line, int at, int count) {
    int value = 0;
    for (int i = at; i < at + count; i++) {
      int digit = hex(line.at(i));
      if (digit < 0) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value;
  }

  private static int hex(char c) {
    return c < 128 ? Character.digit(c, 16) : -1;
  }
}
