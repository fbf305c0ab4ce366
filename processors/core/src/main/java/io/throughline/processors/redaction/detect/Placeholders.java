package io.throughline.processors.redaction.detect;

/** What stands behind the sign of a vendor's token where a document shows its form. */
final class Placeholders {

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
    int to = Math.min(end, from + Mixture.MOST);
    if (text.bits().holdDigit(from, to - from)) {
      // As nearly every token does.
      return false;
    }
    long counts = text.mixture(from, to);
    boolean upper = Mixture.of(counts, Mixture.UPPER) > 0;
    boolean lower = Mixture.of(counts, Mixture.LOWER) > 0;
    return Mixture.of(counts, Mixture.SIGN) > 0 && upper != lower;
  }
}
