package io.throughline.processors.redaction.detect;

/** What stands behind the sign of a vendor's token where a document shows its form. */
final class Placeholders {

  private static final int SEEN = 64;
  private static final int SEEN_VARIED = 40;

  private Placeholders() {}

  /** Placeholders repeat a character or two: ghp_xxxx. */
  static boolean isVaried(Text text, int from, int end) {
    char[] chars = text.array();
    int offset = text.offset();
    char first = chars[offset + from];
    char second = first;
    int seen = Math.min(end, from + SEEN_VARIED);
    text.spend(seen - from);
    for (int i = from; i < seen; i++) {
      char c = chars[offset + i];
      if (c == first || c == second || c == '-' || c == '.' || c == '_') {
        continue;
      }
      if (second != first) {
        return true;
      }
      second = c;
    }
    return false;
  }

  /** Words in one case with signs between them: glpat-put-your-token-here. */
  static boolean isWords(Text text, int from, int end) {
    boolean upper = false;
    boolean lower = false;
    boolean sign = false;
    int seen = Math.min(end, from + SEEN);
    for (int i = from; i < seen; i++) {
      char c = text.charAt(i);
      if (Ascii.isDigit(c)) {
        return false;
      }
      upper |= Ascii.isUpper(c);
      lower |= c >= 'a';
      sign |= !Ascii.isLetter(c);
    }
    return sign && upper != lower;
  }
}
