package io.throughline.processors.redaction;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongExemplarData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.PointData;
import java.util.List;

/**
 * Points as they leave. The SDK's own factories take no exemplars for these three types, hence
 * implementations of its interfaces.
 */
abstract class RedactedPoint implements PointData {

  private final long startEpochNanos;
  private final long epochNanos;
  private final Attributes attributes;

  private RedactedPoint(long startEpochNanos, long epochNanos, Attributes attributes) {
    this.startEpochNanos = startEpochNanos;
    this.epochNanos = epochNanos;
    this.attributes = attributes;
  }

  @Override
  public final long getStartEpochNanos() {
    return startEpochNanos;
  }

  @Override
  public final long getEpochNanos() {
    return epochNanos;
  }

  @Override
  public final Attributes getAttributes() {
    return attributes;
  }

  static final class OfLong extends RedactedPoint implements LongPointData {
    private final long value;
    private final List<LongExemplarData> exemplars;

    OfLong(long start, long end, Attributes attributes, long value, List<LongExemplarData> ex) {
      super(start, end, attributes);
      this.value = value;
      this.exemplars = ex;
    }

    @Override
    public long getValue() {
      return value;
    }

    @Override
    public List<LongExemplarData> getExemplars() {
      return exemplars;
    }

    @Override
    public String toString() {
      return getAttributes() + "=" + value + exemplars;
    }
  }

  static final class OfDouble extends RedactedPoint implements DoublePointData {
    private final double value;
    private final List<DoubleExemplarData> exemplars;

    OfDouble(
        long start, long end, Attributes attributes, double value, List<DoubleExemplarData> ex) {
      super(start, end, attributes);
      this.value = value;
      this.exemplars = ex;
    }

    @Override
    public double getValue() {
      return value;
    }

    @Override
    public List<DoubleExemplarData> getExemplars() {
      return exemplars;
    }

    @Override
    public String toString() {
      return getAttributes() + "=" + value + exemplars;
    }
  }

  static final class OfHistogram extends RedactedPoint implements HistogramPointData {
    private final HistogramValues values;
    private final List<DoubleExemplarData> exemplars;

    OfHistogram(
        long start,
        long end,
        Attributes attributes,
        HistogramValues values,
        List<DoubleExemplarData> exemplars) {
      super(start, end, attributes);
      this.values = values;
      this.exemplars = exemplars;
    }

    HistogramValues values() {
      return values;
    }

    @Override
    public double getSum() {
      return values.sum();
    }

    @Override
    public long getCount() {
      return values.count();
    }

    @Override
    public boolean hasMin() {
      return values.hasMin();
    }

    @Override
    public double getMin() {
      return values.min();
    }

    @Override
    public boolean hasMax() {
      return values.hasMax();
    }

    @Override
    public double getMax() {
      return values.max();
    }

    @Override
    public List<Double> getBoundaries() {
      return values.boundaries();
    }

    @Override
    public List<Long> getCounts() {
      return values.counts();
    }

    @Override
    public List<DoubleExemplarData> getExemplars() {
      return exemplars;
    }

    @Override
    public String toString() {
      return getAttributes() + "=" + values + exemplars;
    }
  }
}
