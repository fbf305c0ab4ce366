package io.throughline.processors.redaction.detect;

/** Where a blank behind a name assigns what follows it. */
final class BlankSigns {

  private static final int LONGEST = 64;

  private static final String PASS = "pass";
  private static final String ENV = "ENV ";
  private static final String IDENTIFIED_BY = "IDENTIFIED BY";

  /** Of commands that keep a setting: {@code aws configure set}, {@code CONFIG SET}. */
  private static final String[] SET = {"configure set ", "config set "};

  /** Of a Redis's configuration. */
  private static final String[] SETTINGS = {"requirepass", "masterauth"};

  private BlankSigns() {}

  /** Whether the one at {@code at} does, behind a name that begins at {@code nameStart}. */
  static boolean assigns(Text text, int at, int nameStart) {
    return isQuoteAssign(text, at)
        || isIdentifiedBy(text, at)
        || isOption(text, nameStart, at)
        || isEnvironment(text, nameStart)
        || isSetting(text, nameStart, at);
  }

  /** {@code --password value}, {@code -storepass value}, with the name between two places. */
  private static boolean isOption(Text text, int start, int end) {
    char dash = text.peek(start);
    if (dash != '-' || text.peek(end + 1) == '-') {
      return false;
    }
    char first = text.peek(start + 1);
    boolean word = Ascii.isLetter(first) && !Ascii.isLetterOrDigit(text.peek(start - 1));
    return end - start >= (first == '-' ? 4 : word ? 5 : LONGEST + 1);
  }

  /** {@code IDENTIFIED BY 'x'}, {@code PASSWORD 'x'}: a blank, then a quote. */
  static boolean isQuoteAssign(Text text, int at) {
    return (text.peek(at + 1) == '\'' || text.peek(at + 1) == '"')
        && Ascii.isLetter(text.peek(at - 1))
        && !isVerb(text, at);
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
        : isPassedOn(text, at + 2);
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
    return text.peek(at - 1) == 'Y'
        && text.startsWith(IDENTIFIED_BY, at - IDENTIFIED_BY.length())
        && !text.startsWith("VALUES ", at + 1)
        && !text.startsWith("RANDOM ", at + 1);
  }

  /** {@code configure set name value}, {@code requirepass value}. */
  private static boolean isSetting(Text text, int start, int end) {
    boolean set = text.peek(start - 1) == ' ' && (text.peek(start - 2) | 0x20) == 't';
    for (int i = 0; set && i < SET.length; i++) {
      if (text.startsWithIgnoringCase(SET[i], start - SET[i].length())) {
        return true;
      }
    }
    return text.isOneOf(SETTINGS, start, end);
  }

  /** {@code ENV NAME value}, as images are built. */
  private static boolean isEnvironment(Text text, int start) {
    return text.peek(start - 1) == ' ' && text.startsWith(ENV, start - ENV.length());
  }
}
