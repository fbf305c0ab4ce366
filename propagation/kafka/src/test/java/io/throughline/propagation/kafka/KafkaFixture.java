package io.throughline.propagation.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.throughline.propagation.ThroughlinePropagator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A real SDK whose spans and metrics the test can read. */
final class KafkaFixture {

  static final String TOPIC = "orders";

  final InMemorySpanExporter spans = InMemorySpanExporter.create();
  final InMemoryMetricReader metrics = InMemoryMetricReader.create();
  private final AtomicInteger open = new AtomicInteger();
  final OpenTelemetry openTelemetry =
      OpenTelemetrySdk.builder()
          .setTracerProvider(
              SdkTracerProvider.builder()
                  .addSpanProcessor(new OpenSpans(open))
                  .addSpanProcessor(SimpleSpanProcessor.create(spans))
                  .build())
          .setMeterProvider(SdkMeterProvider.builder().registerMetricReader(metrics).build())
          .setPropagators(ContextPropagators.create(ThroughlinePropagator.getInstance()))
          .build();

  /** A record to send to {@link #TOPIC}. */
  static ProducerRecord<Object, Object> newRecord() {
    return new ProducerRecord<>(TOPIC, "k", "v");
  }

  static String traceparent(ProducerRecord<?, ?> record) {
    return new String(record.headers().lastHeader("traceparent").value(), UTF_8);
  }

  static TracingProducerInterceptor interceptor(OpenTelemetry openTelemetry) {
    TracingProducerInterceptor interceptor = new TracingProducerInterceptor();
    interceptor.configure(Map.of(KafkaTracing.OPENTELEMETRY, openTelemetry));
    return interceptor;
  }

  TracingProducerInterceptor interceptor() {
    return interceptor(openTelemetry);
  }

  /** Another one whose spans end up here, too. */
  OpenTelemetry withPropagator(TextMapPropagator propagator) {
    return with(SdkMeterProvider.builder().build(), propagator);
  }

  OpenTelemetry with(SdkMeterProvider meters, TextMapPropagator propagator) {
    return OpenTelemetrySdk.builder()
        .setTracerProvider(
            SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans)).build())
        .setMeterProvider(meters)
        .setPropagators(ContextPropagators.create(propagator))
        .build();
  }

  List<SpanData> named(String name) {
    return spans.getFinishedSpanItems().stream().filter(s -> s.getName().equals(name)).toList();
  }

  SpanData only(String name) {
    List<SpanData> found = named(name);
    if (found.size() != 1) {
      throw new AssertionError(name + " is there " + found.size() + " times: " + spanNames());
    }
    return found.get(0);
  }

  List<String> spanNames() {
    return spans.getFinishedSpanItems().stream().map(SpanData::getName).toList();
  }

  MetricData metric(String name) {
    return metrics.collectAllMetrics().stream()
        .filter(m -> m.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no metric " + name));
  }

  List<SpanData> childrenOf(SpanData parent) {
    return spans.getFinishedSpanItems().stream()
        .filter(s -> s.getParentSpanId().equals(parent.getSpanId()))
        .toList();
  }

  long sum(String counter) {
    return metrics.collectAllMetrics().stream()
        .filter(m -> m.getName().equals(counter))
        .flatMap(m -> m.getLongSumData().getPoints().stream())
        .mapToLong(LongPointData::getValue)
        .sum();
  }

  /** How many spans of ours were started and have not ended. */
  int openSpans() {
    return open.get();
  }

  Map<String, Object> underConfig() {
    return Map.of(KafkaTracing.OPENTELEMETRY, openTelemetry);
  }

  private record OpenSpans(AtomicInteger open) implements SpanProcessor {

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
      if (isOurs(span)) {
        open.incrementAndGet();
      }
    }

    @Override
    public boolean isStartRequired() {
      return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
      if (isOurs(span)) {
        open.decrementAndGet();
      }
    }

    @Override
    public boolean isEndRequired() {
      return true;
    }

    private static boolean isOurs(ReadableSpan span) {
      return span.getInstrumentationScopeInfo().getName().equals(KafkaAttributes.SCOPE);
    }
  }
}
