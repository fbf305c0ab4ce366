package io.throughline.processors.redaction;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramBuckets;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramPointData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Adds exponential histogram points: both are brought to the coarser scale, where bucket {@code i}
 * of a scale {@code n} steps finer falls into bucket {@code i >> n}, as the data model defines.
 */
final class ExponentialValues {

  private ExponentialValues() {}

  static ExponentialHistogramPointData with(
      ExponentialHistogramPointData point,
      Attributes attributes,
      List<DoubleExemplarData> exemplars) {
    return ExponentialHistogramPointData.create(
        point.getScale(),
        point.getSum(),
        point.getZeroCount(),
        point.hasMin(),
        point.getMin(),
        point.hasMax(),
        point.getMax(),
        copy(point.getPositiveBuckets()),
        copy(point.getNegativeBuckets()),
        point.getStartEpochNanos(),
        point.getEpochNanos(),
        attributes,
        exemplars);
  }

  static ExponentialHistogramPointData sum(
      ExponentialHistogramPointData a, ExponentialHistogramPointData b) {
    int scale = Math.min(a.getScale(), b.getScale());
    List<DoubleExemplarData> exemplars = new ArrayList<>(a.getExemplars());
    exemplars.addAll(b.getExemplars());
    return ExponentialHistogramPointData.create(
        scale,
        a.getSum() + b.getSum(),
        a.getZeroCount() + b.getZeroCount(),
        a.hasMin() && b.hasMin(),
        Math.min(a.getMin(), b.getMin()),
        a.hasMax() && b.hasMax(),
        Math.max(a.getMax(), b.getMax()),
        sum(a.getPositiveBuckets(), b.getPositiveBuckets(), scale),
        sum(a.getNegativeBuckets(), b.getNegativeBuckets(), scale),
        Math.min(a.getStartEpochNanos(), b.getStartEpochNanos()),
        Math.max(a.getEpochNanos(), b.getEpochNanos()),
        a.getAttributes(),
        exemplars);
  }

  private static ExponentialHistogramBuckets sum(
      ExponentialHistogramBuckets a, ExponentialHistogramBuckets b, int scale) {
    int first = Integer.MAX_VALUE;
    int last = Integer.MIN_VALUE;
    for (ExponentialHistogramBuckets buckets : List.of(a, b)) {
      int size = buckets.getBucketCounts().size();
      if (size > 0) {
        int shift = buckets.getScale() - scale;
        first = Math.min(first, buckets.getOffset() >> shift);
        last = Math.max(last, (buckets.getOffset() + size - 1) >> shift);
      }
    }
    if (first > last) {
      return ExponentialHistogramBuckets.create(scale, 0, List.of());
    }
    List<Long> counts = new ArrayList<>(Collections.nCopies(last - first + 1, 0L));
    for (ExponentialHistogramBuckets buckets : List.of(a, b)) {
      int shift = buckets.getScale() - scale;
      List<Long> from = buckets.getBucketCounts();
      for (int i = 0; i < from.size(); i++) {
        int index = ((buckets.getOffset() + i) >> shift) - first;
        counts.set(index, counts.get(index) + from.get(i));
      }
    }
    return ExponentialHistogramBuckets.create(scale, first, counts);
  }

  private static ExponentialHistogramBuckets copy(ExponentialHistogramBuckets buckets) {
    return ExponentialHistogramBuckets.create(
        buckets.getScale(), buckets.getOffset(), List.copyOf(buckets.getBucketCounts()));
  }
}
