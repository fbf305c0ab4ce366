package io.throughline.processors.redaction.detect;

/** Hardware addresses: six pairs with colons or dashes. */
final class MacDetector implements Detector {

  private static final int LENGTH = 17;

  @Override
  public String name() {
    return "mac";
  }

  @Override
  public Gate gate() {
    return Gate.grams("\\h\\h\\:\\h", "\\h\\h\\-\\h");
  }

  @Override
  public void detect(Text text, FindingSink sink) {
    char[] chars = text.array();
    int offset = text.offset();
    for (int i = 0; i + LENGTH <= text.length(); i++) {
      char separator = chars[offset + i + 2];
      boolean candidate =
          (separator == ':' || separator == '-') && chars[offset + i + 5] == separator;
      if (!candidate || !Ascii.isHex(text.charAt(i)) || !isEdge(text, i - 1, -1)) {
        continue;
      }
      int end = i + LENGTH;
      if (end <= text.length() && isEdge(text, end, 1) && isMac(text, i, end)) {
        sink.found(i, end);
        i = end - 1;
      }
    }
  }

  /** Not within a longer run of pairs, such as a certificate's fingerprint. */
  private static boolean isEdge(Text text, int at, int step) {
    char c = text.at(at);
    if (Ascii.isLetterOrDigit(c)) {
      return false;
    }
    boolean pair = Ascii.isHex(text.at(at + step)) && Ascii.isHex(text.at(at + 2 * step));
    return (c != ':' && c != '-') || !pair || Ascii.isLetterOrDigit(text.at(at + 3 * step));
  }

  private static boolean isMac(Text text, int start, int end) {
    char separator = text.charAt(start + 2);
    if (separator != ':' && separator != '-') {
      return false;
    }
    boolean ordinary = false;
    char first = Ascii.toUpper(text.charAt(start));
    for (int i = 0; i < end - start; i++) {
      char c = text.charAt(start + i);
      if (i % 3 == 2) {
        if (c != separator) {
          return false;
        }
      } else if (!Ascii.isHex(c)) {
        return false;
      } else {
        ordinary |= Ascii.toUpper(c) != first;
      }
    }
    // All zeros and the broadcast address are nobody's.
    return ordinary || (first != '0' && first != 'F');
  }
}
