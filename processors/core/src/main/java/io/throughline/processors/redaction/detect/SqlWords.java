package io.throughline.processors.redaction.detect;

import java.util.Arrays;

/** The keywords of SQL behind which a value stands. */
final class SqlWords {

  private static final int LONGEST = 7;

  /** By length, all of their characters at once; the case of letters apart. */
  private static final long[][] WORDS = {
    {},
    {},
    all("in"),
    {},
    all("like", "then", "else", "when"),
    all("ilike", "rlike", "value"),
    all("values", "regexp", "escape", "return"),
    all("between", "against", "default")
  };

  private static final long BY = EightBytes.lower("by");
  private static final long NOT = EightBytes.lower("not");

  private SqlWords() {}

  private static long[] all(String... words) {
    return Arrays.stream(words).mapToLong(EightBytes::lower).toArray();
  }

  /**
   * Whether the word is one; {@code NOT} lets stand what was expected before it. Of the text {@code
   * bytes} holds each character in one byte.
   */
  static boolean takesValue(Text text, byte[] bytes, int start, int end, boolean expected) {
    int length = end - start;
    if (length > LONGEST) {
      return false;
    }
    int from = text.offset() + start;
    long word = EightBytes.lower(bytes, from, from + length);
    for (long one : WORDS[length]) {
      if (one == word) {
        return true;
      }
    }
    return word == NOT
        ? expected
        : word == BY && text.startsWithIgnoringCase("identified ", start - 11);
  }

  /** Whether a password in Oracle's dialect, without quotes, begins here. */
  static boolean isPassword(Text text, int start) {
    return text.peek(start - 1) == ' '
        && Ascii.toLower(text.peek(start - 2)) == 'y'
        && text.startsWithIgnoringCase("identified by ", start - 14)
        && !text.startsWithIgnoringCase("values", start)
        && !text.startsWithIgnoringCase("random", start);
  }
}
