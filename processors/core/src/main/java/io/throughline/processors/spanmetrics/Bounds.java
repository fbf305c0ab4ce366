package io.throughline.processors.spanmetrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Upper limits of a histogram's buckets. Kept in nanoseconds beside the exported unit, so that a
 * duration of exactly five seconds falls into {@code le="5"} by integer comparison.
 */
final class Bounds {
  private final long[] nanos;
  private final List<Double> boundaries;
  private final double nanosPerUnit;

  private Bounds(long[] nanos, double nanosPerUnit) {
    this.nanos = nanos;
    this.nanosPerUnit = nanosPerUnit;
    List<Double> limits = new ArrayList<>(nanos.length);
    for (long limit : nanos) {
      limits.add((double) limit / nanosPerUnit);
    }
    this.boundaries = List.copyOf(limits);
  }

  /** The convention's limits, given in its unit, and one more for each promise. */
  static Bounds of(double nanosPerUnit, double[] limits, Collection<Duration> promises) {
    TreeSet<Long> sorted = new TreeSet<>();
    for (double limit : limits) {
      sorted.add(Math.round(limit * nanosPerUnit));
    }
    for (Duration promise : promises) {
      sorted.add(promise.toNanos());
    }
    return new Bounds(sorted.stream().mapToLong(Long::longValue).toArray(), nanosPerUnit);
  }

  int buckets() {
    return nanos.length + 1;
  }

  /** The first bucket whose upper limit is not below the duration. */
  int bucketOf(long duration) {
    int low = 0;
    int high = nanos.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (nanos[middle] < duration) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  List<Double> boundaries() {
    return boundaries;
  }

  double toUnit(long durationNanos) {
    return (double) durationNanos / nanosPerUnit;
  }

  double toUnit(double durationNanos) {
    return durationNanos / nanosPerUnit;
  }
}
