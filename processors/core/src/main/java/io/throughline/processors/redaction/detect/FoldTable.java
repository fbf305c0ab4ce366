package io.throughline.processors.redaction.detect;

import java.text.Normalizer;

/**
 * The plain character that one outside ASCII stands for: compatibility forms (Unicode's NFKC) of
 * one ASCII character, digits of other scripts, what looks like a space, dash or dot; NUL for what
 * nobody sees. Letters of other scripts stay what they are.
 *
 * <p>Built when the first such character is met; 28 KB.
 */
final class FoldTable {

  /** Stands for nothing. */
  static final char UNSEEN = '\0';

  /** Beyond lie ideographs and syllables, up to the compatibility forms. */
  private static final int LOW_END = 0x3400;

  private static final int HIGH_START = 0xFE00;

  private static final char[] LOW = new char[LOW_END];
  private static final char[] HIGH = new char[Character.MAX_VALUE + 1 - HIGH_START];

  static {
    for (int c = 0; c < LOW_END; c++) {
      LOW[c] = compute((char) c);
    }
    for (int c = HIGH_START; c <= Character.MAX_VALUE; c++) {
      HIGH[c - HIGH_START] = compute((char) c);
    }
    put(" ", "\u2022\u2219\u2028\u2029\u0085");
    put("-", "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\u02D7\u058A\uFE58\uFE63");
    put(".", "\u00B7\u2024\u2027\u3002\u30FB\uFE52\uFF61\uFF65");
    put("\0", "\u115F\u1160\u3164\uFFA0");
  }

  private FoldTable() {}

  /** The character itself if it stands for no other. */
  static char plain(char c) {
    return c < LOW_END ? LOW[c] : c < HIGH_START ? c : HIGH[c - HIGH_START];
  }

  private static void put(String plain, String characters) {
    for (int i = 0; i < characters.length(); i++) {
      char c = characters.charAt(i);
      if (c < LOW_END) {
        LOW[c] = plain.charAt(0);
      } else {
        HIGH[c - HIGH_START] = plain.charAt(0);
      }
    }
  }

  private static char compute(char c) {
    if (c < 128) {
      return c;
    }
    int digit = Character.digit(c, 10);
    if (digit >= 0) {
      return (char) ('0' + digit);
    }
    int type = Character.getType(c);
    if (type == Character.SPACE_SEPARATOR) {
      return ' ';
    }
    if (type == Character.FORMAT || type == Character.NON_SPACING_MARK) {
      return UNSEEN;
    }
    String compatible = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
    boolean ascii = compatible.length() == 1 && compatible.charAt(0) < 128;
    return ascii ? compatible.charAt(0) : c;
  }
}
