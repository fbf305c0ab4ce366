package io.throughline.processors.redaction.detect;

/**
 * Hexadecimal digits around a number, of which it is then but a part that happens to lack letters.
 */
final class HexRuns {

  /** The groups of a dump: 78a1 8483 4832 5426. */
  private static final int GROUP = 4;

  /** The first part of a UUID; the ids of traces are longer. */
  private static final int ID = 8;

  private HexRuns() {}

  /**
   * Whether a dump of bytes, or an id, goes on around what stands between two places. On one side
   * alone a group may end an IBAN, and a card behind it would be left.
   */
  static boolean surround(Text text, int start, int end) {
    char before = text.at(start - 1);
    char after = text.at(end);
    return (before == ' '
            && after == ' '
            && isGroup(text, start - 1 - GROUP)
            && isGroup(text, end + 1))
        || (before == '-'
            && after == '-'
            && Ascii.isLetterOrDigit(text.at(end + 1))
            && isMixed(
                text, text.runStart(start - 1, start - 1 - 4 * ID, Ascii.HEX), start - 1, ID));
  }

  private static boolean isGroup(Text text, int start) {
    return !Ascii.isLetterOrDigit(text.at(start - 1))
        && !Ascii.isLetterOrDigit(text.at(start + GROUP))
        && isMixed(text, start, start + GROUP, GROUP);
  }

  /** Of so many at least, with digits and letters among them: "face" is a word. */
  private static boolean isMixed(Text text, int start, int end, int least) {
    boolean digits = false;
    boolean letters = false;
    for (int i = start; i < end; i++) {
      char c = text.at(i);
      if (!Ascii.isHex(c)) {
        return false;
      }
      digits |= Ascii.isDigit(c);
      letters |= !Ascii.isDigit(c);
    }
    return digits && letters && end - start >= least;
  }
}
