package io.throughline.processors.redaction.detect;

/**
 * Where what stands in quotes in SQL ends, in one reading of the backslashes before them, and which
 * quotes begin nothing.
 *
 * <p>A quote that nothing closes is of the sentence around the statement, or a misprint: if it
 * began a name, that name would hide all the literals behind it.
 */
final class SqlQuotes {

  /** A backslash is a character like others. */
  static final int PLAIN = 0;

  /** A backslash escapes what is behind it. */
  static final int ESCAPED = 1;

  /** The same, and two before a quote are one that JSON has doubled. */
  static final int ESCAPED_TWICE = 2;

  private final Text text;
  private int reading;

  private boolean behindABackslash;
  private boolean behindTwoBackslashes;

  /** Nothing closed the last of them: the others begin no name, either. */
  private boolean loneBacktick;

  private boolean loneDoubleQuote;

  /** What stands before the statement: a quote, if a sentence quotes it. */
  private char around;

  /** Whether what was read last has a closing quote. */
  private boolean closed;

  SqlQuotes(Text text) {
    this.text = text;
  }

  /** Begins to read a statement. */
  void read(int from, int as) {
    reading = as;
    behindABackslash = false;
    behindTwoBackslashes = false;
    loneBacktick = false;
    loneDoubleQuote = false;
    around = text.peek(from - 1);
  }

  /** Whether one of those read so far is, and another reading would go on otherwise. */
  boolean areBehindABackslash() {
    return behindABackslash;
  }

  boolean areBehindTwoBackslashes() {
    return behindTwoBackslashes;
  }

  /** Behind the quote that closes the one at {@code start}, or the text's end; two are none. */
  int end(int start) {
    return end(start, reading != PLAIN && text.peek(start) != '`');
  }

  /** The same where a backslash is known to escape, or not. */
  int end(int start, boolean escapes) {
    char[] chars = text.array();
    int offset = text.offset();
    int length = text.length();
    char quote = chars[offset + start];
    int i = start + 1;
    while (i < length) {
      char c = chars[offset + i];
      if (c == '\\') {
        i = behindBackslash(i, quote, escapes);
      } else if (c != quote) {
        i++;
      } else if (text.peek(i + 1) == quote) {
        i += 2;
      } else {
        break;
      }
    }
    closed = i < length;
    int end = Math.min(i + 1, length);
    text.spend(end - start);
    return end;
  }

  private int behindBackslash(int at, char quote, boolean escapes) {
    char next = text.peek(at + 1);
    if (next == '\\' && text.peek(at + 2) == quote) {
      behindTwoBackslashes = true;
      if (reading == ESCAPED_TWICE) {
        return at + 3;
      }
    }
    behindABackslash |= next == quote;
    return escapes ? at + 2 : at + 1;
  }

  /** Whether each quote like this one has been closed so far. */
  boolean mayBeginName(char quote) {
    return quote == '`' ? !loneBacktick : !loneDoubleQuote;
  }

  /** Whether a name begins with the quote at {@code start}, to which the end was read last. */
  boolean beginName(int start) {
    if (text.peek(start) == '`') {
      loneBacktick = !closed;
    } else {
      loneDoubleQuote = !closed;
    }
    return closed;
  }

  /** Whether the quote at {@code at} ends what a sentence quotes. */
  boolean endStatement(int at) {
    return text.peek(at) == around;
  }
}
