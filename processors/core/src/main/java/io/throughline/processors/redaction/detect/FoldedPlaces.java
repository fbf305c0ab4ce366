package io.throughline.processors.redaction.detect;

import java.util.Arrays;

/**
 * The way back from places in a folded line to those in the line: one to one, but for escapes,
 * which fold to one character, and for what is left out. Only those are noted. Memory is used
 * again.
 */
final class FoldedPlaces {

  private static final int INITIAL = 64;

  /**
   * Where in the folded line each stretch begins that stands one to one, in the upper half, and
   * where it begins in the line, in the lower one.
   */
  private long[] stretches = new long[INITIAL];

  /** Where in the line what stands before each of them ends. */
  private int[] endBefore = new int[INITIAL];

  private int size;

  void clear() {
    size = 0;
  }

  /** Whether nothing is noted. */
  boolean areOneToOne() {
    return size == 0;
  }

  /**
   * What stands in the folded line before {@code at} ends at {@code end}, where the line goes on.
   */
  void resolved(int at, int end) {
    begin(at, end, end);
  }

  /** Between two places of the line there is nothing that stands in the folded one. */
  void leftOut(int at, int from, int to) {
    if (size > 0 && stretches[size - 1] >>> Integer.SIZE == at) {
      stretches[size - 1] = stretch(at, to);
    } else {
      begin(at, from, to);
    }
  }

  private void begin(int at, int end, int start) {
    if (size == stretches.length) {
      stretches = Arrays.copyOf(stretches, size * 2);
      endBefore = Arrays.copyOf(endBefore, size * 2);
    }
    stretches[size] = stretch(at, start);
    endBefore[size++] = end;
  }

  private static long stretch(int at, int start) {
    return (long) at << Integer.SIZE | start;
  }

  /** Where the folded character at {@code index} begins in the line. */
  int startOf(int index) {
    int stretch = stretchOf(index);
    return stretch < 0
        ? index
        : (int) stretches[stretch] + index - (int) (stretches[stretch] >>> Integer.SIZE);
  }

  /** Where the folded character at {@code index} ends in the line. */
  int endOf(int index) {
    int next = stretchOf(index + 1);
    return next >= 0 && stretches[next] >>> Integer.SIZE == index + 1
        ? endBefore[next]
        : startOf(index) + 1;
  }

  /** The last stretch that begins at {@code index} or before, or -1. */
  private int stretchOf(int index) {
    int after = Arrays.binarySearch(stretches, 0, size, stretch(index + 1, 0));
    return (after >= 0 ? after : -after - 1) - 1;
  }
}
