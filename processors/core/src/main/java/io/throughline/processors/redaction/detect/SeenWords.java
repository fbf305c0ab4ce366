package io.throughline.processors.redaction.detect;

import java.util.Arrays;

/**
 * Some neighbouring characters in which a {@link GramTable} told the grams apart, so that this is
 * done once for each in a line that repeats itself: a rule of dashes, or a text made to be slow.
 *
 * <p>What has lost its place to others is told apart again, with the same outcome. Cost: two looks
 * into tables of 2 KB; to forget all is to begin a new generation.
 */
final class SeenWords {

  private static final int PLACES_LOG = 8;

  private final long[] words = new long[1 << PLACES_LOG];

  /** What stood around each of them, and, in the upper half, in which generation. */
  private final long[] around = new long[1 << PLACES_LOG];

  private long generation = 1L << Integer.SIZE;

  void forget() {
    generation += 1L << Integer.SIZE;
    if (generation == 0) {
      Arrays.fill(around, 0);
      forget();
    }
  }

  /** False if this word, and the same characters around it, are known to have been added. */
  boolean add(long word, int charactersAround) {
    long other = generation | (charactersAround & 0xFFFF_FFFFL);
    int place = (int) ((word * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - PLACES_LOG));
    int second = place ^ 1;
    if ((words[place] == word && around[place] == other)
        || (words[second] == word && around[second] == other)) {
      return false;
    }
    words[second] = words[place];
    around[second] = around[place];
    words[place] = word;
    around[place] = other;
    return true;
  }
}
