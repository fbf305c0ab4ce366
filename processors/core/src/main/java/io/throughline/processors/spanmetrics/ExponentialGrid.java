package io.throughline.processors.spanmetrics;

import io.opentelemetry.sdk.metrics.data.ExponentialHistogramBuckets;
import java.util.ArrayList;
import java.util.List;

/**
 * Buckets of an exponential histogram: eight for each doubling, so that a quantile is at most 4.5 %
 * off, from a microsecond to some two weeks. What is shorter, but not nothing, counts in the first.
 *
 * <p>The grid never moves, so that threads can count in it without agreeing on a scale; the scale
 * of a point is chosen when it is written.
 *
 * <p>Source: the data model of OpenTelemetry's metrics, "ExponentialHistogram": bucket {@code i} of
 * scale {@code s} ends, inclusively, at 2^((i+1)/2^s).
 */
final class ExponentialGrid {
  /** Of the grid; a point may leave with less. */
  static final int SCALE = 3;

  private static final int PER_DOUBLING = 1 << SCALE;
  private static final int DOUBLINGS = 40;

  /** As many as the SDK's own instruments fill at most. */
  private static final int MAX_BUCKETS = 160;

  /** The bucket of durations that are nothing; the grid's follow. */
  static final int ZERO = 0;

  private final double nanosPerUnit;
  private final int firstIndex;

  private ExponentialGrid(double nanosPerUnit) {
    this.nanosPerUnit = nanosPerUnit;
    int doublingsToUnit = (int) Math.round(Math.log(nanosPerUnit / 1e3) / Math.log(2));
    this.firstIndex = -doublingsToUnit * PER_DOUBLING - 1;
  }

  static ExponentialGrid of(double nanosPerUnit) {
    return new ExponentialGrid(nanosPerUnit);
  }

  /** The upper limits of the zero bucket and of the grid's, in whole nanoseconds. */
  long[] limits() {
    long[] limits = new long[1 + DOUBLINGS * PER_DOUBLING];
    for (int bucket = 1; bucket < limits.length; bucket++) {
      int end = firstIndex + bucket;
      // Split, so that powers of two are exact.
      double part = Math.pow(2, (double) Math.floorMod(end, PER_DOUBLING) / PER_DOUBLING);
      double limit = Math.scalb(part, Math.floorDiv(end, PER_DOUBLING));
      limits[bucket] = (long) Math.floor(limit * nanosPerUnit);
    }
    return limits;
  }

  /** Neighbouring buckets share an exemplar; one for each of 320 would be too many. */
  static int doublingOf(int bucket) {
    return (bucket + PER_DOUBLING - 2) / PER_DOUBLING;
  }

  /**
   * What was counted, without the empty buckets at both ends, and as fine as {@link #MAX_BUCKETS}
   * allow.
   */
  ExponentialHistogramBuckets bucketsOf(long[] counts) {
    int first = ZERO + 1;
    int last = counts.length - 1;
    while (first <= last && counts[first] == 0) {
      first++;
    }
    while (last > first && counts[last] == 0) {
      last--;
    }
    if (first > last) {
      return ExponentialHistogramBuckets.create(SCALE, 0, List.of());
    }
    int coarser = 0;
    while (indexOf(last, coarser) - indexOf(first, coarser) >= MAX_BUCKETS) {
      coarser++;
    }
    int offset = indexOf(first, coarser);
    long[] merged = new long[indexOf(last, coarser) - offset + 1];
    for (int bucket = first; bucket <= last; bucket++) {
      merged[indexOf(bucket, coarser) - offset] += counts[bucket];
    }
    List<Long> buckets = new ArrayList<>(merged.length);
    for (long count : merged) {
      buckets.add(count);
    }
    return ExponentialHistogramBuckets.create(SCALE - coarser, offset, buckets);
  }

  /** Index of the bucket at a scale that is coarser than the grid's by so many steps. */
  private int indexOf(int bucket, int coarser) {
    return (firstIndex + bucket - 1) >> coarser;
  }
}
