package io.throughline.processors.redaction.detect;

/**
 * Pairs of neighbouring characters at which something could begin, or end: the first test of a
 * walk, so that whatever else it asks is asked of few places.
 *
 * <p>Structure: each call of {@link #add} is one bit, and a pair is found where both its characters
 * have the same one. Cost: two looks into small tables for a character, whatever the text; to
 * branch at each of several characters costs several times that where they come in no order.
 */
final class Pairs {

  /** Stands for all characters outside ASCII, and is in no pair. */
  private static final int OTHERS = 127;

  private final int[] firsts = new int[OTHERS + 1];
  private final int[] seconds = new int[OTHERS + 1];
  private int bits;

  /** Adds each of {@code first} before each of {@code second}; 32 times at most. */
  Pairs add(String first, String second) {
    if (bits == Integer.SIZE) {
      throw new IllegalStateException("more than " + Integer.SIZE + " times");
    }
    int bit = 1 << bits++;
    first.chars().forEach(c -> firsts[c] |= bit);
    second.chars().forEach(c -> seconds[c] |= bit);
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

  /** The first place of such a pair from {@code from} on, or {@code last}, the last character's. */
  int next(char[] chars, int from, int last) {
    int at = from;
    while (at < last
        && (firsts[Math.min(chars[at], OTHERS)] & seconds[Math.min(chars[at + 1], OTHERS)]) == 0) {
      at++;
    }
    return Math.min(at, last);
  }
}
