package io.throughline.processors.redaction.detect;

/** Private keys in PEM (RFC 7468) and PuTTY's format, over as many lines as they take. */
final class PrivateKeyDetector implements Detector {

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
    while (at >= 0) {
      int label = Math.min(text.length(), at + LONGEST_LABEL);
      int from = at + BEGIN.length();
      if (isKey(text, from, label)) {
        int end = text.find(END, from, text.length());
        // A key cut off at the end is still a key.
        int close = end < 0 ? text.length() : closing(text, end + END.length());
        sink.found(at, close);
        from = close;
      }
      at = text.find(BEGIN, from, text.length());
    }
  }

  private static boolean isKey(Text text, int from, int to) {
    for (String key : KEYS) {
      if (text.find(key, from, to) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static int closing(Text text, int from) {
    int dashes = text.find("-----", from, Math.min(text.length(), from + LONGEST_LABEL));
    return dashes < 0 ? from : dashes + 5;
  }
}
