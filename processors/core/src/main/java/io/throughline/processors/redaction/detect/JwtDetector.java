package io.throughline.processors.redaction.detect;

/**
 * JSON web tokens (RFC 7519): base64url of a JSON object, so {@code eyJ}, then further parts after
 * dots. A signature need not be there: the claims alone are personal data.
 */
final class JwtDetector implements Detector {

  private static final int SHORTEST_PART = 10;

  @Override
  public String name() {
    return "jwt";
  }

  @Override
  public Gate gate() {
    return Gate.grams("\\e\\y\\J");
  }

  @Override
  public void detect(Text text, FindingSink sink) {
    for (int start = text.indexOf('e', 0); start >= 0; start = text.indexOf('e', start + 1)) {
      if (text.at(start + 1) != 'y'
          || text.at(start + 2) != 'J'
          || isBase64Url(text.at(start - 1))) {
        continue;
      }
      int end = part(text, start);
      if (end - start >= SHORTEST_PART && text.at(end) == '.') {
        int payload = part(text, end + 1);
        if (payload - end > SHORTEST_PART) {
          end = payload;
          // A signature, or the three last parts of an encrypted token.
          while (text.at(end) == '.' && isBase64Url(text.at(end + 1))) {
            end = part(text, end + 1);
          }
          sink.found(start, end);
          start = end - 1;
        }
      }
    }
  }

  private static int part(Text text, int start) {
    int end = start;
    while (end < text.length() && isBase64Url(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isBase64Url(char c) {
    return Ascii.isLetterOrDigit(c) || c == '-' || c == '_';
  }
}
