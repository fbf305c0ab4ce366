package io.throughline.processors.redaction;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramBuckets;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramPointData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongExemplarData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import java.util.List;

/**
 * Metric points as plain values: the SDK has no factory for some of them with exemplars, and its
 * own points may be changed at the next collection.
 */
final class Points {

  private Points() {}

  record LongPoint(
      long getStartEpochNanos,
      long getEpochNanos,
      Attributes getAttributes,
      long getValue,
      List<LongExemplarData> getExemplars)
      implements LongPointData {}

  record DoublePoint(
      long getStartEpochNanos,
      long getEpochNanos,
      Attributes getAttributes,
      double getValue,
      List<DoubleExemplarData> getExemplars)
      implements DoublePointData {}

  record HistogramPoint(
      long getStartEpochNanos,
      long getEpochNanos,
      Attributes getAttributes,
      double getSum,
      long getCount,
      boolean hasMin,
      double getMin,
      boolean hasMax,
      double getMax,
      List<Double> getBoundaries,
      List<Long> getCounts,
      List<DoubleExemplarData> getExemplars)
      implements HistogramPointData {}

  record ExponentialPoint(
      long getStartEpochNanos,
      long getEpochNanos,
      Attributes getAttributes,
      int getScale,
      double getSum,
      long getCount,
      long getZeroCount,
      boolean hasMin,
      double getMin,
      boolean hasMax,
      double getMax,
      ExponentialHistogramBuckets getPositiveBuckets,
      ExponentialHistogramBuckets getNegativeBuckets,
      List<DoubleExemplarData> getExemplars)
      implements ExponentialHistogramPointData {}
}
