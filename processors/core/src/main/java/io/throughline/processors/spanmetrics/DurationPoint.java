package io.throughline.processors.spanmetrics;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramBuckets;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramPointData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;

/**
 * A histogram point with exemplars, which the SDK's own factory cannot make.
 *
 * @param min in the exported unit; above {@code max} when there is none
 */
record DurationPoint(
    long startEpochNanos,
    long epochNanos,
    Attributes attributes,
    double sum,
    long count,
    double min,
    double max,
    List<Double> boundaries,
    Counts counts,
    List<DoubleExemplarData> exemplars)
    implements HistogramPointData {

  static List<DoubleExemplarData> exemplarsOf(List<Exemplar> exemplars, Bounds bounds) {
    if (exemplars.isEmpty()) {
      return List.of();
    }
    List<DoubleExemplarData> data = new ArrayList<>(exemplars.size());
    for (Exemplar exemplar : exemplars) {
      SpanContext ids =
          SpanContext.create(
              exemplar.traceId(),
              exemplar.spanId(),
              TraceFlags.getSampled(),
              TraceState.getDefault());
      data.add(
          DoubleExemplarData.create(
              Attributes.empty(), exemplar.epochNanos(), ids, bounds.toUnit(exemplar.duration())));
    }
    return data;
  }

  /** The same point, its counts being those of an exponential grid. */
  ExponentialHistogramPointData on(ExponentialGrid grid) {
    ExponentialHistogramBuckets positive = grid.bucketsOf(counts.values);
    return ExponentialHistogramPointData.create(
        positive.getScale(),
        sum,
        counts.values[ExponentialGrid.ZERO],
        hasMin(),
        getMin(),
        hasMax(),
        getMax(),
        positive,
        ExponentialHistogramBuckets.create(positive.getScale(), 0, List.of()),
        startEpochNanos,
        epochNanos,
        attributes,
        exemplars);
  }

  @Override
  public long getStartEpochNanos() {
    return startEpochNanos;
  }

  @Override
  public long getEpochNanos() {
    return epochNanos;
  }

  @Override
  public Attributes getAttributes() {
    return attributes;
  }

  @Override
  public double getSum() {
    return sum;
  }

  @Override
  public long getCount() {
    return count;
  }

  @Override
  public boolean hasMin() {
    return min <= max;
  }

  @Override
  public double getMin() {
    return hasMin() ? min : 0;
  }

  @Override
  public boolean hasMax() {
    return min <= max;
  }

  @Override
  public double getMax() {
    return hasMax() ? max : 0;
  }

  @Override
  public List<Double> getBoundaries() {
    return boundaries;
  }

  @Override
  public List<Long> getCounts() {
    return counts;
  }

  @Override
  public List<DoubleExemplarData> getExemplars() {
    return exemplars;
  }

  /** Bucket counts without a box per bucket. */
  static final class Counts extends AbstractList<Long> implements RandomAccess {
    private final long[] values;

    /** Takes the array over. */
    Counts(long[] values) {
      this.values = values;
    }

    @Override
    public Long get(int index) {
      return values[index];
    }

    @Override
    public int size() {
      return values.length;
    }
  }
}
