package io.throughline.desk;

import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Exemplar;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.throughline.desk.MetricSeries.Kind;
import io.throughline.desk.MetricSeries.Point;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** All metrics of all processes as series, and their exemplars. */
final class MetricStore {
  static final Predicate<Map<String, Object>> ANY = attributes -> true;

  private final Map<MetricSeries.Key, MetricSeries> series = new LinkedHashMap<>();
  private final Set<ReceivedExemplar> exemplars = new LinkedHashSet<>();

  void add(Origin origin, Metric metric) {
    switch (metric.getDataCase()) {
      case SUM -> {
        Kind kind =
            metric.getSum().getIsMonotonic()
                ? kind(metric.getSum().getAggregationTemporality())
                : nonMonotonic(metric.getSum().getAggregationTemporality());
        metric.getSum().getDataPointsList().forEach(p -> add(origin, metric, kind, p));
      }
      case GAUGE ->
          metric.getGauge().getDataPointsList().forEach(p -> add(origin, metric, Kind.LAST, p));
      case HISTOGRAM -> {
        Kind kind = kind(metric.getHistogram().getAggregationTemporality());
        for (HistogramDataPoint p : metric.getHistogram().getDataPointsList()) {
          Map<String, Object> attributes = AttributeValues.of(p.getAttributesList());
          series(metric, origin, attributes, kind)
              .add(
                  p.getStartTimeUnixNano(),
                  p.getTimeUnixNano(),
                  new Point(p.getCount(), Distribution.of(p)));
          addExemplars(metric, origin, attributes, p.getExemplarsList());
        }
      }
      case EXPONENTIAL_HISTOGRAM -> {
        Kind kind = kind(metric.getExponentialHistogram().getAggregationTemporality());
        for (ExponentialHistogramDataPoint p :
            metric.getExponentialHistogram().getDataPointsList()) {
          Map<String, Object> attributes = AttributeValues.of(p.getAttributesList());
          series(metric, origin, attributes, kind)
              .add(
                  p.getStartTimeUnixNano(),
                  p.getTimeUnixNano(),
                  new Point(p.getCount(), Distribution.of(p)));
          addExemplars(metric, origin, attributes, p.getExemplarsList());
        }
      }
      default -> {
        // Summaries are Prometheus history; no OTLP exporter of an SDK sends them.
      }
    }
  }

  private void add(Origin origin, Metric metric, Kind kind, NumberDataPoint p) {
    Map<String, Object> attributes = AttributeValues.of(p.getAttributesList());
    series(metric, origin, attributes, kind)
        .add(
            p.getStartTimeUnixNano(),
            p.getTimeUnixNano(),
            new Point(p.hasAsInt() ? p.getAsInt() : p.getAsDouble(), Distribution.EMPTY));
    addExemplars(metric, origin, attributes, p.getExemplarsList());
  }

  private void addExemplars(
      Metric metric, Origin origin, Map<String, Object> attributes, List<Exemplar> list) {
    for (Exemplar exemplar : list) {
      String traceId = Ids.hex(exemplar.getTraceId());
      if (!traceId.isEmpty()) {
        exemplars.add(
            new ReceivedExemplar(
                metric.getName(),
                origin,
                attributes,
                exemplar.getTimeUnixNano(),
                exemplar.hasAsInt() ? exemplar.getAsInt() : exemplar.getAsDouble(),
                traceId,
                Ids.hex(exemplar.getSpanId())));
      }
    }
  }

  private static Kind kind(AggregationTemporality temporality) {
    return temporality == AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA
        ? Kind.DELTA
        : Kind.CUMULATIVE;
  }

  private static Kind nonMonotonic(AggregationTemporality temporality) {
    return temporality == AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA
        ? Kind.DELTA
        : Kind.LAST;
  }

  private MetricSeries series(
      Metric metric, Origin origin, Map<String, Object> attributes, Kind kind) {
    MetricSeries.Key key = new MetricSeries.Key(metric.getName(), origin, attributes);
    return series.computeIfAbsent(key, k -> new MetricSeries(k, kind));
  }

  Collection<MetricSeries> series() {
    return series.values();
  }

  Collection<ReceivedExemplar> exemplars() {
    return exemplars;
  }

  /** A counter's total, or a histogram's count, over all processes and the series that fit. */
  long total(String metric, Predicate<Map<String, Object>> fits) {
    return Math.round(point(metric, fits, Long.MAX_VALUE).value());
  }

  Distribution distribution(String metric, Predicate<Map<String, Object>> fits) {
    return point(metric, fits, Long.MAX_VALUE).distribution();
  }

  /** The same as of a moment, in nanoseconds since the epoch. */
  Point point(String metric, Predicate<Map<String, Object>> fits, long moment) {
    Point total = Point.ZERO;
    for (MetricSeries one : series.values()) {
      if (one.key().metric().equals(metric) && fits.test(one.key().attributes())) {
        total = total.plus(one.at(moment));
      }
    }
    return total;
  }
}
