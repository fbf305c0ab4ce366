package io.throughline.processors.redaction.detect;

/**
 * A line as a reader sees it: full-width forms and other digits folded to ASCII, zero-width
 * characters left out, no-break spaces and dashes made plain, percent and backslash-u escapes
 * resolved, with the way back to the original offsets.
 *
 * <p>Used only for lines that hold such characters. Memory is used again.
 */
final class Folding {

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
      if (c == '%' && i + 2 < n && hex(line.charAt(i + 1)) >= 0 && hex(line.charAt(i + 2)) >= 0) {
        int value = hex(line.charAt(i + 1)) * 16 + hex(line.charAt(i + 2));
        put(value >= ' ' && value < 127 ? (char) value : '\u00B7', i, i + 3);
        changed = true;
        i += 3;
      } else if (c == '\\'
          && i + 5 < n
          && (line.charAt(i + 1) | 0x20) == 'u'
          && fourHex(line, i + 2) >= 0) {
        fold((char) fourHex(line, i + 2), i, i + 6);
        changed = true;
        i += 6;
      } else {
        fold(c, i, i + 1);
        i++;
      }
    }
    return changed;
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
      case '\u00A0', '\u1680', '\u202F', '\u205F', '\u3000' -> {
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

  private static int fourHex(Text line, int at) {
    int value = 0;
    for (int i = at; i < at + 4; i++) {
      int digit = hex(line.charAt(i));
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
