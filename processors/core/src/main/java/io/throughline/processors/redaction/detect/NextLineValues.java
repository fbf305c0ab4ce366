package io.throughline.processors.redaction.detect;

/**
 * Credentials on the line behind the one that names them: {@code password: |} and {@code
 * <password>} before an indented value, {@code - name: DB_PASSWORD} before {@code value: …}, and
 * Terraform's {@code variable "password"} before its default.
 *
 * <p>Cost: the line breaks of eight characters are found at once; most lines end with what is no
 * name, or no name for a credential, which two looks tell.
 */
final class NextLineValues implements Detector {

  private static final int LONGEST_NAME = 64;

  /** Blanks, or signs, that may stand together. */
  private static final int MOST_BETWEEN = 24;

  /** So many lines behind a name its value may stand. */
  private static final int MOST_LINES = 4;

  /** What the value of a named entry is called. */
  private static final String[] VALUES = {"value", "default"};

  /** What its name is called. */
  private static final String[] NAMES = {"name", "key", "variable"};

  /** With these a line of another entry begins, or what an entry is called. */
  private static final long[] BEFORE_ENTRIES = Ascii.set(" \t\"'<vVdD");

  private static final long[] BETWEEN = Ascii.set(" \t\r\"'");

  /** With these a line begins that holds no single value. */
  private static final long[] NO_VALUE = Ascii.set("-<{[#&*!|>");

  @Override
  public String name() {
    return "password";
  }

  @Override
  public Gate gate() {
    return Gate.grams(SecretNames.grams());
  }

  @Override
  public boolean spansLines() {
    return true;
  }

  @Override
  public void detect(Text text, FindingSink sink) {
    int offset = text.offset();
    int n = text.length();
    byte[] bytes = text.bytes();
    for (int from = 0; from < n; from += Long.BYTES) {
      long word = EightBytes.at(bytes, offset + from, offset + n);
      for (long breaks = EightBytes.lineBreaks(word); breaks != 0; breaks &= breaks - 1) {
        line(text, from + (Long.numberOfTrailingZeros(breaks) >>> 3), sink);
      }
    }
  }

  /** Looks at the end of the line that ends at {@code lineEnd}. */
  private static void line(Text text, int lineEnd, FindingSink sink) {
    int end = text.peek(lineEnd - 1) == '\r' ? lineEnd - 1 : lineEnd;
    char last = text.peek(end - 1);
    switch (last) {
      case ':' -> assigned(text, withoutQuote(text, end - 1), lineEnd, true, sink);
      case '|', '>', '-', '+' -> block(text, end, lineEnd, sink);
      case '\\' -> {
        if (text.peek(end - 2) == '=' || text.peek(end - 2) == ':') {
          assigned(text, end - 2, lineEnd, false, sink);
        }
      }
      case '{' -> named(text, withoutQuote(text, end - 2), lineEnd, sink);
      case ',' -> named(text, withoutQuote(text, end - 1), lineEnd, sink);
      default -> {
        if (Ascii.isLetterOrDigit(last) || ValueBounds.isQuote(last)) {
          named(text, withoutQuote(text, end), lineEnd, sink);
        }
      }
    }
  }

  private static int withoutQuote(Text text, int end) {
    return ValueBounds.isQuote(text.peek(end - 1)) ? end - 1 : end;
  }

  /** Behind YAML's sign for a block of text, {@code password: >-}, or the tag of an element. */
  private static void block(Text text, int end, int lineEnd, FindingSink sink) {
    char last = text.peek(end - 1);
    int sign = last == '-' || last == '+' ? end - 2 : end - 1;
    boolean opens = text.peek(sign) == '|' || text.peek(sign) == '>';
    if (opens && text.peek(sign - 1) == ' ' && text.peek(sign - 2) == ':') {
      assigned(text, withoutQuote(text, sign - 2), lineEnd, false, sink);
    } else if (last == '>') {
      int start = nameStart(text, end - 1);
      if (text.peek(start - 1) == '<') {
        assigned(text, end - 1, lineEnd, false, sink);
      } else if (text.peek(start - 1) == '/' && text.peek(start - 2) == '<') {
        named(text, start - 2, lineEnd, sink);
      }
    }
  }

  private static int nameStart(Text text, int end) {
    return text.runStart(end, end - LONGEST_NAME, Ascii.NAME);
  }

