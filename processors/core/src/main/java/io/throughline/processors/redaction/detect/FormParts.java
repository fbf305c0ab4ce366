package io.throughline.processors.redaction.detect;

/**
 * Credentials in the parts of a form's body (RFC 7578): a header with the name, an empty line, the
 * value; with line breaks, or with these written as escapes.
 */
final class FormParts implements Detector {

  private static final String FORM = "form-data";
  private static final String NAME = "name=";

  /** How far behind the first header the value may begin. */
  private static final int MOST_HEADERS = 400;

  private static final int LONGEST_NAME = 64;

  @Override
  public String name() {
    return "password";
  }

  @Override
  public Gate gate() {
    return Gate.grams("m\\-da");
  }

  @Override
  public boolean spansLines() {
    return true;
  }

  @Override
  public void detect(Text text, FindingSink sink) {
    int n = text.length();
    // No value begins before it, which many headers in a row would each find out.
    int passed = 0;
    for (int at = text.find(FORM, 0, n); at >= 0; at = text.find(FORM, at + FORM.length(), n)) {
      int from = at + FORM.length();
      int name = text.find(NAME, from, Math.min(n, from + LONGEST_NAME));
      int start = name < 0 ? n : name + NAME.length();
      while (text.at(start) == '\\' || text.at(start) == '"') {
        start++;
      }
      int end = text.runEnd(Math.min(start, n), start + LONGEST_NAME, Ascii.NAME);
      int kind = SecretNames.kindOf(text, start, end);
      if (name < 0 || kind == SecretNames.NONE) {
        continue;
      }
      int most = Math.min(n, end + MOST_HEADERS);
      int value = valueStart(text, Math.max(end, passed), most);
      if (value < 0) {
        passed = Math.max(passed, most);
      } else {
        int valueEnd = nextBreak(text, value, n);
        if (valueEnd > value && SecretValues.isSecret(text, value, valueEnd, kind, false)) {
          sink.found(value, valueEnd);
        }
        // Another header before the same value would have it read again.
        at = valueEnd - FORM.length();
      }
    }
  }

  /** Behind the first two line breaks in a row that begin before {@code most}, or -1. */
  private static int valueStart(Text text, int from, int most) {
    int at = nextBreak(text, from, most);
    while (at < most) {
      int next = breakEnd(text, at);
      int second = breakEnd(text, next);
      if (second > next) {
        return second;
      }
      at = nextBreak(text, next, most);
    }
    return -1;
  }

  /** The place of the first line break from {@code from} on, or {@code to} if none is before it. */
  private static int nextBreak(Text text, int from, int to) {
    char[] chars = text.array();
    int offset = text.offset();
    int at = from;
    while (at < to && (!mayBreak(chars[offset + at]) || breakEnd(text, at) == at)) {
      at++;
    }
    text.spend(1 + at - from);
    return at;
  }

  private static boolean mayBreak(char c) {
    return c == '\n' || c == '\r' || c == '\\';
  }

  /** Behind the line break at {@code at}, or {@code at} itself if there is none. */
  private static int breakEnd(Text text, int at) {
    char c = text.at(at);
    if (c == '\n') {
      return at + 1;
    }
    if (c == '\r') {
      return text.at(at + 1) == '\n' ? at + 2 : at + 1;
    }
    if (c != '\\') {
      return at;
    }
    int letter = text.at(at + 1) == '\\' ? at + 2 : at + 1;
    if (text.at(letter) == 'n') {
      return letter + 1;
    }
    return text.at(letter) == 'r' ? Math.max(letter + 1, breakEnd(text, letter + 1)) : at;
  }
}
