package io.throughline.processors.redaction.detect;

/**
 * Where a value that is assigned to a name begins and ends, as {@link PasswordDetector} asks; kept
 * for a walk from left to right, so that each value is measured once.
 */
final class ValueBounds {

  /** Between the sign and the value. */
  private static final int MOST_BETWEEN = 12;

  /** Before the quotes of a string of JSON inside another: {@code \"}, or <code>\\\"</code>. */
  private static final int MOST_ESCAPES = 3;

  /** Before a quote they say what kind of string it is: {@code N'…'}, {@code b"…"}. */
  private static final long[] KINDS = Ascii.set("NnEeBbUuRrFf");

  /** Behind a quote that ends something else, and opens nothing. */
  private static final long[] AFTER_QUOTED = Ascii.set(" ,;:.)]}>&\"'`\\");

  private static final long[] BETWEEN = Ascii.set(" \t=>:[(@");

  /** Where a value begins with one of these, it may hold another, which ends elsewhere. */
  private static final long[] BEFORE_OTHERS = Ascii.set(" \t=>:[(@{\\S");

  /** What holds a string: Rust's and Scala's option, a union of Avro, an object around a value. */
  private static final String[] HOLDERS = {"Some(", "{\"string\":", "{\"value\":"};

  private static final long[] HOLDER_INITIALS = Ascii.set("S{");

  /**
   * The furthest a token's first characters may reach behind the letters of its name, which may go
   * on with numbers and joints; in words of eight.
   */
  private static final int TOKEN_REACH = 22 * Long.BYTES;

  private static final int UNKNOWN = -1;

  /** Further than any place. */
  private static final int NONE = Integer.MAX_VALUE;

  private final Text text;

  /** The sign whose value is measured. */
  private int sign;

  /** The one whose value is measured, or where it begins. */
  private int begun;

  /** Where the value begins, its quote if it has one, and where its content begins and ends. */
  private int start;

  private int from;
  private int end;

  /** The bare value last seen: what begins within it ends as it does. */
  private int bareFrom;

  private int bareEnd;

  /** The sign {@link #mayBeToken} was last asked of, and what it said. */
  private int asked;

  private boolean answer;

  /** A digit or upper-case letter behind the place {@link #isTokenNear} was last asked of. */
  private int seen;

  /** Where the value between tags last seen ends. */
  private int tagEnd;

  ValueBounds(Text text) {
    this.text = text;
    clear();
  }

  void clear() {
    sign = 0;
    begun = 0;
    bareFrom = 0;
    bareEnd = 0;
    tagEnd = 0;
    asked = UNKNOWN;
    seen = 0;
  }

  Text text() {
    return text;
  }

  int start() {
    return start;
  }

  int from() {
    return from;
  }

  int end() {
    return end;
  }

  /** Measures what is assigned at {@code at}, which is not the text's first character. */
  void measure(int at) {
    begin(at);
    if (sign != at) {
      end(at);
    }
  }

  /** Where the content of what is assigned at {@code at} begins; told without a walk over it. */
  int fromOf(int at) {
    begin(at);
    return from;
  }

  /**
   * Whether nothing is assigned at {@code at}, or one digit, which is nobody's credential; told
   * without a walk over the value.
   */
  boolean isNothing(int at) {
    if (Ascii.isLetter(text.peek(at + 1))) {
      return false;
    }
    begin(at);
    int behind = Ascii.isDigit(text.peek(from)) ? from + 1 : from;
    char last = text.peek(behind);
    if (from == start) {
      return text.peek(at) == '>' ? last == '<' : SecretValues.ends(last);
    }
    char quote = text.peek(from - 1);
    return last == quote
        || (last == '\\' && text.peek(from - 2) == '\\' && text.peek(behind + 1) == quote);
  }

  /** Whether what is assigned at {@code at} ends as the bare value last seen; then it is known. */
  private boolean isRestOfBare(int at) {
    int rest = at + 1;
    if (rest <= bareFrom
        || rest >= bareEnd - 1
        || text.peek(at) == '>'
        || Ascii.isIn(BEFORE_OTHERS, text.peek(rest))) {
      return false;
    }
    sign = at;
    start = rest;
    from = rest;
    end = bareEnd;
    return true;
  }

  private void begin(int at) {
    if (begun == at) {
      return;
    }
    begun = at;
    if (isRestOfBare(at)) {
      return;
    }
    sign = UNKNOWN;
    if (isThere(at + 1)) {
      start = at + 1;
      from = start;
      return;
    }
    start = behind(at);
    int quote = start;
    while (quote < start + MOST_ESCAPES && text.peek(quote) == '\\') {
      quote++;
    }
    from = isQuote(text.peek(quote)) ? quote + 1 : isKind(start) ? start + 2 : start;
  }

  /** Whether a value without quotes begins there, as nothing else begins so. */
  private boolean isThere(int at) {
    char first = text.peek(at);
    char second = text.peek(at + 1);
    boolean holder = first == HOLDERS[0].charAt(0) && second == HOLDERS[0].charAt(1);
    return Ascii.isLetterOrDigit(first) && !holder && !isQuote(second);
  }

