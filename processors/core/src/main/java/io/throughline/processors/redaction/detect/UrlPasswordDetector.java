package io.throughline.processors.redaction.detect;

/**
 * User information in URLs and connection strings: {@code https://name:password@host}, Oracle's
 * {@code thin:name/password@host}, and Go's for MySQL, {@code name:password@tcp(host)}.
 */
final class UrlPasswordDetector implements Detector {

  private static final String MASK = "REDACTED:REDACTED";

  /** Their URLs name a system of actors before the host: {@code akka.tcp://Orders@orders-0}. */
  private static final String[] OF_ACTORS = {"akka", "pekko", "spark"};

  private static final int LONGEST_SCHEME = 16;

  private static final String ORACLE = "jdbc:oracle:";

  /** Behind the at sign of an address for Go's driver. */
  private static final String[] OF_GO = {"@tcp(", "@unix("};

  /** How an authority, Oracle's scheme, and such an address begin. */
  private static final Pairs SIGNS = new Pairs().add(":", "/").add("j", "d").add("@", "tu");

  private static final long[] AFTER_AUTHORITY = Ascii.set("/?#\"<>\\");

  @Override
  public String name() {
    return "url_password";
  }

  @Override
  public Gate gate() {
    return Gate.grams("\\:\\/\\/", "jdbc", "\\@tcp", "\\@uni").and("\\@");
  }

  @Override
  public void detect(Text text, FindingSink sink) {
    char[] chars = text.array();
    int offset = text.offset();
    int last = offset + text.length() - 1;
    int oracleEnd = 0;
    // Behind the last at sign of each of Go's protocols.
    int[] from = text.freshScratch();
    for (int at = SIGNS.next(chars, offset, last);
        at < last;
        at = SIGNS.next(chars, at + 1, last)) {
      int place = at - offset;
      switch (chars[at]) {
        case ':' -> authority(text, place, sink);
        case 'j' -> oracleEnd = place < oracleEnd ? oracleEnd : oracle(text, place, sink);
        default -> goMySql(text, place, from, sink);
      }
    }
  }

  private static void authority(Text text, int colon, FindingSink sink) {
    if (text.peek(colon + 2) != '/') {
      return;
    }
    char[] chars = text.array();
    int offset = text.offset();
    int n = text.length();
    int start = colon + 3;
    int last = -1;
    int end = start;
    while (end < n && isAuthority(chars[offset + end])) {
      last = chars[offset + end] == '@' ? end : last;
      end++;
    }
    text.spend(end - colon);
    if (last > start
        && Ascii.isLetterOrDigit(text.peek(colon - 1))
        && !isGit(text, start, last)
        && !isMasked(text, start, last)
        && !isOfActors(text, start, last)) {
      sink.found(start, last);
    }
  }

  /** Whether a URL whose authority begins at {@code start} names actors, without a password. */
  static boolean isOfActors(Text text, int start, int end) {
    int colon = start - "://".length();
    int scheme = colon;
    while (colon - scheme < LONGEST_SCHEME
        && (Ascii.isLetter(text.at(scheme - 1)) || text.at(scheme - 1) == '.')) {
      scheme--;
    }
    for (String name : OF_ACTORS) {
      if (text.startsWith(name, scheme)) {
        return isSystem(text, start, end);
      }
    }
    return false;
  }

  /** A system is called by words; a token in its place holds digits. */
  private static boolean isSystem(Text text, int start, int end) {
    int at = start;
    while (at < end && (Ascii.isLetter(text.charAt(at)) || text.charAt(at) == '-')) {
      at++;
    }
    return at == end;
  }

  private static void goMySql(Text text, int at, int[] from, FindingSink sink) {
    int protocol = text.peek(at + 1) == 't' ? 0 : 1;
    if (!text.startsWith(OF_GO[protocol], at)) {
      return;
    }
    char[] chars = text.array();
    int offset = text.offset();
    int start = at;
    int colon = -1;
    while (start > from[protocol] && isUserInfo(chars[offset + start - 1])) {
      start--;
      colon = chars[offset + start] == ':' ? start : colon;
    }
    int name = colon;
    while (name > start && isUserName(chars[offset + name - 1])) {
      name--;
    }
    text.spend(at - start);
    from[protocol] = at + 1;
    if (colon > name && !isMasked(text, name, at)) {
      sink.found(name, at);
    }
  }

  /** A blank or a quote stands before it; a password may hold all else. */
  private static boolean isUserInfo(char c) {
    return c > ' ' && c != '"' && c != '`';
  }

  /** Before the name stands what it is assigned to, or another quote. */
  private static boolean isUserName(char c) {
    return c != '=' && c != '\'' && c != '[' && c != '(';
  }

  /** As the semantic conventions of {@code url.full} have it. */
  static boolean isMasked(Text text, int start, int end) {
    return end - start == MASK.length() && text.startsWith(MASK, start);
  }

  /** Whom everybody is to a repository: {@code ssh://git@host}. */
  static boolean isGit(Text text, int start, int end) {
    return end - start == 3 && text.startsWith("git", start);
  }

  /** RFC 3986 ends the authority at a slash, question mark or number sign. */
  static boolean isAuthority(char c) {
    return c > ' ' && !Ascii.isIn(AFTER_AUTHORITY, c);
  }

  /** Looks at what stands behind the scheme that may begin here; returns the place to go on. */
  private static int oracle(Text text, int at, FindingSink sink) {
    if (!text.startsWith(ORACLE, at)) {
      return at;
    }
    char[] chars = text.array();
    int offset = text.offset();
    int n = text.length();
    int start = text.runEnd(at + ORACLE.length(), n, Ascii.ALNUM);
    int slash = -1;
    int end = start + 1;
    while (end < n && chars[offset + end] > ' ' && chars[offset + end] != '@') {
      slash = chars[offset + end] == '/' ? end : slash;
      end++;
    }
    text.spend(1 + end - start);
    if (slash > 0 && text.peek(end) == '@') {
      sink.found(start + 1, end);
    }
    return end;
  }
}
