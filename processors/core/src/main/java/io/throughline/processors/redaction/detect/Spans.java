package io.throughline.processors.redaction.detect;

import java.util.Arrays;

/**
 * Where what spans lines may have begun, and whether it may have ended: a bit for each detector.
 */
final class Spans {

  private long[] begun = {0};
  private long[] ended = {0};
  private int[] starts = new int[Long.SIZE];
  private boolean any;

  /** Forgets all; detectors are known by numbers below {@code 64 * words}. */
  void clear(int words) {
    if (begun.length < words) {
      begun = new long[words];
      ended = new long[words];
      starts = new int[words * Long.SIZE];
    }
    Arrays.fill(begun, 0);
    Arrays.fill(ended, 0);
    any = false;
  }

  /** Of the detectors from {@code 64 * word} on, those that may begin or end in a line. */
  void add(int word, int line, long begins, long ends) {
    for (long first = begins & ~begun[word]; first != 0; first &= first - 1) {
      starts[word * Long.SIZE + Long.numberOfTrailingZeros(first)] = line;
      any = true;
    }
    begun[word] |= begins;
    ended[word] |= ends;
  }

  boolean anyBegun() {
    return any;
  }

  /** Those of the 64 detectors that may have begun and may have ended. */
  long whole(int word) {
    return begun[word] & ended[word];
  }

  /** The first line in which that detector may begin. */
  int start(int detector) {
    return starts[detector];
  }
}
