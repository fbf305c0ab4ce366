package io.throughline.processors.redaction;

import io.opentelemetry.sdk.metrics.data.ExponentialHistogramBuckets;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramPointData;
import java.util.ArrayList;
import java.util.List;

/**
 * Merges exponential histograms exactly: both are brought to the coarser scale, and to a coarser
 * one still while the range of buckets is too wide. Halving the scale joins buckets in pairs: index
 * {@code i} becomes {@code i >> 1}.
 */
final class ExponentialMerge {
  private static final int MAX_BUCKETS = 160;
  private static final int MIN_SCALE = -10;

  private ExponentialMerge() {}

  static ExponentialHistogramPointData merge(
      ExponentialHistogramPointData a, ExponentialHistogramPointData b) {
    int scale = Math.min(a.getScale(), b.getScale());
    while (scale > MIN_SCALE
        && (width(a.getPositiveBuckets(), b.getPositiveBuckets(), scale) > MAX_BUCKETS
            || width(a.getNegativeBuckets(), b.getNegativeBuckets(), scale) > MAX_BUCKETS)) {
      scale--;
    }
    boolean hasMin = (a.hasMin() || a.getCount() == 0) && (b.hasMin() || b.getCount() == 0);
    boolean hasMax = (a.hasMax() || a.getCount() == 0) && (b.hasMax() || b.getCount() == 0);
    hasMin &= a.hasMin() || b.hasMin();
    hasMax &= a.hasMax() || b.hasMax();
    return new Points.ExponentialPoint(
        PointMerge.start(a, b),
        PointMerge.end(a, b),
        a.getAttributes(),
        scale,
        a.getSum() + b.getSum(),
        a.getCount() + b.getCount(),
        a.getZeroCount() + b.getZeroCount(),
        hasMin,
        hasMin ? PointMerge.min(a.hasMin(), a.getMin(), b.hasMin(), b.getMin()) : 0,
        hasMax,
        hasMax ? -PointMerge.min(a.hasMax(), -a.getMax(), b.hasMax(), -b.getMax()) : 0,
        merged(a.getPositiveBuckets(), b.getPositiveBuckets(), scale),
        merged(a.getNegativeBuckets(), b.getNegativeBuckets(), scale),
        PointMerge.joined(a.getExemplars(), b.getExemplars()));
  }

  private static ExponentialHistogramBuckets merged(
      ExponentialHistogramBuckets a, ExponentialHistogramBuckets b, int scale) {
    int width = width(a, b, scale);
    if (width == 0) {
      return ExponentialHistogramBuckets.create(scale, 0, List.of());
    }
    int first = Math.min(first(a, scale), first(b, scale));
    long[] counts = new long[width];
    add(a, scale, first, counts);
    add(b, scale, first, counts);
    List<Long> list = new ArrayList<>(width);
    for (long count : counts) {
      list.add(count);
    }
    return ExponentialHistogramBuckets.create(scale, first, list);
  }

  private static int first(ExponentialHistogramBuckets buckets, int scale) {
    return buckets.getBucketCounts().isEmpty()
        ? Integer.MAX_VALUE
        : buckets.getOffset() >> shift(buckets, scale);
  }

  private static int last(ExponentialHistogramBuckets buckets, int scale) {
    int size = buckets.getBucketCounts().size();
    return size == 0
        ? Integer.MIN_VALUE
        : (buckets.getOffset() + size - 1) >> shift(buckets, scale);
  }

  private static int shift(ExponentialHistogramBuckets buckets, int scale) {
    return buckets.getScale() - scale;
  }

  private static int width(
      ExponentialHistogramBuckets a, ExponentialHistogramBuckets b, int scale) {
    if (a.getBucketCounts().isEmpty() && b.getBucketCounts().isEmpty()) {
      return 0;
    }
    long last = Math.max(last(a, scale), last(b, scale));
    long first = Math.min(first(a, scale), first(b, scale));
    return (int) Math.min(Integer.MAX_VALUE, last - first + 1);
  }

  private static void add(
      ExponentialHistogramBuckets buckets, int scale, int first, long[] counts) {
    int shift = shift(buckets, scale);
    List<Long> from = buckets.getBucketCounts();
    for (int i = 0; i < from.size(); i++) {
      counts[((buckets.getOffset() + i) >> shift) - first] += from.get(i);
    }
  }
}
