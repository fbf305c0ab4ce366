package io.throughline.processors.redaction.detect;

import java.util.Arrays;

/**
 * Which of many prefixes, of two characters or more, could stand at a place before others, all in
 * ASCII: told by its first four characters.
 *
 * <p>Structure: a number for each hash of three characters that begin a prefix; by it and the
 * fourth's lowest bits the prefixes. Cost: one look for nearly every place. Others than those that
 * stand there are found where hashes collide, so who asks must compare.
 */
final class Prefixes {

  private static final int[] NONE = {};

  private static final int HASH_BITS = 13;

  private static final int FOURTHS = 32;

  private static final int ASCII = 128;

  private final short[] threes = new short[1 << HASH_BITS];
  private final int[][] found;

  Prefixes(String... prefixes) {
    int numbers = 0;
    for (String prefix : prefixes) {
      for (char third = 0; third < ASCII; third++) {
        int hash = hash(word(prefix, third));
        if (begins(prefix, third) && threes[hash] == 0) {
          threes[hash] = (short) ++numbers;
        }
      }
    }
    found = new int[(numbers + 1) * FOURTHS][];
    Arrays.fill(found, NONE);
    for (int i = 0; i < prefixes.length; i++) {
      add(prefixes[i], i);
    }
  }

  private void add(String prefix, int number) {
    boolean[] entered = new boolean[found.length / FOURTHS];
    for (char third = 0; third < ASCII; third++) {
      int three = threes[hash(word(prefix, third))];
      if (entered[three] || !begins(prefix, third)) {
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

  private static boolean begins(String prefix, char third) {
    return prefix.length() == 2 || prefix.charAt(2) == third;
  }

  private static int word(String prefix, char third) {
    return third << 16 | prefix.charAt(1) << 8 | prefix.charAt(0);
  }

  private static int hash(int word) {
    return ((word << 8) * 0x9E3779B1) >>> (Integer.SIZE - HASH_BITS);
  }

  /**
   * A number for what stands somewhere, by its first characters, the first one's byte the lowest:
   * an index of {@link #found}.
   */
  int at(int word) {
    return threes[hash(word)] * FOURTHS + ((word >>> 24) & (FOURTHS - 1));
  }

  /** By the number for what stands somewhere: the numbers of the prefixes that may stand there. */
  int[][] found() {
    return found;
  }
}
