package io.throughline.processors.redaction.detect;

/**
 * Credentials whose name is a value itself: {@code {"name":"DB_PASSWORD","value":"…"}}, {@code
 * <input name="password" value="…">}, {@code put("api_token", "…")}, "Setting 'password' to '…'".
 */
final class NamedValues {

  private static final String VALUE = "value";
  private static final int LONGEST_NAME = 64;

  /** Between the name and the word "value", or a comma and the next quote. */
  private static final int MOST_BETWEEN = 6;

  /** Calls whose second argument is the value of what the first names. */
  private static final String[] SETTERS = {
    "put", "setproperty", "setenv", "putenv", "append", "putstring", "setrequestproperty"
  };

  private static final String TO = " to ";

  /** Before the name whose value stands behind "to"; what is renamed so is no value. */
  private static final String[] SETTING = {"set", "setting", "sets"};

  private static final int LONGEST_VERB = 8;

  private static final long[] BETWEEN = Ascii.set(" ,\\\"'");

  private final Text text;
  private final ValueBounds values;

  /** No sign before it is looked at again; the word before one may stand in what was found. */
  private int from;

  NamedValues(Text text) {
    this.text = text;
    values = new ValueBounds(text);
  }

  void clear() {
    values.clear();
    from = 0;
  }

  /**
   * Looks at what the name that may end at {@code end} is set to, where it stands in quotes, or at
   * the second argument of a call with it.
   */
  void behindName(int end, FindingSink sink) {
    if (ValueBounds.isQuote(text.peek(end))) {
      setting(end, sink);
    }
    int quote = text.runEnd(end, text.length(), NameEnds.NUMBER);
    quote += text.peek(quote) == '\\' ? 1 : 0;
    boolean quoted = text.peek(quote) == '"' || text.peek(quote) == '\'';
    if (quoted && text.peek(quote + 1) == ',') {
      argument(quote + 1, sink);
    }
  }

  private void argument(int comma, FindingSink sink) {
    if (comma >= from) {
      from = argument(text, comma, sink) + 1;
    }
  }

  /** Looks at what is assigned to the word "value" that may end at {@code end}. */
  void value(int end, FindingSink sink) {
    int sign = signBehind(text, end);
    if (sign >= from) {
      from = value(values, sign, sink) + 1;
    }
  }

  /** Looks at what the name in quotes is set to that ends at {@code nameEnd}. */
  private void setting(int nameEnd, FindingSink sink) {
    int quote = nameEnd + 1 + TO.length();
    if (quote < from || !text.startsWith(TO, nameEnd + 1) || !ValueBounds.isQuote(text.at(quote))) {
      return;
    }
    int nameStart = text.runStart(nameEnd, nameEnd - LONGEST_NAME, Ascii.NAME);
    if (ValueBounds.isQuote(text.at(nameStart - 1)) && isSet(text, nameStart - 2)) {
      int end = ValueBounds.quotedEnd(text, quote + 1);
      report(text, quote + 1, end, SecretNames.kindOf(text, nameStart, nameEnd), sink);
      from = end;
    }
  }

  /** Whether such a verb stands before a blank. */
  private static boolean isSet(Text text, int blank) {
    int start = text.runStart(blank, blank - LONGEST_VERB, Ascii.LETTER);
    return text.at(blank) == ' ' && text.isOneOf(SETTING, start, blank);
  }

  /** The place of the sign behind the word "value" that may end at {@code end}, or -1. */
  private static int signBehind(Text text, int end) {
    if (!text.startsWithIgnoringCase(VALUE, end - VALUE.length())) {
      return -1;
    }
    int sign = end;
    while (sign - end < MOST_BETWEEN && Ascii.isIn(BETWEEN, text.at(sign))) {
      sign++;
    }
    return text.at(sign) == '=' || text.at(sign) == ':' ? sign : -1;
  }

  /** What stands behind the comma at {@code at}; returns the place to go on. */
  private static int argument(Text text, int at, FindingSink sink) {
    int nameEnd = text.at(at - 2) == '\\' ? at - 2 : at - 1;
    int nameStart = text.runStart(nameEnd, nameEnd - LONGEST_NAME, Ascii.NAME);
    int open = text.at(nameStart - 2) == '\\' ? nameStart - 2 : nameStart - 1;
    boolean call = text.at(open - 1) == '(' && Ascii.isLetter(text.at(open - 2));
    int kind =
        call && ValueBounds.isQuote(text.at(nameStart - 1))
            ? SecretNames.kindOf(text, nameStart, nameEnd)
            : SecretNames.NONE;
    int from = at + 1;
    while (from - at < MOST_BETWEEN && (text.at(from) == ' ' || text.at(from) == '\\')) {
      from++;
    }
    if (kind == SecretNames.NONE || !ValueBounds.isQuote(text.at(from))) {
      return at;
    }
    int end = ValueBounds.quotedEnd(text, from + 1);
    int close = text.at(end) == '\\' ? end + 1 : end;
    // Names of columns stand in brackets, too; few of them hold digits.
    boolean last =
        text.at(close + 1) == ')' && (text.holdsDigit(from, end) || isSetter(text, open - 1));
    report(text, from + 1, end, last ? kind : SecretNames.NONE, sink);
    return end;
  }

  /** Whether the name that ends at {@code end} is that of a call that sets a value by its name. */
  private static boolean isSetter(Text text, int end) {
    return text.isOneOf(SETTERS, text.runStart(end, end - LONGEST_NAME, Ascii.LETTER), end);
  }

  /** What is assigned to "value" at {@code at}; returns the place to go on. */
  private static int value(ValueBounds values, int at, FindingSink sink) {
    Text text = values.text();
    int end = back(text, at, MOST_BETWEEN);
    int start = end - VALUE.length();
    if (!text.startsWithIgnoringCase(VALUE, start) || Ascii.is(text.at(start - 1), Ascii.NAME)) {
      return at;
    }
    int nameEnd = back(text, start, MOST_BETWEEN);
    int nameStart = text.runStart(nameEnd, nameEnd - LONGEST_NAME, Ascii.NAME);
    int sign = back(text, nameStart, MOST_BETWEEN) - 1;
    boolean assigned = text.at(sign) == '=' || text.at(sign) == ':';
    int kind =
        assigned && nameEnd < start
            ? SecretNames.kindOf(text, nameStart, nameEnd)
            : SecretNames.NONE;
    if (kind == SecretNames.NONE) {
      return at;
    }
    int from = at + 1;
    while (from - at < MOST_BETWEEN && (text.at(from) == ' ' || text.at(from) == '\\')) {
      from++;
    }
    boolean quoted = ValueBounds.isQuote(text.at(from));
    int valueEnd = quoted ? ValueBounds.quotedEnd(text, from + 1) : values.bareEnd(from);
    report(text, quoted ? from + 1 : from, valueEnd, kind, sink);
    return Math.max(at, valueEnd - 1);
  }

  private static void report(Text text, int from, int end, int kind, FindingSink sink) {
    if (kind != SecretNames.NONE
        && end > from
        && SecretValues.isSecret(text, from, end, kind, false)) {
      sink.found(from, end);
    }
  }

  private static int back(Text text, int from, int most) {
    int at = from;
    while (from - at < most && at > 0 && Ascii.isIn(BETWEEN, text.at(at - 1))) {
      at--;
    }
    return at;
  }
}
