package io.throughline.processors.redaction.detect;

/** Where a blank behind a name assigns what follows it. */
final class BlankSigns {

  private static final int LONGEST = 64;

  private static final String PASS = "pass";
  private static final String ENV = "ENV ";
  private static final String IDENTIFIED_BY = "IDENTIFIED BY";
  private static final char LAST_OF_IDENTIFIED_BY = 'Y';

  /** Of commands that keep a setting: {@code aws configure set}, {@code CONFIG SET}. */
  private static final String[] SET = {"configure set ", "config set "};

  /** Of a Redis's configuration. */
  private static final String[] SETTINGS = {"requirepass", "masterauth"};

  private BlankSigns() {}

  /** Whether the one at {@code at} could before a word, as the last word of its name tells. */
  static boolean mayAssign(Text text, int at) {
    int start = text.bits().wordStart(at);
    char before = text.peek(start - 1);
    boolean command = before == ' ' && mayBeCommand(text.peek(start - 2));
    return command
        || Assignments.isWithinName(before)
        || text.peek(at - 1) == LAST_OF_IDENTIFIED_BY
        || text.isOneOf(SETTINGS, start, at);
  }

  /** Whether the one at {@code at} does, behind this name. */
  static boolean assigns(Text text, int at, NameBefore name) {
    if (isQuoteAssign(text, at) || isIdentifiedBy(text, at)) {
      return true;
    }
    int start = name.start();
    char first = text.peek(start);
    if (first == '-') {
      return isOption(text, start, at);
    }
    return (text.peek(start - 1) == ' ' && isCommand(text, start))
        || text.isOneOf(SETTINGS, start, at);
  }

  /** {@code --password value}, {@code -storepass value}, with the name between two places. */
  private static boolean isOption(Text text, int start, int end) {
    if (text.peek(end + 1) == '-') {
      return false;
    }
    char first = text.peek(start + 1);
    boolean word = Ascii.isLetter(first) && !Ascii.isLetterOrDigit(text.peek(start - 1));
    return end - start >= (first == '-' ? 4 : word ? 5 : LONGEST + 1);
  }

  /**
   * {@code IDENTIFIED BY 'x'}, {@code PASSWORD 'x'}: a blank, then a quote, which has a backslash
   * in a string of JSON.
   */
  static boolean isQuoteAssign(Text text, int at) {
    char quote = text.peek(behindQuote(text, at) - 1);
    return (quote == '\'' || quote == '"')
        && Ascii.isLetter(text.peek(at - 1))
        && !isVerb(text, at);
  }

  /** Behind the quote that follows the blank at {@code at}. */
  static int behindQuote(Text text, int at) {
    return text.peek(at + 1) == '\\' ? at + 3 : at + 2;
  }

  /**
   * "cannot pass 'x' to", {@code ProxyPass "/x/"}: what is passed on is anything; but not that of
   * "user 'kim' pass 'x'".
   */
  private static boolean isVerb(Text text, int at) {
    int start = at - PASS.length();
    if (!text.startsWithIgnoringCase(PASS, start)) {
      return false;
    }
    return Ascii.is(text.at(start - 1), Ascii.NAME)
        ? text.at(at + 2) == '/'
        : isPassedOn(text, behindQuote(text, at));
  }

  private static boolean isPassedOn(Text text, int from) {
    char quote = text.at(from - 1);
    int end = from;
    while (end - from < LONGEST && text.at(end) != quote) {
      end++;
    }
    return text.at(end) == quote
        && (text.startsWith(" to ", end + 1) || text.startsWith(" as ", end + 1));
  }

  /** {@code IDENTIFIED BY x}: Oracle's passwords stand without quotes. */
  static boolean isIdentifiedBy(Text text, int at) {
    return text.peek(at - 1) == LAST_OF_IDENTIFIED_BY
        && text.startsWith(IDENTIFIED_BY, at - IDENTIFIED_BY.length())
        && !text.startsWith("VALUES ", at + 1)
        && !text.startsWith("RANDOM ", at + 1);
  }

  /** Whether a command could end with that letter, before the blank behind it. */
  private static boolean mayBeCommand(char last) {
    return last == 'V' || (last | 0x20) == 't';
  }

  /** {@code ENV NAME value}, as images are built; {@code configure set name value}. */
  private static boolean isCommand(Text text, int name) {
    char last = text.peek(name - 2);
    if (last == 'V') {
      return text.startsWith(ENV, name - ENV.length());
    }
    for (int i = 0; mayBeCommand(last) && i < SET.length; i++) {
      if (text.startsWithIgnoringCase(SET[i], name - SET[i].length())) {
        return true;
      }
    }
    return false;
  }
}
