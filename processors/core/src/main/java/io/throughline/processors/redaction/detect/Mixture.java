package io.throughline.processors.redaction.detect;

/**
 * How many characters of each kind a stretch of a text holds, for stretches of up to {@link #MOST}
 * characters; all counts in one number.
 *
 * <p>Where every few characters begin a value, each value holds nearly what the one before did: the
 * stretch is moved, so that each character comes in once and goes out once.
 */
final class Mixture {

  static final int MOST = 64;

  /** The places of the counts, of seven bits each. */
  static final int UPPER = 0;

  static final int LOWER = 7;
  static final int DIGIT = 14;
  static final int BLANK = 21;

  /** Whatever is neither letter nor digit nor blank. */
  static final int SIGN = 28;

  static final int BRACE = 35;
  static final int BRACKET = 42;

  /** Colons, too. */
  static final int POINT = 49;

  /** What stands in a row for what is left out. */
  static final int FILLER = 56;

  private static final long MASK = 0x7F;

  /** Of what ends a bare value. No count's place; what it adds up to is never read. */
  private static final long ENDING = Long.MIN_VALUE;

  /** Stands for all characters outside ASCII. */
  private static final int OTHERS = 127;

  private static final String FILLERS = "xX*#.0";

  private static final long[] ONE = new long[OTHERS + 1];

  static {
    for (char c = 0; c <= OTHERS; c++) {
      boolean letter = Ascii.isLetter(c);
      int kind = letter ? (Ascii.isUpper(c) ? UPPER : LOWER) : c == ' ' ? BLANK : SIGN;
      ONE[c] = 1L << (Ascii.isDigit(c) ? DIGIT : kind) | (SecretValues.ends(c) ? ENDING : 0);
    }
    ONE['{'] |= 1L << BRACE;
    ONE['('] |= 1L << BRACKET;
    ONE['.'] |= 1L << POINT;
    ONE[':'] |= 1L << POINT;
    FILLERS.chars().forEach(c -> ONE[c] |= 1L << FILLER);
  }

  private long counts;
  private int from;
  private int to;
  private int steps;

  void clear() {
    counts = 0;
    from = 0;
    to = 0;
  }

  /** How many characters the last {@link #move} looked at. */
  int steps() {
    return steps;
  }

  /** Moves the stretch; returns the counts in it. */
  long move(char[] chars, int newFrom, int newTo) {
    if (newFrom == from && newTo == to) {
      steps = 0;
      return counts;
    }
    if (newFrom < from || newFrom >= to) {
      counts = 0;
      from = newFrom;
      to = newFrom;
    }
    long moved = counts;
    int first = from;
    int behind = to;
    steps = newFrom - first + Math.abs(newTo - behind);
    // Nearly always both ends go on by as much; one loop for both is the quicker.
    while (first < newFrom && behind < newTo) {
      moved += one(chars[behind++]) - one(chars[first++]);
    }
    while (first < newFrom) {
      moved -= one(chars[first++]);
    }
    while (behind < newTo) {
      moved += one(chars[behind++]);
    }
    while (behind > newTo) {
      moved -= one(chars[--behind]);
    }
    from = newFrom;
    to = newTo;
    counts = moved;
    return moved;
  }

  /**
   * Makes the stretch the beginning of the value without quotes that begins at {@code start};
   * returns where the value ends.
   */
  int open(char[] chars, int start, int limit) {
    int most = Math.min(limit, start + MOST);
    int end = start;
    long all = 0;
    while (end < most) {
      long one = one(chars[end]);
      if (one < 0) {
        break;
      }
      all += one;
      end++;
    }
    counts = all;
    from = start;
    to = end;
    if (end == most) {
      while (end < limit && one(chars[end]) >= 0) {
        end++;
      }
    }
    return end;
  }

  private static long one(char c) {
    return ONE[Math.min(c, OTHERS)];
  }

  static boolean isFiller(char c) {
    return of(one(c), FILLER) != 0;
  }

  /** The number of characters of one kind. */
  static int of(long counts, int kind) {
    return (int) (counts >>> kind & MASK);
  }
}
