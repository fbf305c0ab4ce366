package io.throughline.processors.redaction.detect;

import java.util.Arrays;

/**
 * Which of many prefixes, of two ASCII characters or more, could stand at a place: told by its
 * first four characters.
 *
 * <p>Structure: a number for each pair of characters that begins a prefix; by it and the third
 * character a number for each three that do; by that and the fourth's lowest bits the prefixes.
 * Cost: one look for nearly every place, three where a pair begins something.
 */
final class Prefixes {

  private static final int[] NONE = {};

  /** As many characters of the prefixes found are surely there. */
  static final int CERTAIN = 3;

  /** As many characters as a table tells apart. */
  private static final int ASCII = 128;

  private static final int FOURTHS = 32;

  private final short[] pairs = new short[ASCII * ASCII];
  private final short[] threes;
  private final int[][] found;

  Prefixes(String... prefixes) {
    int numbers = 0;
    for (String prefix : prefixes) {
      int pair = pair(prefix.charAt(0), prefix.charAt(1));
      pairs[pair] = pairs[pair] == 0 ? (short) ++numbers : pairs[pair];
    }
    threes = new short[(numbers + 1) * ASCII];
    numbers = 0;
    for (String prefix : prefixes) {
      int row = pairs[pair(prefix.charAt(0), prefix.charAt(1))] * ASCII;
      for (int third = 0; third < ASCII; third++) {
        boolean fits = prefix.length() == 2 || prefix.charAt(2) == third;
        threes[row + third] =
            fits && threes[row + third] == 0 ? (short) ++numbers : threes[row + third];
      }
    }
    found = new int[(numbers + 1) * FOURTHS][];
    Arrays.fill(found, NONE);
    for (int i = 0; i < prefixes.length; i++) {
      add(prefixes[i], i);
    }
  }

  private void add(String prefix, int number) {
    int row = pairs[pair(prefix.charAt(0), prefix.charAt(1))] * ASCII;
    boolean[] entered = new boolean[found.length / FOURTHS];
    for (int third = 0; third < ASCII; third++) {
      int three = threes[row + third];
      if (entered[three] || (prefix.length() > 2 && prefix.charAt(2) != third)) {
        continue;
      }
      entered[three] = true;
      for (int fourth = 0; fourth < FOURTHS; fourth++) {
        if (prefix.length() <= 3 || prefix.charAt(3) % FOURTHS == fourth) {
          int place = three * FOURTHS + fourth;
          found[place] = Arrays.copyOf(found[place], found[place].length + 1);
          found[place][found[place].length - 1] = number;
        }
      }
    }
  }

  private static int pair(char first, char second) {
    return first * ASCII + second;
  }

  /** Whether a prefix begins with the two, both ASCII. */
  boolean begin(int first, int second) {
    return pairs[first * ASCII + second] != 0;
  }

  /** A number for what stands at {@code at}, where two such are: an index of {@link #found}. */
  int at(char[] chars, int at, int limit) {
    int third = at + 2 < limit && chars[at + 2] < ASCII ? chars[at + 2] : 0;
    int fourth = at + 3 < limit ? chars[at + 3] % FOURTHS : 0;
    return threes[pairs[pair(chars[at], chars[at + 1])] * ASCII + third] * FOURTHS + fourth;
  }

  /** By the number for what stands somewhere: the numbers of the prefixes that may stand there. */
  int[][] found() {
    return found;
  }
}
