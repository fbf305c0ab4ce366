package io.throughline.processors.spanmetrics;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one reader has not yet reported of one series. All access is under the store's collection
 * lock.
 */
final class SeriesView {
  private final long[] reported;
  private final int exemplarSlots;
  private long reportedTotal;
  private double sum;
  private long min = Long.MAX_VALUE;
  private long max = Long.MIN_VALUE;
  private @Nullable Exemplar @Nullable [] exemplars;

  SeriesView(int buckets, int exemplarSlots) {
    this.reported = new long[buckets];
    this.exemplarSlots = exemplarSlots;
  }

  void add(double moreSum, long otherMin, long otherMax) {
    sum += moreSum;
    min = Math.min(min, otherMin);
    max = Math.max(max, otherMax);
  }

  void offer(int slot, Exemplar exemplar) {
    if (exemplars == null) {
      exemplars = new Exemplar[exemplarSlots];
    }
    Exemplar held = exemplars[slot];
    if (held == null || held.yieldsTo(exemplar.rank(), exemplar.duration())) {
      exemplars[slot] = exemplar;
    }
  }

  long reportedTotal() {
    return reportedTotal;
  }

  /** Counts since the last report. */
  long[] increments(long[] counts) {
    long[] increments = new long[counts.length];
    for (int bucket = 0; bucket < counts.length; bucket++) {
      increments[bucket] = counts[bucket] - reported[bucket];
    }
    return increments;
  }

  double sum() {
    return sum;
  }

  long min() {
    return min;
  }

  long max() {
    return max;
  }

  List<Exemplar> exemplars() {
    if (exemplars == null) {
      return List.of();
    }
    List<Exemplar> kept = new ArrayList<>();
    for (Exemplar exemplar : exemplars) {
      if (exemplar != null) {
        kept.add(exemplar);
      }
    }
    return kept;
  }

  /** Everything up to here is reported. */
  void report(long[] counts, long total) {
    System.arraycopy(counts, 0, reported, 0, counts.length);
    reportedTotal = total;
    sum = 0;
    min = Long.MAX_VALUE;
    max = Long.MIN_VALUE;
    exemplars = null;
  }
}
