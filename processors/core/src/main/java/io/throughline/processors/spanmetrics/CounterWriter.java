package io.throughline.processors.spanmetrics;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import java.util.ArrayList;
import java.util.List;

/** Writes one counter about ourselves in a reader's temporality. */
final class CounterWriter {
  private final ReaderPosition reader;
  private final long startEpochNanos;
  private final long epochNanos;
  private final List<LongPointData> points = new ArrayList<>();

  CounterWriter(ReaderPosition reader, long startEpochNanos, long epochNanos) {
    this.reader = reader;
    this.startEpochNanos = startEpochNanos;
    this.epochNanos = epochNanos;
  }

  void write(Attributes attributes, long total) {
    Long before = reader.counters.put(attributes, total);
    long increment = total - (before == null ? 0 : before);
    if (!reader.deltaCalls) {
      points.add(LongPointData.create(startEpochNanos, epochNanos, attributes, total));
    } else if (increment > 0) {
      points.add(LongPointData.create(reader.epochNanos, epochNanos, attributes, increment));
    }
  }

  void finish(Resource resource, String name, String description, List<MetricData> into) {
    if (!points.isEmpty()) {
      into.add(
          SpanMetricData.counter(
              resource,
              name,
              description,
              reader.deltaCalls ? AggregationTemporality.DELTA : AggregationTemporality.CUMULATIVE,
              points));
    }
  }
}
