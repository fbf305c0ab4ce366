package io.throughline.processors.redaction.detect;

/**
 * Pairs of neighbouring characters at which something could begin, or end: the first test of a
 * walk, so that whatever else it asks is asked of few places.
 *
 * <p>Structure: each call of {@link #add} is one bit, and a pair is found where both its characters
 * have the same one. Cost: one look into a small table for a character, whatever the text; to
 * branch at each of several characters costs several times that where they come in no order.
 */
final class Pairs {

  /** Stands for all characters outside ASCII, and is in no pair. */
  private static final int OTHERS = 127;

  /** By character: the bits of those that it is the first of, and above them of the second. */
  private final long[] bits = new long[OTHERS + 1];

  private static final int MOST = Integer.SIZE - 1;

  private int added;

  /** Adds each of {@code first} before each of {@code second}; 31 times at most. */
  Pairs add(String first, String second) {
    if (added == MOST) {
      throw new IllegalStateException("more than " + MOST + " times");
    }
    long bit = 1L << added++;
    first.chars().forEach(c -> bits[c] |= bit);
    second.chars().forEach(c -> bits[c] |= bit << Integer.SIZE);
    return this;
  }

  /** As {@link #add}, in any case of letters. */
  Pairs addIgnoringCase(String first, String second) {
    return add(inBothCases(first), inBothCases(second));
  }

  private static String inBothCases(String characters) {
    StringBuilder both = new StringBuilder(characters);
    characters.chars().forEach(c -> both.append(Ascii.toUpper((char) c)));
    return both.toString();
  }

  /** The bits of a character, in the upper half those of pairs that it is the second of. */
  long of(char c) {
    return bits[Math.min(c, OTHERS)];
  }

  /** Whether two characters are such a pair. */
  boolean hold(int first, int second) {
    long here = bits[Math.min(first, OTHERS)];
    return (here & bits[Math.min(second, OTHERS)] >>> Integer.SIZE) != 0;
  }

  /** Which one such a pair is, by the order in which they were added. */
  int which(char first, char second) {
    return Long.numberOfTrailingZeros(of(first) & of(second) >>> Integer.SIZE);
  }

  /** The first place of such a pair from {@code from} on, or {@code last}, the last character's. */
  int next(char[] chars, int from, int last) {
    int at = from;
    long here = at < last ? bits[Math.min(chars[at], OTHERS)] : 0;
    while (at < last) {
      long next = bits[Math.min(chars[at + 1], OTHERS)];
      if ((here & next >>> Integer.SIZE) != 0) {
        return at;
      }
      here = next;
      at++;
    }
    return Math.min(at, last);
  }
}
