package io.throughline.processors.redaction.detect;

/**
 * The values of a Secret's manifest, in YAML or JSON: under {@code data} and {@code stringData}
 * each is one, whatever it is called.
 *
 * <p>Cost: linear; without a {@code kind: Secret} one look for it.
 */
final class KubernetesSecrets implements Detector {

  private static final String SECRET = "Secret";
  private static final String KIND = "kind";
  private static final String DATA = "ata";

  private static final String[] SECTIONS = {"data", "stringdata"};

  /** Signs between a key and its value. */
  private static final int MOST_BETWEEN = 16;

  private static final long[] BETWEEN = Ascii.set(" :\"'\\");
  private static final long[] AROUND = Ascii.set(" \t\r\n,:\\");

  @Override
  public String name() {
    return "password";
  }

  @Override
  public Gate gate() {
    return Gate.grams("\\=S\\=e\\=c\\=r", "data").and("kind");
  }

  @Override
  public boolean spansLines() {
    return true;
  }

  @Override
  public void detect(Text text, FindingSink sink) {
    int n = text.length();
    if (!isManifest(text, n)) {
      return;
    }
    for (int at = text.find(DATA, 0, n); at >= 0; at = text.find(DATA, at + 1, n)) {
      int start = text.runStart(at, at - 8, Ascii.LETTER);
      int end = at + DATA.length();
      if (text.isOneOf(SECTIONS, start, end)) {
        int colon = behind(text, end, '"');
        if (text.peek(colon) == ':') {
          at = Math.max(at, section(text, start, colon + 1, sink) - 1);
        }
      }
    }
  }

  private static boolean isManifest(Text text, int n) {
    for (int at = text.find(SECRET, 0, n); at >= 0; at = text.find(SECRET, at + 1, n)) {
      int key = at;
      while (at - key < MOST_BETWEEN && Ascii.isIn(BETWEEN, text.peek(key - 1))) {
        key--;
      }
      boolean whole = !Ascii.is(text.peek(at + SECRET.length()), Ascii.NAME);
      if (whole && key < at && text.startsWith(KIND, key - KIND.length())) {
        return true;
      }
    }
    return false;
  }

  /** Behind the quote that may end a key, with the backslash of a string in a string. */
  private static int behind(Text text, int from, char quote) {
    int at = text.peek(from) == '\\' ? from + 1 : from;
    at = text.peek(at) == quote ? at + 1 : from;
    return text.peek(at) == ' ' ? at + 1 : at;
  }

  /** Hides the values of the section behind {@code from}; returns where it ends. */
  private static int section(Text text, int start, int from, FindingSink sink) {
    int at = from;
    while (Ascii.isIn(AROUND, text.peek(at))) {
      if (text.peek(at) == '\n') {
        return lines(text, indent(text, start), at + 1, sink);
      }
      at++;
    }
    text.spend(1 + at - from);
    return text.peek(at) == '{' ? object(text, at + 1, sink) : at;
  }

  /** The columns before a key. */
  private static int indent(Text text, int start) {
    int line = start;
    while (text.peek(line - 1) == ' ') {
      line--;
    }
    text.spend(1 + start - line);
    return start - line;
  }

  /** The fields of an object in JSON, each a string. */
  private static int object(Text text, int from, FindingSink sink) {
    int at = from;
    boolean value = false;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        int end = ValueBounds.quotedEnd(text, at + 1);
        if (value && end > at + 1) {
          sink.found(at + 1, end);
        }
        value = false;
        at = text.peek(end) == '\\' ? end + 2 : end + 1;
      } else if (c == ':' || Ascii.isIn(AROUND, c)) {
        value |= c == ':';
        at++;
      } else {
        break;
      }
    }
    return at;
  }

  /** The lines of a mapping in YAML, which stand further to the right than its key. */
  private static int lines(Text text, int indent, int from, FindingSink sink) {
    int line = from;
    int keys = -1;
    while (line < text.length()) {
      int start = line;
      while (text.peek(start) == ' ') {
        start++;
      }
      int lineBreak = text.indexOf('\n', start);
      int next = lineBreak < 0 ? text.length() : lineBreak;
      text.spend(1 + next - line);
      int end = text.peek(next - 1) == '\r' ? next - 1 : next;
      if (end > start) {
        if (start - line <= indent) {
          break;
        }
        keys = keys < 0 ? start - line : keys;
        int value = start - line > keys ? start : valueStart(text, start, end);
        report(text, value, end, sink);
      }
      line = next + 1;
    }
    return Math.min(line, text.length());
  }

  /** Behind the key, or at the line's end. */
  private static int valueStart(Text text, int start, int end) {
    int colon = text.find(":", start, end);
    int at = colon < 0 ? end : colon + 1;
    while (at < end && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  private static void report(Text text, int from, int to, FindingSink sink) {
    boolean quoted = ValueBounds.isQuote(text.peek(from)) && text.peek(to - 1) == text.peek(from);
    int start = quoted ? from + 1 : from;
    int end = quoted ? to - 1 : to;
    boolean block = text.peek(from) == '|' || text.peek(from) == '>';
    if (end > start && !block && !SecretValues.isEmpty(text, start, end)) {
      sink.found(start, end);
    }
  }
}
