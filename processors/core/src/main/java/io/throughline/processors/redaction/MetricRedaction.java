package io.throughline.processors.redaction;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramData;
import io.opentelemetry.sdk.metrics.data.GaugeData;
import io.opentelemetry.sdk.metrics.data.HistogramData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongExemplarData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.metrics.data.SumData;
import io.opentelemetry.sdk.metrics.data.SummaryData;
import io.opentelemetry.sdk.metrics.data.SummaryPointData;
import io.throughline.processors.redaction.detect.DetectorSet;
import io.throughline.processors.redaction.detect.Detectors;
import io.throughline.processors.redaction.detect.Findings;
import io.throughline.processors.redaction.detect.KeyContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a metadata-only policy leaves of a metric. Points whose attributes become equal become one
 * point, since a backend would otherwise take the last of them for all: sums and histograms add up,
 * of gauges the latest stays, of summaries count and sum.
 *
 * <p>Nothing of a point is remembered between collections: the SDK may reuse its memory.
 */
final class MetricRedaction {

  /** The span metrics' scope: their attributes were redacted when the series was made. */
  private static final String OWN_SCOPE = "io.throughline.spanmetrics";

  private final AttributeRedaction attributes;
  private final ResourceRedaction resources;
  private final DetectorSet detectors = DetectorSet.of(Detectors.all());

  MetricRedaction(AttributeRedaction attributes, ResourceRedaction resources) {
    this.attributes = attributes;
    this.resources = resources;
  }

  /** Null if the metric may not leave at all: its name is no instrument's name. */
  @Nullable MetricData redact(MetricData metric) {
    if (!ValueCheck.NAME.accepts(metric.getName())) {
      return null;
    }
    String description = metric.getDescription();
    String unit = metric.getUnit();
    return new RedactedMetricData(
        metric,
        resources.redact(metric.getResource()),
        resources.redact(metric.getInstrumentationScopeInfo()),
        isClean(description) ? description : "",
        unit.length() <= 63 && isClean(unit) ? unit : "",
        data(metric));
  }

  private boolean isClean(String constant) {
    return !detectors.scan(constant, KeyContext.NONE, new Findings());
  }

  private Data<?> data(MetricData metric) {
    if (metric.getInstrumentationScopeInfo().getName().equals(OWN_SCOPE)) {
      return metric.getData();
    }
    switch (metric.getType()) {
      case LONG_SUM:
        SumData<LongPointData> longSum = metric.getLongSumData();
        return SumData.createLongSumData(
            longSum.isMonotonic(),
            longSum.getAggregationTemporality(),
            points(longSum.getPoints(), this::longPoint, MetricRedaction::sum));
      case DOUBLE_SUM:
        SumData<DoublePointData> doubleSum = metric.getDoubleSumData();
        return SumData.createDoubleSumData(
            doubleSum.isMonotonic(),
            doubleSum.getAggregationTemporality(),
            points(doubleSum.getPoints(), this::doublePoint, MetricRedaction::sum));
      case LONG_GAUGE:
        return GaugeData.createLongGaugeData(
            points(
                metric.getLongGaugeData().getPoints(), this::longPoint, MetricRedaction::latest));
      case DOUBLE_GAUGE:
        return GaugeData.createDoubleGaugeData(
            points(
                metric.getDoubleGaugeData().getPoints(),
                this::doublePoint,
                MetricRedaction::latest));
      case HISTOGRAM:
        HistogramData histogram = metric.getHistogramData();
        return HistogramData.create(
            histogram.getAggregationTemporality(),
            points(histogram.getPoints(), this::histogramPoint, MetricRedaction::sum));
      case EXPONENTIAL_HISTOGRAM:
        ExponentialHistogramData exponential = metric.getExponentialHistogramData();
        return ExponentialHistogramData.create(
            exponential.getAggregationTemporality(),
            points(
                exponential.getPoints(),
                (point, kept) -> ExponentialValues.with(point, kept, doubles(point.getExemplars())),
                ExponentialValues::sum));
      case SUMMARY:
        return SummaryData.create(
            points(
                metric.getSummaryData().getPoints(),
                (point, kept) ->
                    SummaryPointData.create(
                        point.getStartEpochNanos(),
                        point.getEpochNanos(),
                        kept,
                        point.getCount(),
                        point.getSum(),
                        point.getValues()),
                MetricRedaction::sum));
    }
    throw new IllegalStateException("unknown metric type " + metric.getType());
  }

