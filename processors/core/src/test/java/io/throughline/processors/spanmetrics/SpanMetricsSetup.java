package io.throughline.processors.spanmetrics;

import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.time.TestClock;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A tracer provider whose span metrics go to a cumulative and a delta reader. */
final class SpanMetricsSetup {
  static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

  final TestClock clock = TestClock.create();
  final InMemoryMetricReader cumulative = InMemoryMetricReader.create();
  final InMemoryMetricReader delta = InMemoryMetricReader.createDelta();
  final SpanMetricsProcessor processor;
  final SdkTracerProvider tracing;

  SpanMetricsSetup(SpanMetricsProcessorBuilder builder, Sampler sampler) {
    processor = builder.setClock(clock).build();
    register(cumulative);
    register(delta);
    tracing =
        SdkTracerProvider.builder()
            .setResource(
                Resource.create(
                    Attributes.of(
                        stringKey("service.name"), "shop", stringKey("cloud.region"), "eu-1")))
            .setSampler(AlwaysRecordSampler.wrap(sampler))
            .addSpanProcessor(processor)
            .build();
  }

  SpanMetricsSetup(SpanMetricsProcessorBuilder builder) {
    this(builder, Sampler.alwaysOn());
  }

  SpanMetricsSetup() {
    this(SpanMetricsProcessor.builder());
  }

  SdkMeterProvider register(MetricReader reader) {
    return SdkMeterProvider.builder()
        .registerMetricReader(
            ThroughlineMetricReader.wrap(reader, processor, UnaryOperator.identity()))
        .build();
  }

  Span start(String name) {
    return start(name, SpanKind.SERVER);
  }

  Span start(String name, SpanKind kind) {
    return tracing
        .get("test")
        .spanBuilder(name)
        .setSpanKind(kind)
        .setStartTimestamp(START)
        .startSpan();
  }

  void end(Span span, Duration duration) {
    span.end(START.plus(duration));
  }

  void span(String name, Duration duration) {
    end(start(name), duration);
  }

  void span(String name) {
    span(name, Duration.ofMillis(3));
  }

  static MetricData metric(Collection<MetricData> metrics, String name) {
    return metrics.stream().filter(metric -> metric.getName().equals(name)).findAny().orElseThrow();
  }

  static List<LongPointData> calls(Collection<MetricData> metrics) {
    return metrics.stream()
        .filter(metric -> metric.getName().equals("traces.span.metrics.calls"))
        .flatMap(metric -> metric.getLongSumData().getPoints().stream())
        .toList();
  }

  static List<HistogramPointData> durations(Collection<MetricData> metrics) {
    return metrics.stream()
        .filter(metric -> metric.getName().equals("traces.span.metrics.duration"))
        .flatMap(metric -> metric.getHistogramData().getPoints().stream())
        .toList();
  }

  static long total(Collection<MetricData> metrics) {
    return calls(metrics).stream().mapToLong(LongPointData::getValue).sum();
  }

  static Map<String, Long> callsBy(Collection<MetricData> metrics, String attribute) {
    Map<String, Long> counts = new HashMap<>();
    for (LongPointData point : calls(metrics)) {
      counts.merge(String.valueOf(value(point, attribute)), point.getValue(), Long::sum);
    }
    return counts;
  }

  static Object value(PointData point, String attribute) {
    return point.getAttributes().asMap().entrySet().stream()
        .filter(entry -> entry.getKey().getKey().equals(attribute))
        .map(Map.Entry::getValue)
        .findAny()
        .orElse(null);
  }
}
