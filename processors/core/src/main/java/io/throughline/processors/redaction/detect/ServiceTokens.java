package io.throughline.processors.redaction.detect;

/**
 * Tokens without a sign of their own, directly behind the name of the service: {@code sourcegraph:
 * 6d2f…}. Of most such services the name ends with "token" or "key", which {@link PasswordDetector}
 * knows.
 */
final class ServiceTokens implements Detector {

  private static final int SHORTEST = 32;
  private static final int LONGEST = 100;

  /** Whose tokens are of hexadecimal digits, as the hash of a commit is; others' never are. */
  private static final String[] HEXADECIMAL = {"sourcegraph", "sendbird", "meraki"};

  private static final String[] SERVICES = {
    "sourcegraph", "sendbird", "meraki", "datadog", "okta", "netlify", "airtable"
  };

  private static final long[] BETWEEN = Ascii.set(" \"'=:");

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
    int n = text.length();
    for (int at = 4; at < n; at++) {
      char c = chars[offset + at];
      if ((c == ':' || c == '=') && at + SHORTEST < n) {
        int service = service(text, at);
        if (service >= 0) {
          at = token(text, at, service < HEXADECIMAL.length, sink);
        }
      }
    }
  }

  /** The place of the service whose name ends before the sign at {@code at}, or -1. */
  private static int service(Text text, int at) {
    int end = at;
    while (at - end < 3 && Ascii.isIn(BETWEEN, text.at(end - 1))) {
      end--;
    }
    for (int i = 0; i < SERVICES.length; i++) {
      int start = end - SERVICES[i].length();
      if (text.startsWithIgnoringCase(SERVICES[i], start)
          && !Ascii.isLetterOrDigit(text.at(start - 1))) {
        return i;
      }
    }
    return -1;
  }

  /** Looks at what is behind the sign at {@code at}; returns the place to go on. */
  private static int token(Text text, int at, boolean hexadecimal, FindingSink sink) {
    int from = at + 1;
    while (from - at < 5 && Ascii.isIn(BETWEEN, text.at(from))) {
      from++;
    }
    // A version of an image stands directly behind a colon.
    int end =
        text.charAt(at) == ':' && from == at + 1
            ? from
            : text.runEnd(from, from + LONGEST, Ascii.ALNUM);
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
