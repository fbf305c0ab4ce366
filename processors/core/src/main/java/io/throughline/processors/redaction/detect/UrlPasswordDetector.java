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
    int n = text.length();
    for (int at = text.find("://", 0, n); at >= 0; at = text.find("://", at + 3, n)) {
      int start = at + 3;
      int last = -1;
      int end = start;
      while (end < n && isAuthority(chars[offset + end])) {
        last = chars[offset + end] == '@' ? end : last;
        end++;
      }
      text.spend(end - at);
      if (last > start
          && Ascii.isLetterOrDigit(text.at(at - 1))
          && !isGit(text, start, last)
          && !isMasked(text, start, last)
          && !isOfActors(text, start, last)) {
        sink.found(start, last);
      }
    }
    oracle(text, sink);
    goMySql(text, "@tcp(", sink);
    goMySql(text, "@unix(", sink);
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
        return text.find(":", start, end) < 0;
      }
    }
    return false;
  }

  private static void goMySql(Text text, String protocol, FindingSink sink) {
    char[] chars = text.array();
    int offset = text.offset();
    int n = text.length();
    int from = 0;
    for (int at = text.find(protocol, 0, n); at >= 0; at = text.find(protocol, from, n)) {
      int start = at;
      int colon = -1;
      while (start > from && isUserInfo(chars[offset + start - 1])) {
        start--;
        colon = chars[offset + start] == ':' ? start : colon;
      }
      int name = colon;
      while (name > start && isUserName(chars[offset + name - 1])) {
        name--;
      }
      text.spend(at - start);
      if (colon > name && !isMasked(text, name, at)) {
        sink.found(name, at);
      }
      from = at + 1;
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

  private static void oracle(Text text, FindingSink sink) {
    char[] chars = text.array();
    int offset = text.offset();
    int n = text.length();
    int end = 0;
    for (int at = text.find("jdbc:oracle:", 0, n);
        at >= 0;
        at = text.find("jdbc:oracle:", end, n)) {
      int start = text.runEnd(at + 12, n, Ascii.ALNUM);
      int slash = -1;
      end = start + 1;
      while (end < n && chars[offset + end] > ' ' && chars[offset + end] != '@') {
        if (chars[offset + end] == '/') {
          slash = end;
        }
        end++;
      }
      text.spend(1 + end - start);
      if (slash > 0 && text.at(end) == '@') {
        sink.found(start + 1, end);
      }
    }
  }
}
