package io.throughline.processors.redaction.detect;

/**
 * The places of a line where a name for a credential could end: by its last two letters, behind
 * which none follows, but what may be a sign or stand before one; and where a tag with attributes
 * ends.
 */
final class NameEnds {

  /** No such place comes. */
  static final int NONE = -1;

  private static final Pairs ENDS =
      SecretNames.lastLetters()
          .addIgnoringCase("n", "g") // string, a name's type
          .add("\"'`", ">");

  private NameEnds() {}

  /**
   * The next place behind such an end, of which both characters are at {@code from} or behind it;
   * the line's last character, at {@code last}, is behind the place, or there.
   */
  static int next(char[] chars, int from, int last) {
    int at = ENDS.next(chars, from, last);
    while (at < last - 1) {
      if (Assignments.mayFollow(chars[at + 2]) || chars[at + 1] == '>') {
        return at + 2;
      }
      at = ENDS.next(chars, at + 1, last);
    }
    return NONE;
  }
}
