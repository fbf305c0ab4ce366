package io.throughline.processors.redaction.detect;

/**
 * Credentials after a scheme of HTTP authentication ({@code Bearer}, {@code Basic}, {@code Token}),
 * and after curl's {@code -u}.
 */
final class BearerDetector implements Detector {

  private static final int SHORTEST = 8;

  /** How options, behind a blank, schemes and curl begin. */
  private static final Pairs BEGINNINGS =
      new Pairs()
          .add(" ", "-")
          .addIgnoringCase("b", "ea")
          .addIgnoringCase("t", "o")
          .addIgnoringCase("d", "i")
          .addIgnoringCase("a", "p")
          .addIgnoringCase("c", "u");

  private static final long[] BEFORE_SCHEME = Ascii.set(" :=\"'");

  /** A variable or a placeholder begins with one of these. */
  private static final long[] PLACEHOLDER = Ascii.set("$<[*");

  /** What a server says of a token behind its type. */
  private static final String[] PARAMETERS = {
    "expires_in", "expires_at", "expires", "issued_at", "scope", "realm", "error"
  };

  private static final long[] TOKEN_SIGNS = Ascii.set("-._~+/=");

  @Override
  public String name() {
    return "bearer";
  }

  @Override
  public Gate gate() {
    return Gate.grams(
        "eare", "asic", "iges", "curl", "toke", "\\-\\-us", "\\-\\-pr", "apik", "\\b\\-u\\b");
  }

  @Override
  public void detect(Text text, FindingSink sink) {
    char[] chars = text.array();
    int offset = text.offset();
    int last = offset + text.length() - 1;
    boolean curl = false;
    int first = text.at(0) == '-' ? userOption(text, 0, false, sink) : 0;
    for (int at = BEGINNINGS.next(chars, offset + first, last);
        at < last;
        at = BEGINNINGS.next(chars, at + 1, last)) {
      int start = at - offset;
      int end = start;
      if (chars[at] == ' ') {
        end = userOption(text, start + 1, curl, sink);
      } else if (!Ascii.isLetter(text.peek(start - 1))) {
        curl |= isCurl(text, start);
        end = scheme(text, start, sink);
      }
      at = Math.max(at, offset + end - 1);
    }
  }

  private static boolean isCurl(Text text, int at) {
    return text.startsWithIgnoringCase("curl", at) && !Ascii.isLetter(text.at(at + 4));
  }

  /** Looks at what is behind the scheme that may begin here; returns the place to go on. */
  private static int scheme(Text text, int start, FindingSink sink) {
    int end = start + (text.peek(start + 5) == ' ' ? 5 : 6);
    return text.peek(end) == ' ' && isScheme(text, start, end)
        ? credential(text, start, end + 1, sink)
        : start;
  }

  /** The first thing on a line: a long command is continued there. */
  private static boolean isFirst(Text text, int at) {
    int i = at;
    while (i > 0 && at - i < 16 && text.charAt(i - 1) == ' ') {
      i--;
    }
    return i == 0;
  }

  private static boolean isScheme(Text text, int start, int end) {
    return switch (end - start) {
      case 5 ->
          text.startsWithIgnoringCase("basic", start)
              || (text.startsWithIgnoringCase("token", start) && isHeader(text, start));
      case 6 ->
          text.startsWithIgnoringCase("bearer", start)
              || (text.startsWithIgnoringCase("digest", start) && isHeader(text, start))
              || (text.startsWithIgnoringCase("apikey", start) && isHeader(text, start));
      default -> false;
    };
  }

  /** Directly after {@code Authorization:}. */
  private static boolean isHeader(Text text, int start) {
    int at = start;
    while (at > 0 && start - at < 5 && Ascii.isIn(BEFORE_SCHEME, text.charAt(at - 1))) {
      at--;
    }
    return at < start && text.startsWithIgnoringCase("ization", at - 7);
  }

  private static int credential(Text text, int scheme, int from, FindingSink sink) {
    char[] chars = text.array();
    int offset = text.offset();
    int n = text.length();
    int start = from;
    while (start < n && (chars[offset + start] == ' ' || chars[offset + start] == '"')) {
      start++;
    }
    int end = start;
    boolean telling = false;
    boolean upper = false;
    boolean lower = false;
    while (end < n && isToken(chars[offset + end])) {
      char c = chars[offset + end];
      telling |= Ascii.isDigit(c) || c == '=' || c == '+';
      upper |= Ascii.isUpper(c) && end > start;
      lower |= c >= 'a' && c <= 'z';
      end++;
    }
    text.spend(end - from);
    boolean header = isHeader(text, scheme);
    // "basic authentication" and "bearer tokens" are words.
    boolean mixed = telling || (upper && lower);
    boolean usual = end - start >= SHORTEST;
    if (header ? mixed || usual : mixed && usual && !isParameter(text, start, end)) {
      sink.found(start, end);
    }
    return Math.max(end, from);
  }

  /** {@code token_type=Bearer expires_in=3600}: what else is said of the token. */
  private static boolean isParameter(Text text, int start, int end) {
    int sign = text.runEnd(start, end, Ascii.NAME);
    return text.peek(sign) == '=' && text.isOneOf(PARAMETERS, start, sign);
  }

  private static boolean isToken(char c) {
    return Ascii.isLetterOrDigit(c) || Ascii.isIn(TOKEN_SIGNS, c);
  }

  /** {@code -u name:password} and {@code --user name:password}; returns the place to go on. */
  private static int userOption(Text text, int at, boolean curl, FindingSink sink) {
    int from;
    if (text.at(at + 1) == 'u') {
      from = at + 2;
    } else if (text.startsWith("--user", at) || text.startsWith("--proxy-user", at)) {
      from = text.charAt(at + 2) == 'p' ? at + 12 : at + 6;
    } else {
      return at;
    }
    if (text.at(from) != ' '
        && text.at(from) != '='
        && text.at(from) != '"'
        && text.at(from) != '\'') {
      return at;
    }
    while (text.at(from) == ' ' || text.at(from) == '=') {
      from++;
    }
    char quote = text.at(from) == '"' || text.at(from) == '\'' ? text.at(from) : '\0';
    int start = quote == '\0' ? from : from + 1;
    char[] chars = text.array();
    int offset = text.offset();
    int n = text.length();
    int end = start;
    int colon = -1;
    while (end < n && isUserChar(chars[offset + end], quote)) {
      if (chars[offset + end] == ':' && colon < 0) {
        colon = end;
      }
      end++;
      if (end < n && chars[offset + end] == quote && text.at(end + 1) == ':') {
        // Each part in quotes of its own.
        colon = end + 1;
        end += 3;
      }
    }
    end = Math.min(end, n);
    text.spend(1 + end - start);
    boolean variable =
        Ascii.isIn(PLACEHOLDER, text.at(start))
            || Ascii.isIn(PLACEHOLDER, text.at(colon + 1))
            || text.startsWith("{{", start);
    if (colon > start
        && !variable
        && (curl || isFirst(text, at) || TokenTable.looksRandom(text, start, end))) {
      sink.found(from, quote != '\0' && text.at(end) == quote ? end + 1 : end);
    }
    return end;
  }

  private static boolean isUserChar(char c, char quote) {
    return quote != '\0' ? c != quote : c != ' ' && c != '"';
  }
}
