package io.throughline.processors.redaction.detect;

/**
 * User information in URLs and connection strings: {@code https://name:password@host}, and Oracle's
 * {@code thin:name/password@host}.
 */
final class UrlPasswordDetector implements Detector {

  private static final String MASK = "REDACTED:REDACTED";

  private static final long[] AFTER_AUTHORITY = Ascii.set("/?#\"<>\\");

  @Override
  public String name() {
    return "url_password";
  }

  @Override
  public Gate gate() {
    return Gate.grams("\\:\\/\\/", "jdbc").and("\\@");
  }

  @Override
  public void detect(Text text, FindingSink sink) {
    char[] chars = text.array();
    int offset = text.offset();
    int n = text.length();
    for (int at = text.find("://", 0, n); at >= 0; at = text.find("://", at + 3, n)) {
      int start = at + 3;
      int last = -1;
      int colon = -1;
      int end = start;
      while (end < n && isAuthority(chars[offset + end])) {
        char c = chars[offset + end];
        if (c == '@') {
          last = end;
        } else if (c == ':' && colon < 0) {
          colon = end;
        }
        end++;
      }
      text.spend(end - at);
      if (last > start
          && Ascii.isLetterOrDigit(text.at(at - 1))
          && (colon < last || last - start > 3)
          && !isMasked(text, start, last)) {
        sink.found(start, last);
      }
    }
    oracle(text, sink);
  }

  /** As the semantic conventions of {@code url.full} have it. */
  private static boolean isMasked(Text text, int start, int end) {
    return end - start == MASK.length() && text.startsWith(MASK, start);
  }

  /** RFC 3986 ends the authority at a slash, question mark or number sign. */
  private static boolean isAuthority(char c) {
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
