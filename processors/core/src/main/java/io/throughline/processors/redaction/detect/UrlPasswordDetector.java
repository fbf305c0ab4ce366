package io.throughline.processors.redaction.detect;

/**
 * User information in URLs and connection strings: {@code https://name:password@host}, and Oracle's
 * {@code thin:name/password@host}.
 */
final class UrlPasswordDetector implements Detector {

  private static final String MASK = "REDACTED:REDACTED";

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
    for (int at = text.find("://", 0, text.length());
        at >= 0;
        at = text.find("://", at + 3, text.length())) {
      int start = at + 3;
      int last = -1;
      int colon = -1;
      int end = start;
      while (end < text.length() && isAuthority(text.charAt(end))) {
        char c = text.charAt(end);
        if (c == '@') {
          last = end;
        } else if (c == ':' && colon < 0) {
          colon = end;
        }
        end++;
      }
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
    return c > ' ' && c != '/' && c != '?' && c != '#' && c != '"' && c != '<' && c != '>'
        && c != '\\';
  }

  private static void oracle(Text text, FindingSink sink) {
    int end = 0;
    for (int at = text.find("jdbc:oracle:", 0, text.length());
        at >= 0;
        at = text.find("jdbc:oracle:", end, text.length())) {
      int start = at + 12;
      while (start < text.length() && Ascii.isLetterOrDigit(text.charAt(start))) {
        start++;
      }
      int slash = -1;
      end = start + 1;
      while (end < text.length() && text.charAt(end) > ' ' && text.charAt(end) != '@') {
        if (text.charAt(end) == '/') {
          slash = end;
        }
        end++;
      }
      if (slash > 0 && text.at(end) == '@') {
        sink.found(start + 1, end);
      }
    }
  }
}