  private <P extends PointData> Collection<P> points(
      Collection<P> raw, BiFunction<P, Attributes, P> with, BinaryOperator<P> merge) {
    Map<Attributes, P> merged = new LinkedHashMap<>(raw.size() * 2);
    for (P point : raw) {
      Attributes kept = attributes.redact(point.getAttributes(), new Tally());
      merged.merge(kept, with.apply(point, kept), merge);
    }
    return new ArrayList<>(merged.values());
  }

  private LongPointData longPoint(LongPointData point, Attributes kept) {
    return new RedactedPoint.OfLong(
        point.getStartEpochNanos(),
        point.getEpochNanos(),
        kept,
        point.getValue(),
        longs(point.getExemplars()));
  }

  private DoublePointData doublePoint(DoublePointData point, Attributes kept) {
    return new RedactedPoint.OfDouble(
        point.getStartEpochNanos(),
        point.getEpochNanos(),
        kept,
        point.getValue(),
        doubles(point.getExemplars()));
  }

  private HistogramPointData histogramPoint(HistogramPointData point, Attributes kept) {
    return new RedactedPoint.OfHistogram(
        point.getStartEpochNanos(),
        point.getEpochNanos(),
        kept,
        HistogramValues.of(point),
        doubles(point.getExemplars()));
  }

  /** An exemplar's filtered attributes are those a View dropped: they go; value and ids stay. */
  private static List<LongExemplarData> longs(List<LongExemplarData> exemplars) {
    List<LongExemplarData> kept = new ArrayList<>(exemplars.size());
    for (LongExemplarData exemplar : exemplars) {
      kept.add(
          LongExemplarData.create(
              Attributes.empty(),
              exemplar.getEpochNanos(),
              SpanRedaction.withoutTraceState(exemplar.getSpanContext()),
              exemplar.getValue()));
    }
    return kept;
  }

  private static List<DoubleExemplarData> doubles(List<DoubleExemplarData> exemplars) {
    List<DoubleExemplarData> kept = new ArrayList<>(exemplars.size());
    for (DoubleExemplarData exemplar : exemplars) {
      kept.add(
          DoubleExemplarData.create(
              Attributes.empty(),
              exemplar.getEpochNanos(),
              SpanRedaction.withoutTraceState(exemplar.getSpanContext()),
              exemplar.getValue()));
    }
    return kept;
  }

  private static LongPointData sum(LongPointData a, LongPointData b) {
    return new RedactedPoint.OfLong(
        start(a, b),
        end(a, b),
        a.getAttributes(),
        a.getValue() + b.getValue(),
        joined(a.getExemplars(), b.getExemplars()));
  }

  private static DoublePointData sum(DoublePointData a, DoublePointData b) {
    return new RedactedPoint.OfDouble(
        start(a, b),
        end(a, b),
        a.getAttributes(),
        a.getValue() + b.getValue(),
        joined(a.getExemplars(), b.getExemplars()));
  }

  private static HistogramPointData sum(HistogramPointData a, HistogramPointData b) {
    return new RedactedPoint.OfHistogram(
        start(a, b),
        end(a, b),
        a.getAttributes(),
        HistogramValues.of(a).plus(HistogramValues.of(b)),
        joined(a.getExemplars(), b.getExemplars()));
  }

  /** Quantiles of two summaries say nothing about both together. */
  private static SummaryPointData sum(SummaryPointData a, SummaryPointData b) {
    return SummaryPointData.create(
        start(a, b),
        end(a, b),
        a.getAttributes(),
        a.getCount() + b.getCount(),
        a.getSum() + b.getSum(),
        List.of());
  }

  private static <P extends PointData> P latest(P a, P b) {
    return b.getEpochNanos() >= a.getEpochNanos() ? b : a;
  }

  private static long start(PointData a, PointData b) {
    return Math.min(a.getStartEpochNanos(), b.getStartEpochNanos());
  }

  private static long end(PointData a, PointData b) {
    return Math.max(a.getEpochNanos(), b.getEpochNanos());
  }

  private static <E> List<E> joined(List<E> a, List<E> b) {
    List<E> all = new ArrayList<>(a);
    all.addAll(b);
    return all;
  }
}
