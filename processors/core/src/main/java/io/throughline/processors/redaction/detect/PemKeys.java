package io.throughline.processors.redaction.detect;

/** Private keys in PEM (RFC 7468) and PuTTY's format, over as many lines as they take. */
final class PemKeys implements Detector {

  private static final String BEGIN = "-----BEGIN";

  /** The blank as it is, in a form, in a URL. */
  private static final String[] KEYS = {"PRIVATE KEY", "PRIVATE+KEY", "PRIVATE%20KEY"};

  private static final String END = "-----END";
  private static final int LONGEST_LABEL = 64;

  @Override
  public String name() {
    return "private_key";
  }

  @Override
  public Gate gate() {
    return Gate.grams("\\-\\-\\-\\-");
  }

  @Override
  public boolean spansLines() {
    return true;
  }

  @Override
  public void detect(Text text, FindingSink sink) {
    int at = text.find(BEGIN, 0, text.length());
    // Where the next label of a key begins, or how far none does.
    int key = 0;
    while (at >= 0) {
      int label = Math.min(text.length(), at + LONGEST_LABEL);
      int from = at + BEGIN.length();
      key = nextKey(text, Math.max(key, from), label);
      if (keyEnd(text, key) <= label) {
        int end = text.find(END, from, text.length());
        // A key cut off at the end is still a key.
        int close = end < 0 ? text.length() : closing(text, end + END.length());
        sink.found(at, close);
        from = close;
      }
      at = text.find(BEGIN, from, text.length());
    }
  }

  /** The first place not before {@code from} where a key's label stands, or {@code to}. */
  private static int nextKey(Text text, int from, int to) {
    int at = from;
    while (at < to && keyEnd(text, at) > text.length()) {
      at++;
    }
    return at;
  }

  /** The end of the label that begins here, or beyond the text's. */
  private static int keyEnd(Text text, int at) {
    if (text.at(at) == 'P') {
      for (String key : KEYS) {
        if (text.startsWith(key, at)) {
          return at + key.length();
        }
      }
    }
    return text.length() + 1;
  }

  private static int closing(Text text, int from) {
    int dashes = text.find("-----", from, Math.min(text.length(), from + LONGEST_LABEL));
    return dashes < 0 ? from : dashes + 5;
  }
}
