package io.throughline.processors.redaction.detect;

/**
 * JSON web tokens (RFC 7519): base64url of a JSON object, so {@code eyJ}, then further parts after
 * dots. A signature need not be there: the claims alone are personal data.
 */
final class JwtDetector implements Detector {

  private static final int SHORTEST_PART = 10;
  private static final int LONGEST_HEADER = 400;

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
    char[] chars = text.array();
    int offset = text.offset();
    int last = text.length() - 3;
    for (int start = 0; start <= last; start++) {
      int at = offset + start;
      if (chars[at] != 'e'
          || chars[at + 1] != 'y'
          || chars[at + 2] != 'J'
          || (start > 0 && Ascii.is(chars[at - 1], Ascii.WORD))) {
        continue;
      }
      int part = part(text, start);
      if (part - start < SHORTEST_PART) {
        continue;
      }
      int header = header(text, start);
      int end = header < start ? start - 1 : part;
      if (text.at(end) == '.') {
        int payload = part(text, end + 1);
        if (payload - end > SHORTEST_PART) {
          end = payload;
          // A signature, or the three last parts of an encrypted token.
          while (text.at(end) == '.' && Ascii.is(text.at(end + 1), Ascii.WORD)) {
            end = part(text, end + 1);
          }
          sink.found(header, end);
          start = end - 1;
        }
      }
    }
  }

  /**
   * Where a token begins whose claims may begin at {@code start}: its header is JSON as well, but
   * with a blank or a line's end behind the brace, {@code eyA} or {@code ewo}.
   */
  private static int header(Text text, int start) {
    if (text.at(start - 1) != '.') {
      return start;
    }
    int begin = text.runStart(start - 1, start - 1 - LONGEST_HEADER, Ascii.WORD);
    boolean brace =
        text.at(begin) == 'e' && (text.at(begin + 1) == 'y' || text.at(begin + 1) == 'w');
    return brace && start - begin > SHORTEST_PART ? begin : start;
  }

  private static int part(Text text, int start) {
    return text.runEnd(start, text.length(), Ascii.WORD);
  }
}
