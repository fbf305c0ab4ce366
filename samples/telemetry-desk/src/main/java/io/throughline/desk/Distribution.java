package io.throughline.desk;

import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A histogram of any kind as counts between two bounds, so that series with different bounds, and
 * explicit and exponential ones, can be added.
 *
 * <p>A quantile is interpolated within its bucket, and can be no better than the bounds; the
 * smallest and largest value cut the outer buckets.
 */
final class Distribution {
  static final Distribution EMPTY = new Distribution(0, 0, Double.NaN, Double.NaN, new TreeMap<>());

  private final long count;
  private final double sum;
  private final double min;
  private final double max;
  private final SortedMap<Bucket, Long> buckets;

  private record Bucket(double lower, double upper) implements Comparable<Bucket> {
    @Override
    public int compareTo(Bucket other) {
      int byUpper = Double.compare(upper, other.upper);
      return byUpper != 0 ? byUpper : Double.compare(lower, other.lower);
    }
  }

  private Distribution(
      long count, double sum, double min, double max, SortedMap<Bucket, Long> buckets) {
    this.count = count;
    this.sum = sum;
    this.min = min;
    this.max = max;
    this.buckets = buckets;
  }

  static Distribution of(HistogramDataPoint point) {
    TreeMap<Bucket, Long> buckets = new TreeMap<>();
    int bounds = point.getExplicitBoundsCount();
    for (int i = 0; i < point.getBucketCountsCount(); i++) {
      double lower = i == 0 ? Double.NEGATIVE_INFINITY : point.getExplicitBounds(i - 1);
      double upper = i == bounds ? Double.POSITIVE_INFINITY : point.getExplicitBounds(i);
      put(buckets, lower, upper, point.getBucketCounts(i));
    }
    return new Distribution(
        point.getCount(),
        point.getSum(),
        point.hasMin() ? point.getMin() : Double.NaN,
        point.hasMax() ? point.getMax() : Double.NaN,
        buckets);
  }

  static Distribution of(ExponentialHistogramDataPoint point) {
    TreeMap<Bucket, Long> buckets = new TreeMap<>();
    double base = Math.pow(2, Math.pow(2, -point.getScale()));
    for (int i = 0; i < point.getPositive().getBucketCountsCount(); i++) {
      int index = point.getPositive().getOffset() + i;
      put(
          buckets,
          Math.pow(base, index),
          Math.pow(base, index + 1),
          point.getPositive().getBucketCounts(i));
    }
    for (int i = 0; i < point.getNegative().getBucketCountsCount(); i++) {
      int index = point.getNegative().getOffset() + i;
      put(
          buckets,
          -Math.pow(base, index + 1),
          -Math.pow(base, index),
          point.getNegative().getBucketCounts(i));
    }
    put(buckets, 0, 0, point.getZeroCount());
    return new Distribution(
        point.getCount(),
        point.getSum(),
        point.hasMin() ? point.getMin() : Double.NaN,
        point.hasMax() ? point.getMax() : Double.NaN,
        buckets);
  }

  private static void put(Map<Bucket, Long> buckets, double lower, double upper, long count) {
    if (count > 0) {
      buckets.merge(new Bucket(lower, upper), count, Long::sum);
    }
  }

  long count() {
    return count;
  }

  double sum() {
    return sum;
  }

  Distribution plus(Distribution other) {
    TreeMap<Bucket, Long> added = new TreeMap<>();
    added.putAll(buckets);
    other.buckets.forEach((bucket, value) -> added.merge(bucket, value, Long::sum));
    return new Distribution(
        count + other.count,
        sum + other.sum,
        smaller(min, other.min),
        -smaller(-max, -other.max),
        added);
  }

  /**
   * What came since an earlier state of the same series. Its extremes are those of all: bounds that
   * hold, if wide ones.
   */
  Distribution since(Distribution earlier) {
    TreeMap<Bucket, Long> left = new TreeMap<>();
    left.putAll(buckets);
    earlier.buckets.forEach((bucket, value) -> left.merge(bucket, -value, Long::sum));
    left.values().removeIf(value -> value <= 0);
    return new Distribution(count - earlier.count, sum - earlier.sum, min, max, left);
  }

  /** The value below which this share of all lies; 0 when nothing was recorded. */
  double quantile(double q) {
    double rank = q * count;
    long below = 0;
    double last = 0;
    for (Map.Entry<Bucket, Long> entry : buckets.entrySet()) {
      double lower = cut(entry.getKey().lower(), min, 0);
      double upper = cut(entry.getKey().upper(), max, lower);
      long here = entry.getValue();
      if (below + here >= rank) {
        return lower + (upper - lower) * Math.max(0, (rank - below) / here);
      }
      below += here;
      last = upper;
    }
    return last;
  }

  private double cut(double bound, double known, double unknown) {
    if (Double.isInfinite(bound)) {
      return Double.isNaN(known) ? unknown : known;
    }
    // With the extremes known, an outer bucket reaches no further than they do.
    double cut = Double.isNaN(min) ? bound : Math.max(bound, min);
    return Double.isNaN(max) ? cut : Math.min(cut, max);
  }

  private static double smaller(double a, double b) {
    if (Double.isNaN(a)) {
      return b;
    }
    return Double.isNaN(b) ? a : Math.min(a, b);
  }
}
