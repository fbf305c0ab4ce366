package io.throughline.processors.redaction.detect;

/**
 * The sum of a packed number's digits, each times a weight of its place.
 *
 * <p>Cost: four multiplications for sixteen digits. Every fourth digit stands in sixteen bits of
 * its own, and so do the weights for them, the other way around: the highest part of the product is
 * the sum of four.
 */
record DigitWeights(long ones, long tens, long hundreds, long thousands) {

  private static final long FOURTHS = 0x000F_000F_000F_000FL;
  private static final int WIDTH = 4 * Checks.BITS;
  private static final int HIGHEST = Long.SIZE - WIDTH;

  /** Of a number of so many digits, or more: the leftmost one's first. */
  static DigitWeights of(int... weights) {
    long[] parts = new long[4];
    for (int place = 0; place < weights.length; place++) {
      long weight = weights[weights.length - 1 - place];
      parts[place % 4] |= weight << (HIGHEST - place / 4 * WIDTH);
    }
    return new DigitWeights(parts[0], parts[1], parts[2], parts[3]);
  }

  int sum(long number) {
    long sum =
        sum(number, ones)
            + sum(number >>> Checks.BITS, tens)
            + sum(number >>> (2 * Checks.BITS), hundreds)
            + sum(number >>> (3 * Checks.BITS), thousands);
    return (int) sum;
  }

  private static long sum(long digits, long weights) {
    return ((digits & FOURTHS) * weights) >>> HIGHEST;
  }
}
