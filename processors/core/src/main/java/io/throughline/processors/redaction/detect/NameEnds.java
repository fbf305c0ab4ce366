package io.throughline.processors.redaction.detect;

/**
 * A walk to the next place where a name for a credential could end, by its last two letters, or a
 * tag with attributes; it keeps where the name begins, which else each name would look for again.
 */
final class NameEnds {

  private static final Pairs ENDS =
      SecretNames.lastLetters()
          .addIgnoringCase("n", "g") // string, a name's type
          .add("\"'`", ">");

  private static final int OTHERS = 127;

  /** Of a character within a name. */
  private static final long IN_NAME = Long.MIN_VALUE;

  private static final long[] BITS = new long[OTHERS + 1];

  static {
    for (char c = 0; c < OTHERS; c++) {
      BITS[c] = ENDS.of(c) | (Ascii.is(c, Ascii.NAME) ? IN_NAME : 0);
    }
  }

  private NameEnds() {}

  /**
   * The next such end, for {@link #place} and {@link #start}; {@code run} is where the name begins
   * that goes on at {@code from}, or would there.
   */
  static long next(char[] chars, int from, int run, int last) {
    int at = from;
    int start = run;
    long here = 0;
    while (at < last) {
      long next = BITS[Math.min(chars[at], OTHERS)];
      if ((here & next >>> Integer.SIZE) != 0
          && (!Ascii.isLetter(chars[at + 1]) || chars[at] == '>')) {
        return (long) start << Integer.SIZE | at + 1;
      }
      here = next;
      at++;
      start = next < 0 ? start : at;
    }
    return (long) start << Integer.SIZE | last + 1;
  }

  /** The place behind the end, or one behind the line's last character. */
  static int place(long next) {
    return (int) next;
  }

  /** Where the name begins that ends there, or that goes on there. */
  static int start(long next) {
    return (int) (next >>> Integer.SIZE);
  }
}
