package io.throughline.processors.redaction.detect;

/** Where a value that is assigned to a name begins and ends, as {@link PasswordDetector} asks. */
final class ValueBounds {

  /** Between the sign and the value. */
  private static final int MOST_BETWEEN = 12;

  private static final long[] BETWEEN = Ascii.set(" \t=>:[(@");

  private ValueBounds() {}

  /** Where what is assigned at {@code at} begins, with its quote if it has one. */
  static int start(Text text, int at) {
    int start = at + 1;
    while (start < text.length()
        && start - at < MOST_BETWEEN
        && Ascii.isIn(BETWEEN, text.charAt(start))) {
      start++;
    }
    return start;
  }

  /** Behind the quote that may stand at {@code start}, with a backslash before it or not. */
  static int contentStart(Text text, int start) {
    int quote = text.at(start) == '\\' ? start + 1 : start;
    return isQuote(text.at(quote)) ? quote + 1 : start;
  }

  /**
   * The end of the value that begins at {@code start}, its content at {@code from}; between tags,
   * or not. {@code ends} remembers where the last bare one of either sort was seen to end.
   */
  static int contentEnd(Text text, int start, int from, boolean tag, int[] ends) {
    return from == start
        ? bareEnd(text, encoderEnd(text, from), tag, ends)
        : quotedEnd(text, from, text.charAt(from - 1), from == start + 2);
  }

  /** Behind the name of an encoder, <code>{noop}</code>, or {@code from} itself. */
  private static int encoderEnd(Text text, int from) {
    if (text.at(from) != '{' || !Ascii.isLetter(text.at(from + 1))) {
      return from;
    }
    int end = from + 1;
    while (SecretValues.isEncoder(text.at(end))) {
      end++;
    }
    boolean goesOn = Ascii.isLetterOrDigit(text.at(end + 1)) || text.at(end + 1) == '$';
    return text.at(end) == '}' && goesOn ? end + 1 : from;
  }

  /** The end of {@code username="kim", response="…"} after {@code from}. */
  static int parametersEnd(Text text, int from) {
    int end = from;
    while (end < text.length()) {
      int at = end;
      while (text.at(at) == ' ' || text.at(at) == ',') {
        at++;
      }
      int name = at;
      while (Ascii.is(text.at(at), Ascii.NAME)) {
        at++;
      }
      if (at == name || text.at(at) != '=') {
        break;
      }
      at++;
      if (text.at(at) == '"') {
        end = Math.min(quotedEnd(text, at + 1, '"', false) + 1, text.length());
      } else {
        while (at < text.length() && !isEnd(text.charAt(at), false)) {
          at++;
        }
        end = at;
      }
    }
    return end;
  }

  static boolean isQuote(char c) {
    return c == '"' || c == '\'' || c == '`';
  }

  static int bareEnd(Text text, int from, boolean tag, int[] ends) {
    int slot = tag ? 1 : 0;
    if (from < ends[slot]) {
      return ends[slot];
    }
    char[] chars = text.array();
    int offset = text.offset();
    int limit = text.length();
    int end = from;
    while (end < limit && !isEnd(chars[offset + end], tag)) {
      end++;
    }
    text.spend(1 + end - from);
    ends[slot] = end;
    return end;
  }

  private static boolean isEnd(char c, boolean tag) {
    return tag ? c == '<' : SecretValues.ends(c);
  }

  /**
   * A backslash before a quote keeps it in the value, unless the value's first quote had one, too:
   * then the whole is JSON inside a string.
   */
  private static int quotedEnd(Text text, int from, char quote, boolean escaped) {
    char[] chars = text.array();
    int offset = text.offset();
    int limit = text.length();
    int end = from;
    while (end < limit && chars[offset + end] != quote) {
      if (chars[offset + end] == '\\') {
        if (escaped && end + 1 < limit && chars[offset + end + 1] == quote) {
          break;
        }
        end++;
      }
      end++;
    }
    text.spend(1 + end - from);
    return Math.min(end, limit);
  }
}
