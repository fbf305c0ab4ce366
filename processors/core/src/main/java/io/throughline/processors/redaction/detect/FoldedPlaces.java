package io.throughline.processors.redaction.detect;

import java.util.Arrays;

/**
 * The way back from places in a folded line to those in the line: one to one, but for escapes,
 * which fold to one character, and for what is left out. Only those are noted. Memory is used
 * again.
 */
final class FoldedPlaces {

  private static final int INITIAL = 64;

  /** So many stretches behind the last one are tried before all are searched. */
  private static final int NEAR = 16;

  /**
   * Where in the folded line each stretch begins that stands one to one, in the upper half, and
   * where it begins in the line, in the lower one.
   */
  private long[] stretches = new long[INITIAL];

  /** Where in the line what stands before each of them ends. */
  private int[] endBefore = new int[INITIAL];

  private int size;

  /** The stretch asked for last. */
  private int found = -1;

  void clear() {
    size = 0;
    found = -1;
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
    if (size > 0 && beginOf(size - 1) == at) {
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
    return stretch < 0 ? index : (int) stretches[stretch] + index - beginOf(stretch);
  }

  /** Where the folded character at {@code index} ends in the line. */
  int endOf(int index) {
    int next = stretchOf(index + 1);
    return next >= 0 && beginOf(next) == index + 1 ? endBefore[next] : startOf(index) + 1;
  }

  /**
   * The last stretch that begins at {@code index} or before, or -1. Findings mostly come in order,
   * so it is one of those from the last one found on.
   */
  private int stretchOf(int index) {
    int most = Math.min(found + NEAR, size - 1);
    int stretch = found;
    while (stretch < most && beginOf(stretch + 1) <= index) {
      stretch++;
    }
    boolean isHere = stretch < most && (stretch < 0 || beginOf(stretch) <= index);
    found = isHere ? stretch : search(index);
    return found;
  }

  private int search(int index) {
    int after = Arrays.binarySearch(stretches, 0, size, stretch(index + 1, 0));
    return (after >= 0 ? after : -after - 1) - 1;
  }

  private int beginOf(int stretch) {
    return (int) (stretches[stretch] >>> Integer.SIZE);
  }
}
