package io.throughline.processors.redaction.detect;

/**
 * Where a value that is assigned to a name begins and ends, as {@link PasswordDetector} asks; kept
 * in a walk's scratch memory, so that each value is measured once.
 */
final class ValueBounds {

  /** In the scratch memory: where a bare value, and one between tags, was last seen to end. */
  private static final int BARE_END = 0;

  private static final int TAG_END = 1;

  /** The sign whose value is measured. */
  private static final int SIGN = 2;

  /** Where the value begins, its quote if it has one, and where its content begins and ends. */
  static final int START = 3;

  static final int FROM = 4;
  static final int END = 5;

  /** The last place in the value where a token could begin that is no password. */
  static final int LAST_TOKEN = 6;

  /** Of the bare value, and the one between tags: where it begins, and its last such place. */
  private static final int BARE_START = 8;

  private static final int BARE_LAST = 10;

  /** Between the sign and the value. */
  private static final int MOST_BETWEEN = 12;

  /** Before a quote they say what kind of string it is: {@code N'…'}, {@code b"…"}. */
  private static final long[] KINDS = Ascii.set("NnEeBbUuRrFf");

  /** Behind a quote that ends something else, and opens nothing. */
  private static final long[] AFTER_QUOTED = Ascii.set(" ,;:.)]}>&\"'`\\");

  private static final long[] BETWEEN = Ascii.set(" \t=>:[(@");

  /** What a character is in a bare value. */
  private static final byte LETTER = 0;

  private static final byte DIGIT = 1;
  private static final byte OTHER = 2;
  private static final byte ENDING = 3;

  /** Stands for all characters outside ASCII. */
  private static final int OTHERS = 127;

  private static final byte[] PARTS = new byte[OTHERS + 1];

  static {
    for (char c = 0; c <= OTHERS; c++) {
      byte sign = SecretValues.ends(c) ? ENDING : OTHER;
      PARTS[c] = Ascii.isDigit(c) ? DIGIT : Ascii.isLetter(c) ? LETTER : sign;
    }
  }

  /** What holds a string: Rust's and Scala's option, a union of Avro. */
  private static final String[] HOLDERS = {"Some(", "{\"string\":"};

  private ValueBounds() {}

  /** Measures what is assigned at {@code at}, which is not the text's first character. */
  static void measure(Text text, int at, int[] seen) {
    if (seen[SIGN] == at) {
      return;
    }
    char[] chars = text.array();
    int offset = text.offset();
    int n = text.length();
    int limit = Math.min(n, at + MOST_BETWEEN);
    int start = at + 1;
    while (start < limit && Ascii.isIn(BETWEEN, chars[offset + start])) {
      start++;
    }
    text.spend(start - at);
    start = held(text, start);
    char first = start < n ? chars[offset + start] : '\0';
    boolean escaped = first == '\\' && isQuote(text.peek(start + 1));
    seen[SIGN] = at;
    seen[START] = start;
    if (escaped || isQuote(first) || isKind(text, start)) {
      int from = isQuote(first) ? start + 1 : start + 2;
      seen[FROM] = from;
      seen[END] = quotedEnd(text, from);
      seen[LAST_TOKEN] = from;
    } else {
      seen[FROM] = start;
      int value = first == '{' ? encoderEnd(text, start) : start;
      int slot = chars[offset + at] == '>' ? TAG_END : BARE_END;
      seen[END] = bareEnd(text, value, slot == TAG_END, seen);
      boolean known = value == start && start >= seen[BARE_START + slot];
      seen[LAST_TOKEN] = known ? seen[BARE_LAST + slot] : start;
    }
  }

  /**
   * Whether what is assigned at {@code at} is the rest of a bare value that is known to hold no
   * token there: told without measuring it.
   */
  static boolean isRefused(Text text, int at, int[] seen) {
    int from = at + 1;
    return from < seen[BARE_END]
        && from >= seen[BARE_START]
        && from > seen[BARE_LAST]
        && !isKind(text, from)
        && Ascii.isLetterOrDigit(text.peek(from))
        && text.peek(at) != '>';
  }

  /** The quote behind what holds a string and begins at {@code start}, or that place. */
  private static int held(Text text, int start) {
    for (String holder : HOLDERS) {
      if (text.peek(start) == holder.charAt(0) && text.startsWith(holder, start)) {
        int end = start + holder.length();
        int quote = text.peek(end) == ' ' ? end + 1 : end;
        return text.peek(quote) == '"' ? quote : start;
      }
    }
    return start;
  }

  /** Behind the name of an encoder, <code>{noop}</code>, whose brace is there, or {@code from}. */
  private static int encoderEnd(Text text, int from) {
    if (!Ascii.isLetter(text.at(from + 1))) {
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
        end = Math.min(quotedEnd(text, at + 1) + 1, text.length());
      } else {
        while (at < text.length() && !SecretValues.ends(text.charAt(at))) {
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

  /** Whether a letter stands there that says what kind of string begins behind it. */
  private static boolean isKind(Text text, int at) {
    return isQuote(text.peek(at + 1))
        && Ascii.isIn(KINDS, text.peek(at))
        && text.peek(at + 2) > ' '
        && !Ascii.isIn(AFTER_QUOTED, text.peek(at + 2));
  }

  static int bareEnd(Text text, int from, boolean tag, int[] seen) {
    int slot = tag ? TAG_END : BARE_END;
    if (from < seen[slot]) {
      return seen[slot];
    }
    char[] chars = text.array();
    int offset = text.offset();
    int limit = text.length();
    // The last three signs, as if some stood before the value.
    int first = from - 1;
    int second = from - 1;
    int third = from - 1;
    int token = -1;
    int end = from;
    while (end < limit) {
      char c = chars[offset + end];
      int part = PARTS[Math.min(c, OTHERS)];
      if (tag ? c == '<' : part == ENDING) {
        break;
      }
      if (part == DIGIT) {
        token = end;
      } else if (part != LETTER) {
        token = lastToken(token, first, end);
        first = second;
        second = third;
        third = end;
      }
      end++;
    }
    text.spend(1 + end - from);
    seen[slot] = end;
    seen[BARE_START + slot] = from;
    seen[BARE_LAST + slot] = lastToken(token, first, end);
    return end;
  }

  /** The later of {@code token} and where one of words, of what {@code first} begins, could. */
  private static int lastToken(int token, int first, int end) {
    return end - first > SecretValues.SHORTEST_WORDS
        ? Math.max(token, end - SecretValues.SHORTEST_WORDS)
        : token;
  }

  /**
   * A backslash before a quote keeps it in the value, unless the value's first quote had one, too:
   * then the whole is JSON inside a string.
   */
  static int quotedEnd(Text text, int from) {
    char quote = text.peek(from - 1);
    boolean escaped = text.peek(from - 2) == '\\';
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
