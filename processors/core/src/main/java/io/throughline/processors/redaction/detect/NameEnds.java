package io.throughline.processors.redaction.detect;

/**
 * The places of a line where a name for a credential could end, or the word "value": by its last
 * two letters, behind which none follows, but what may be a sign or stand before one; and where a
 * tag with attributes ends, or an argument in quotes.
 */
final class NameEnds {

  /** No such place comes. */
  static final int NONE = -1;

  /** Of an end. */
  static final int LENGTH = 2;

  private static final Pairs ENDS =
      SecretNames.lastLetters()
          .addIgnoringCase("n", "g") // string, a name's type
          .addIgnoringCase("u", "e") // value
          .add("\"'`", ">")
          .add("\"'", ",");

  private NameEnds() {}

  /**
   * The next place behind such an end, of which both characters are at {@code from} or behind it;
   * the line's last character, at {@code last}, is behind the place, or there.
   */
  static int next(char[] chars, int from, int last) {
    int at = ENDS.next(chars, from, last);
    while (at < last - 1) {
      int behind = at + LENGTH;
      if (isEnd(chars, behind, last)) {
        return behind;
      }
      at = ENDS.next(chars, at + 1, last);
    }
    return NONE;
  }

  private static boolean isEnd(char[] chars, int at, int last) {
    char before = chars[at - 1];
    boolean value = (before | 0x20) == 'e' && chars[at] == ',';
    return before == '>'
        || before == ','
        || value
        || (Assignments.mayFollow(chars[at]) && !goesOn(chars, at, last));
  }

  /** Whether a joint stands there, and another word of the name behind it. */
  private static boolean goesOn(char[] chars, int at, int last) {
    return Assignments.isWithinName(chars[at]) && at < last && Ascii.isLetter(chars[at + 1]);
  }
}
