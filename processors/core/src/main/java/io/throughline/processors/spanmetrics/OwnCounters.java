package io.throughline.processors.spanmetrics;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.Clock;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.AggregationTemporalitySelector;
import io.opentelemetry.sdk.resources.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What span metrics report about themselves to one reader, over all profiles together. */
final class OwnCounters {
  private static final AttributeKey<String> DIMENSION = AttributeKey.stringKey("dimension");
  private static final AttributeKey<String> CAUSE = AttributeKey.stringKey("cause");

  private final List<SpanMetricsStore> stores;
  private final Failures failures;
  private final Clock clock;
  private final AggregationTemporality temporality;
  private final long startEpochNanos;
  private Map<Attributes, Long> reported = new HashMap<>();
  private long lastEpochNanos;

  /** As they were before the last collection, should it not leave. */
  private Map<Attributes, Long> reportedBefore = new HashMap<>();

  private long lastEpochNanosBefore;

  OwnCounters(
      List<SpanMetricsStore> stores,
      Failures failures,
      Clock clock,
      long startEpochNanos,
      AggregationTemporalitySelector selector) {
    this.stores = stores;
    this.failures = failures;
    this.clock = clock;
    this.temporality = selector.getAggregationTemporality(InstrumentType.COUNTER);
    this.startEpochNanos = startEpochNanos;
    this.lastEpochNanos = startEpochNanos;
    this.lastEpochNanosBefore = startEpochNanos;
  }

  /** The last collection did not leave, so what it held is still to be reported. */
  synchronized void withheld() {
    reported = reportedBefore;
    lastEpochNanos = lastEpochNanosBefore;
  }

  synchronized void collect(List<MetricData> into) {
    reportedBefore = new HashMap<>(reported);
    lastEpochNanosBefore = lastEpochNanos;
    Resource resource = null;
    Map<String, Long> overflows = new TreeMap<>();
    for (SpanMetricsStore store : stores) {
      resource = store.resource() == null ? resource : store.resource();
      store.budget().overflows().forEach((key, sum) -> overflows.merge(key, sum.sum(), Long::sum));
    }
    if (resource == null) {
      return;
    }
    long epochNanos = clock.now();
    write(
        resource,
        "throughline.spanmetrics.overflow",
        "Spans counted in a series that lacks the value of this dimension",
        points(DIMENSION, overflows, epochNanos),
        into);
    Map<String, Long> causes = new TreeMap<>();
    failures.counts().forEach((cause, count) -> causes.put(cause, count.sum()));
    write(
        resource,
        "throughline.spanmetrics.failures",
        "What threw at the end of a span, or in the redaction of a whole collection",
        points(CAUSE, causes, epochNanos),
        into);
    lastEpochNanos = epochNanos;
  }

  private List<LongPointData> points(
      AttributeKey<String> key, Map<String, Long> totals, long epochNanos) {
    boolean delta = temporality == AggregationTemporality.DELTA;
    // A clock that was set back must not make an interval end before it starts.
    long start = Math.min(delta ? lastEpochNanos : startEpochNanos, epochNanos);
    List<LongPointData> points = new ArrayList<>();
    totals.forEach(
        (value, total) -> {
          Attributes attributes = Attributes.of(key, value);
          Long before = delta ? reported.put(attributes, total) : null;
          long figure = before == null ? total : total - before;
          if (figure > 0) {
            points.add(LongPointData.create(start, epochNanos, attributes, figure));
          }
        });
    return points;
  }

  private void write(
      Resource resource,
      String name,
      String description,
      List<LongPointData> points,
      List<MetricData> into) {
    if (!points.isEmpty()) {
      into.add(SpanMetricData.counter(resource, name, description, temporality, points));
    }
  }
}
