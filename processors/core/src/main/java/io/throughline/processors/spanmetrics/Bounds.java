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

  /**
   * For each length of a duration in bits, the bucket of the shortest such duration. Limits grow
   * about exponentially, so the right bucket is seldom more than one further, and no branch of a
   * binary search has to be guessed.
   */
  private final int[] firstOfLength = new int[Long.SIZE];

  private Bounds(long[] nanos, double nanosPerUnit) {
    this.nanos = nanos;
    this.nanosPerUnit = nanosPerUnit;
    List<Double> limits = new ArrayList<>(nanos.length);
    for (long limit : nanos) {
      limits.add((double) limit / nanosPerUnit);
    }
    this.boundaries = List.copyOf(limits);
    for (int length = 1; length < Long.SIZE; length++) {
      long shortest = 1L << (length - 1);
      int bucket = firstOfLength[length - 1];
      while (bucket < nanos.length && nanos[bucket] < shortest) {
        bucket++;
      }
      firstOfLength[length] = bucket;
    }
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

  /** The first bucket whose upper limit is not below the duration, which is not negative. */
  int bucketOf(long duration) {
    int bucket = firstOfLength[Long.SIZE - Long.numberOfLeadingZeros(duration)];
    while (bucket < nanos.length && nanos[bucket] < duration) {
      bucket++;
    }
    return bucket;
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