  private void end(int at) {
    sign = at;
    if (from > start) {
      end = quotedEnd(text, from);
    } else {
      int value = text.peek(start) == '{' ? encoderEnd(text, start) : start;
      end = text.peek(at) == '>' ? tagEnd(value) : bareEnd(value);
    }
  }

  /** The place behind the sign at {@code at} and what may stand between it and a value. */
  private int behind(int at) {
    int begin = at + 1;
    int most = at + MOST_BETWEEN;
    while (Ascii.isIn(BETWEEN, text.peek(begin)) && begin < most) {
      begin++;
    }
    text.spend(begin - at);
    return Ascii.isIn(HOLDER_INITIALS, text.peek(begin)) ? held(text, begin) : begin;
  }

  /** Whether what is assigned at {@code at} holds digits, or is long and of few words. */
  boolean mayBeToken(int at) {
    if (asked != at) {
      asked = at;
      answer = mayBeTokenAt(at);
    }
    return answer;
  }

  private boolean mayBeTokenAt(int at) {
    begin(at);
    if (sign != at) {
      if (!SecretValues.mayBeginToken(text, from)) {
        return false;
      }
      end(at);
    }
    return SecretValues.mayBeToken(text, from, end);
  }

  /** Whether what is assigned at {@code at} is as mixed as under a name that is anything's. */
  boolean mayBeOfKey(int at) {
    begin(at);
    if (sign != at) {
      if (!SecretValues.mayBeginOfKey(text, from)) {
        return false;
      }
      end(at);
    }
    return SecretValues.mayBeOfKey(text, from, end);
  }

  /**
   * Whether a digit or an upper-case letter, without which there is no token, may stand so near
   * behind a name that ends at {@code at} that one assigned to it could hold it; asked from left to
   * right, each character is read a few times at most.
   */
  boolean isTokenNear(int at) {
    if (at >= seen) {
      seen = digitOrCapital(at + 1);
    }
    return seen - at <= TOKEN_REACH;
  }

  /** The last one within reach from {@code from} on, or else the first one, or {@link #NONE}. */
  private int digitOrCapital(int from) {
    byte[] bytes = text.bytes();
    int offset = text.offset();
    int n = text.length();
    int reach = from + TOKEN_REACH;
    int last = NONE;
    int at = from;
    while (at < n && (at < reach || last == NONE)) {
      long word = EightBytes.at(bytes, offset + at, offset + n);
      long others = EightBytes.digitsAndCapitals(word);
      if (others != 0) {
        last = at + ((Long.SIZE - 1 - Long.numberOfLeadingZeros(others)) >> 3);
      }
      at += Long.BYTES;
    }
    text.spend(1 + at - from);
    return last;
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
        // Amazon's names of signed headers: "SignedHeaders=host;x-amz-date, Signature=…".
        while (at < text.length()
            && (!SecretValues.ends(text.charAt(at))
                || (text.charAt(at) == ';' && Ascii.isLetter(text.at(at + 1))))) {
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
  private boolean isKind(int at) {
    return isQuote(text.peek(at + 1))
        && Ascii.isIn(KINDS, text.peek(at))
        && text.peek(at + 2) > ' '
        && !Ascii.isIn(AFTER_QUOTED, text.peek(at + 2));
  }

  /** The end of a value without quotes that begins at {@code first}. */
  int bareEnd(int first) {
    if (first >= bareEnd) {
      bareFrom = first;
      bareEnd = text.bareEnd(first);
    }
    return bareEnd;
  }

  private int tagEnd(int first) {
    if (first >= tagEnd) {
      int close = text.indexOf('<', first);
      tagEnd = close < 0 ? text.length() : close;
      text.spend(1 + tagEnd - first);
    }
    return tagEnd;
  }

  /**
   * A backslash before a quote keeps it in the value; but in JSON inside a string those that the
   * value's first quote has, too, are the string's, and one more doubles them.
   */
  static int quotedEnd(Text text, int from) {
    char quote = text.peek(from - 1);
    char[] chars = text.array();
    int offset = text.offset();
    int limit = text.length();
    int escapes = escapesBefore(text, from - 1);
    int end = from;
    int run = 0;
    while (end < limit && (chars[offset + end] != quote || run % (2 * escapes + 2) > escapes)) {
      run = chars[offset + end] == '\\' ? run + 1 : 0;
      end++;
    }
    text.spend(1 + end - from);
    return end < limit ? end - Math.min(run, escapes) : end;
  }

  /** Where the next string of an array begins, behind one that ends at {@code quote}; else -1. */
  static int nextString(Text text, int quote) {
    int comma = blanksEnd(text, quote + 1);
    int next = text.peek(comma) == ',' ? blanksEnd(text, comma + 1) : comma;
    return next > comma && text.peek(next) == text.peek(quote) ? next + 1 : -1;
  }

  private static int blanksEnd(Text text, int from) {
    int end = from;
    while (end - from < MOST_BETWEEN && text.peek(end) == ' ') {
      end++;
    }
    return end;
  }

  private static int escapesBefore(Text text, int quote) {
    int first = quote;
    while (quote - first < MOST_ESCAPES && text.peek(first - 1) == '\\') {
      first--;
    }
    return quote - first;
  }
}