  private static int kind(Text text, int nameEnd) {
    int from = Math.max(0, nameEnd - LONGEST_NAME);
    return SecretNames.possibleKind(text, from, nameEnd) == SecretNames.NONE
        ? SecretNames.NONE
        : SecretNames.kindOf(text, nameStart(text, nameEnd), nameEnd);
  }

  /** What is assigned to the name that ends at {@code nameEnd}, on the line behind the break. */
  private static void assigned(
      Text text, int nameEnd, int lineBreak, boolean plain, FindingSink sink) {
    char next = text.peek(lineBreak + 1);
    boolean goesOn = next == ' ' || next == '\t' || ValueBounds.isQuote(next);
    int kind = goesOn ? kind(text, nameEnd) : SecretNames.NONE;
    if (kind == SecretNames.NONE) {
      return;
    }
    int start = behindBlanks(text, lineBreak + 1);
    boolean quoted = ValueBounds.isQuote(text.peek(start));
    if (Ascii.isIn(NO_VALUE, text.peek(start))) {
      return;
    }
    int from = quoted ? start + 1 : start;
    int end = quoted ? ValueBounds.quotedEnd(text, from) : wordEnd(text, from);
    // A mapping, or a sentence.
    boolean alone = quoted || isLineEnd(text, end);
    if (alone && text.peek(end - 1) != ':' && (!plain || quoted || text.holdsDigit(from, end))) {
      report(text, from, end, kind, sink);
    }
  }

  /** What follows as the value of an entry whose name ends at {@code nameEnd}. */
  private static void named(Text text, int nameEnd, int lineBreak, FindingSink sink) {
    boolean goesOn = Ascii.isIn(BEFORE_ENTRIES, text.peek(lineBreak + 1));
    int kind = goesOn ? kind(text, nameEnd) : SecretNames.NONE;
    if (kind == SecretNames.NONE || !isName(text, nameStart(text, nameEnd))) {
      return;
    }
    int line = lineBreak + 1;
    for (int i = 0; i < MOST_LINES && line > 0 && line < text.length(); i++) {
      int start = behindBlanks(text, line);
      start += text.peek(start) == '<' || ValueBounds.isQuote(text.peek(start)) ? 1 : 0;
      int end = text.runEnd(start, start + LONGEST_NAME, Ascii.LETTER);
      if (text.isOneOf(VALUES, start, end)) {
        value(text, end, kind, sink);
        return;
      }
      if (end == start || text.isOneOf(NAMES, start, end)) {
        return;
      }
      line = text.indexOf('\n', end) + 1;
    }
  }

  /** Whether what begins at {@code start} is the name of an entry: {@code name: X}. */
  private static boolean isName(Text text, int start) {
    int at = start;
    while (start - at < MOST_BETWEEN && isBetween(text.peek(at - 1))) {
      at--;
    }
    return at < start
        && text.isOneOf(NAMES, text.runStart(at, at - LONGEST_NAME, Ascii.LETTER), at);
  }

  private static boolean isBetween(char c) {
    return c == ':' || c == '=' || c == '>' || (c != '\r' && Ascii.isIn(BETWEEN, c));
  }

  /** The value behind its own name, which ends at {@code nameEnd}. */
  private static void value(Text text, int nameEnd, int kind, FindingSink sink) {
    int at = nameEnd;
    while (at - nameEnd < MOST_BETWEEN && isBetween(text.peek(at))) {
      at++;
    }
    if (at == nameEnd) {
      return;
    }
    boolean quoted = ValueBounds.isQuote(text.peek(at - 1));
    int end = quoted ? ValueBounds.quotedEnd(text, at) : wordEnd(text, at);
    report(text, at, end, kind, sink);
  }

  private static void report(Text text, int from, int end, int kind, FindingSink sink) {
    if (end > from && SecretValues.isSecret(text, from, end, kind, false)) {
      sink.found(from, end);
    }
  }

  private static int behindBlanks(Text text, int from) {
    int at = from;
    while (text.peek(at) == ' ' || text.peek(at) == '\t') {
      at++;
    }
    text.spend(1 + at - from);
    return at;
  }

  private static int wordEnd(Text text, int from) {
    int end = from;
    while (text.peek(end) > ' ' && text.peek(end) != '<') {
      end++;
    }
    text.spend(1 + end - from);
    return end;
  }

  private static boolean isLineEnd(Text text, int at) {
    char c = text.peek(at);
    return c == '\0' || c == '\n' || c == '\r' || c == '<';
  }
}
