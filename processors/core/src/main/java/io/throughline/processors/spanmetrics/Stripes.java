package io.throughline.processors.spanmetrics;

/** Spreads threads over a few cells. */
final class Stripes {
  /** A power of two, about twice the processors; more would only cost memory in every series. */
  static final int COUNT =
      Math.min(8, Integer.highestOneBit(Runtime.getRuntime().availableProcessors()) * 2);

  private static final int SHIFT = 32 - Integer.numberOfTrailingZeros(COUNT);

  private Stripes() {}

  /** The calling thread's stripe. Thread ids are consecutive, so they are mixed first. */
  static int current() {
    return ((int) Thread.currentThread().getId() * 0x9E3779B9) >>> SHIFT;
  }
}
