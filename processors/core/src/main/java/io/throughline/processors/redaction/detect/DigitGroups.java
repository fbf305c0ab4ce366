package io.throughline.processors.redaction.detect;

import java.util.Arrays;

/** The maximal runs of ASCII digits in a line, and what stands between them. Memory is reused. */
final class DigitGroups {

  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private int count;

  void read(char[] chars, int offset, int length) {
    count = 0;
    int i = offset;
    int limit = offset + length;
    while (i < limit) {
      if (Ascii.isDigit(chars[i])) {
        int start = i;
        do {
          i++;
        } while (i < limit && Ascii.isDigit(chars[i]));
        add(start - offset, i - offset);
      }
      i++;
    }
  }

  private void add(int start, int end) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
    }
    starts[count] = start;
    ends[count++] = end;
  }

  int count() {
    return count;
  }

  int start(int group) {
    return starts[group];
  }

  int end(int group) {
    return ends[group];
  }

  int length(int group) {
    return ends[group] - starts[group];
  }

  /** The number of characters between this group and the one before. */
  int gap(int group) {
    return starts[group] - ends[group - 1];
  }
}
