package io.throughline.processors.redaction.detect;

/**
 * The places of a line where a name for a credential could end, or the word "value": by its last
 * letters, behind which none follows, but what may be a sign or stand before one; and where a tag
 * ends.
 *
 * <p>Cost: the ends of words are told for eight characters at once; most are no name's, which three
 * letters tell.
 */
final class NameEnds {

  /** Not an end of any of these. */
  static final int NONE = SecretNames.NONE;

  /** Of the type of a name, {@code key: String =}; above all kinds of names. */
  static final int TYPE = SecretNames.PASSWORD + 1;

  /** Of the word "value". */
  static final int VALUE = TYPE + 1;

  /** The least length of a name. */
  static final int LENGTH = 2;

  /** The high bit of the first of eight characters. */
  private static final long FIRST = 0x80;

  /** What a name may go on with. */
  static final int NUMBER = Ascii.NAME & ~Ascii.LETTER;

  /** By the place of the last three letters, see {@link NameEndings#place}. */
  private static final byte[] WHICH = which();

  private NameEnds() {}

  private static byte[] which() {
    byte[] which = new byte[NameEndings.PLACES];
    for (char third = 'a' - 1; third <= 'z'; third++) {
      for (char second = 'a'; second <= 'z'; second++) {
        for (char last = 'a'; last <= 'z'; last++) {
          String letters = "" + third + second + last;
          int kind = SecretNames.possibleKind(letters.toCharArray(), 0, letters.length());
          which[NameEndings.place(third, second, last)] = (byte) kind;
        }
      }
    }
    which[NameEndings.place('i', 'n', 'g')] = TYPE;
    which[NameEndings.place('l', 'u', 'e')] = VALUE;
    return which;
  }

  /**
   * The last letters of words, and the ends of tags, among eight characters: their high bits. A
   * word is of two letters at least, if it does not begin with these.
   */
  static long in(byte[] bytes, int from) {
    long word = EightBytes.at(bytes, from);
    long letters = EightBytes.letters(word);
    long next = EightBytes.letters(EightBytes.at(bytes, from + 1));
    long behindLetters = letters << Byte.SIZE | FIRST;
    return (letters & behindLetters & ~next) | EightBytes.tagEnds(word);
  }

  /**
   * What may end before {@code place}, behind a letter: a name that is possibly of a kind (see
   * {@link SecretNames#possibleKind}), a type, or the word "value"; the line's first character is
   * before the place, its last one behind it, or there.
   */
  static int which(char[] chars, int place, int first, int last) {
    int length = place - first;
    if (length < LENGTH) {
      return NONE;
    }
    char third = length > LENGTH ? chars[place - 3] : ' ';
    int which = WHICH[NameEndings.place(third, chars[place - 2], chars[place - 1])];
    if (which == NONE) {
      return NONE;
    }
    char next = chars[place];
    boolean value = which == VALUE && next == ',';
    boolean follows =
        Ascii.is(next, NUMBER) ? mayFollowNumber(chars, place, last) : Assignments.mayFollow(next);
    return value || follows ? which : NONE;
  }

  /** A number, or joints, do not count, but what stands behind them. */
  private static boolean mayFollowNumber(char[] chars, int from, int last) {
    return Assignments.mayFollow(chars[Ascii.runEnd(chars, from, last, NUMBER)]);
  }
}
