package io.throughline.desk;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Exemplar;
import io.opentelemetry.proto.metrics.v1.Histogram;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.Sum;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import io.throughline.realparts.OtlpRequest;
import io.throughline.realparts.OtlpSignal;
import java.util.HexFormat;
import java.util.List;

/**
 * Exports written by hand. Seconds are those of the run; ids are given as a digit that is repeated.
 */
final class Otlp {
  private Otlp() {}

  static OtlpRequest spans(String service, Span... spans) {
    ExportTraceServiceRequest.Builder request = ExportTraceServiceRequest.newBuilder();
    request
        .addResourceSpansBuilder()
        .setResource(resource(service, "1"))
        .addScopeSpansBuilder()
        .addAllSpans(List.of(spans));
    return parse(OtlpSignal.TRACES, request.build().toByteArray());
  }

  static OtlpRequest metrics(String service, String instance, Metric... metrics) {
    ExportMetricsServiceRequest.Builder request = ExportMetricsServiceRequest.newBuilder();
    request
        .addResourceMetricsBuilder()
        .setResource(resource(service, instance))
        .addScopeMetricsBuilder()
        .addAllMetrics(List.of(metrics));
    return parse(OtlpSignal.METRICS, request.build().toByteArray());
  }

  static OtlpRequest logs(String service, LogRecord... logs) {
    ExportLogsServiceRequest.Builder request = ExportLogsServiceRequest.newBuilder();
    request
        .addResourceLogsBuilder()
        .setResource(resource(service, "1"))
        .addScopeLogsBuilder()
        .addAllLogRecords(List.of(logs));
    return parse(OtlpSignal.LOGS, request.build().toByteArray());
  }

  static OtlpRequest parse(OtlpSignal signal, byte[] bytes) {
    try {
      return OtlpRequest.parse(signal, bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Resource resource(String service, String instance) {
    return Resource.newBuilder()
        .addAttributes(text("service.name", service))
        .addAttributes(text("service.instance.id", instance))
        .addAttributes(text("throughline.policy", "prod@1"))
        .build();
  }

  /**
   * @param parent empty for a root
   */
  static Span.Builder span(String trace, String id, String parent) {
    return Span.newBuilder()
        .setTraceId(id(trace, 16))
        .setSpanId(id(id, 8))
        .setParentSpanId(parent.isEmpty() ? ByteString.EMPTY : id(parent, 8))
        .setName("span " + id)
        .setStartTimeUnixNano(seconds(1))
        .setEndTimeUnixNano(seconds(2));
  }

  static Metric counter(String name, long start, long time, long value, KeyValue... attributes) {
    return sum(name, true, true, start, time, value, attributes);
  }

  static Metric delta(String name, long start, long time, long value, KeyValue... attributes) {
    return sum(name, true, false, start, time, value, attributes);
  }

  static Metric upDown(String name, long start, long time, long value) {
    return sum(name, false, true, start, time, value);
  }

  private static Metric sum(
      String name,
      boolean monotonic,
      boolean cumulative,
      long start,
      long time,
      long value,
      KeyValue... attributes) {
    return Metric.newBuilder()
        .setName(name)
        .setSum(
            Sum.newBuilder()
                .setIsMonotonic(monotonic)
                .setAggregationTemporality(temporality(cumulative))
                .addDataPoints(
                    NumberDataPoint.newBuilder()
                        .setStartTimeUnixNano(seconds(start))
                        .setTimeUnixNano(seconds(time))
                        .setAsInt(value)
                        .addAllAttributes(List.of(attributes))))
        .build();
  }

  static Metric histogram(String name, boolean cumulative, HistogramDataPoint.Builder point) {
    return Metric.newBuilder()
        .setName(name)
        .setHistogram(
            Histogram.newBuilder()
                .setAggregationTemporality(temporality(cumulative))
                .addDataPoints(point))
        .build();
  }

  /** Bounds 1, 2 and 5. */
  static HistogramDataPoint.Builder point(long start, long time, long... counts) {
    HistogramDataPoint.Builder point =
        HistogramDataPoint.newBuilder()
            .setStartTimeUnixNano(seconds(start))
            .setTimeUnixNano(seconds(time))
            .addAllExplicitBounds(List.of(1.0, 2.0, 5.0));
    long all = 0;
    for (long count : counts) {
      point.addBucketCounts(count);
      all += count;
    }
    return point.setCount(all);
  }

  static Exemplar exemplar(String trace, String span, double value) {
    return Exemplar.newBuilder()
        .setTraceId(id(trace, 16))
        .setSpanId(id(span, 8))
        .setAsDouble(value)
        .build();
  }

  private static AggregationTemporality temporality(boolean cumulative) {
    return cumulative
        ? AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE
        : AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA;
  }

  static KeyValue text(String key, String value) {
    return value(key, AnyValue.newBuilder().setStringValue(value));
  }

  static KeyValue bool(String key, boolean value) {
    return value(key, AnyValue.newBuilder().setBoolValue(value));
  }

  static KeyValue number(String key, long value) {
    return value(key, AnyValue.newBuilder().setIntValue(value));
  }

  static KeyValue value(String key, AnyValue.Builder value) {
    return KeyValue.newBuilder().setKey(key).setValue(value).build();
  }

  static ByteString id(String digit, int bytes) {
    return ByteString.copyFrom(HexFormat.of().parseHex(digit.repeat(2 * bytes / digit.length())));
  }

  static long seconds(long seconds) {
    return seconds * 1_000_000_000L;
  }
}
