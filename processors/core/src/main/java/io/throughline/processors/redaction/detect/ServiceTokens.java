package io.throughline.processors.redaction.detect;

/**
 * Tokens without a sign of their own, directly behind the name of the service: {@code sourcegraph:
 * 6d2f…}. Of most such services the name ends with "token" or "key", which {@link PasswordDetector}
 * knows.
 */
final class ServiceTokens implements Detector {

  private static final int SHORTEST = 32;
  private static final int LONGEST = 100;
  private static final int OF_OKTA = 42;

  /** Whose tokens are of hexadecimal digits, as the hash of a commit is; others' never are. */
  private static final String[] HEXADECIMAL = {"sourcegraph", "sendbird", "meraki"};

  private static final String[] SERVICES = {
    "sourcegraph", "sendbird", "meraki", "datadog", "okta", "netlify", "airtable"
  };

  /** Between the name and its sign. */
  private static final int MOST_BEFORE = 3;

  private static final long[] BETWEEN = Ascii.set(" \"'=:");

  private static final Pairs ENDS = ends();

  private static Pairs ends() {
    Pairs pairs = new Pairs();
    for (String service : SERVICES) {
      int last = service.length() - 1;
      pairs.addIgnoringCase(service.substring(last - 1, last), service.substring(last));
    }
    return pairs;
  }

  @Override
  public String name() {
    return "vendor_key";
  }

  @Override
  public Gate gate() {
    return Gate.besideLongToken("egra", "dbir", "erak", "tado", "\\bokt", "tlif", "irta");
  }

  @Override
  public void detect(Text text, FindingSink sink) {
    char[] chars = text.array();
    int offset = text.offset();
    int last = offset + text.length() - 1;
    for (int at = ENDS.next(chars, offset, last); at < last; at = ENDS.next(chars, at + 1, last)) {
      int end = at + 2 - offset;
      int service = Ascii.isIn(BETWEEN, text.peek(end)) ? service(text, end) : -1;
      if (service >= 0) {
        at = Math.max(at, offset + behind(text, end, service < HEXADECIMAL.length, sink) - 1);
      }
    }
  }

  /** The place of the service whose name ends at {@code end}, or -1. */
  private static int service(Text text, int end) {
    char last = Ascii.toLower(text.peek(end - 1));
    for (int i = 0; i < SERVICES.length; i++) {
      int length = SERVICES[i].length();
      int start = end - length;
      if (SERVICES[i].charAt(length - 1) == last
          && text.startsWithIgnoringCase(SERVICES[i], start)
          && !Ascii.isLetterOrDigit(text.at(start - 1))) {
        return i;
      }
    }
    return -1;
  }

  /** Looks at what is behind each sign after a name; returns the place to go on. */
  private static int behind(Text text, int nameEnd, boolean hexadecimal, FindingSink sink) {
    int at = nameEnd;
    while (at - nameEnd <= MOST_BEFORE && Ascii.isIn(BETWEEN, text.at(at))) {
      boolean sign = text.charAt(at) == ':' || text.charAt(at) == '=';
      int end = sign ? token(text, at, hexadecimal, sink) : at;
      if (end > at) {
        return end;
      }
      at++;
    }
    return at;
  }

  /** Two zeros and forty characters, among which dashes and underscores are. */
  private static boolean isOfOkta(Text text, int from) {
    int end = from + OF_OKTA;
    return text.startsWith("00", from) && text.runEnd(from, end + 1, Ascii.WORD) == end;
  }

  /** The end of what is behind the sign at {@code at} if that is a token, or that place. */
  private static int token(Text text, int at, boolean hexadecimal, FindingSink sink) {
    int from = at + 1;
    while (from - at < 5 && Ascii.isIn(BETWEEN, text.at(from))) {
      from++;
    }
    // A version of an image stands directly behind a colon.
    int end =
        text.charAt(at) == ':' && from == at + 1
            ? from
            : text.runEnd(from, from + LONGEST, isOfOkta(text, from) ? Ascii.WORD : Ascii.ALNUM);
    boolean commit = text.runEnd(from, from + LONGEST, Ascii.HEX) == end;
    if (end - from >= SHORTEST
        && commit == hexadecimal
        && !Ascii.is(text.at(end), Ascii.WORD)
        && TokenTable.looksRandom(text, from, end)) {
      sink.found(from, end);
      return end;
    }
    return at;
  }
}
