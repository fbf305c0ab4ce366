package io.throughline.processors.spanmetrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Upper limits of a histogram's buckets, explicit or exponential. Kept in nanoseconds beside the
 * exported unit, so that a duration of exactly five seconds falls into {@code le="5"} by integer
 * comparison.
 */
final class Bounds {
  private final long[] nanos;
  private final List<Double> boundaries;
  private final double nanosPerUnit;
  private final @Nullable ExponentialGrid grid;

  /**
   * For each length of a duration in bits, the bucket of the shortest such duration. Limits grow
   * about exponentially, so the right bucket is seldom more than one further, and no branch of a
   * binary search has to be guessed.
   */
  private final int[] firstOfLength = new int[Long.SIZE];

  private Bounds(long[] nanos, double nanosPerUnit, @Nullable ExponentialGrid grid) {
    this.nanos = nanos;
    this.nanosPerUnit = nanosPerUnit;
    this.grid = grid;
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
    return new Bounds(sorted.stream().mapToLong(Long::longValue).toArray(), nanosPerUnit, null);
  }

  static Bounds exponential(double nanosPerUnit) {
    ExponentialGrid grid = ExponentialGrid.of(nanosPerUnit);
    return new Bounds(grid.limits(), nanosPerUnit, grid);
  }

  /** Null where the limits are explicit. */
  @Nullable ExponentialGrid grid() {
    return grid;
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

  /** Which exemplar a bucket's spans compete for. */
  int exemplarSlotOf(int bucket) {
    return grid == null ? bucket : ExponentialGrid.doublingOf(bucket);
  }

  int exemplarSlots() {
    return exemplarSlotOf(nanos.length) + 1;
  }

  List<Double> boundaries() {
    return boundaries;
  }

  /** Makes the bounds of an instrument from its unit and its convention's limits. */
  interface Layout {
    Bounds of(double nanosPerUnit, double[] limits);
  }

  double toUnit(long durationNanos) {
    return (double) durationNanos / nanosPerUnit;
  }

  double toUnit(double durationNanos) {
    return durationNanos / nanosPerUnit;
  }
}
