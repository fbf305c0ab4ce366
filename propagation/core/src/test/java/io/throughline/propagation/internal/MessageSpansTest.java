package io.throughline.propagation.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MessageSpansTest {

  private final InMemorySpanExporter ended = InMemorySpanExporter.create();
  private final SdkTracerProvider tracers =
      SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(ended)).build();
  private final InMemoryMetricReader reader = InMemoryMetricReader.create();
  private final MessageSpans measured =
      spans(SdkMeterProvider.builder().registerMetricReader(reader).build());
  private final MessageSpans unmeasured = spans(SdkMeterProvider.builder().build());
  private final AtomicInteger clockReadings = new AtomicInteger();
  private final InstantSource clock =
      () -> {
        clockReadings.incrementAndGet();
        return InstantSource.system().instant();
      };

  private MessageSpans spans(SdkMeterProvider meters) {
    return MessageSpans.create(
        OpenTelemetrySdk.builder().setTracerProvider(tracers).setMeterProvider(meters).build(),
        "scope",
        "kafka");
  }

  @Test
  void ages_readerOfMetrics_recordsTheAgeByTheClock() {
    measured.ages("orders", 1, clock, Context.root());

    assertThat(clockReadings).hasValue(1);
    assertThat(reader.collectAllMetrics())
        .extracting(MetricData::getName)
        .containsExactly("throughline.message.age");
  }

  @Test
  void ages_noReaderOfMetrics_readsNoClock() {
    unmeasured.ages("orders", 1, clock, Context.root());

    assertThat(clockReadings).hasValue(0);
  }

  @Test
  void end_readerOfMetrics_recordsTheDuration() {
    send(measured).end();

    assertThat(reader.collectAllMetrics())
        .filteredOn(metric -> metric.getName().equals("messaging.client.operation.duration"))
        .flatExtracting(metric -> metric.getHistogramData().getPoints())
        .singleElement()
        .satisfies(point -> assertThat(point.getSum()).isBetween(0d, 60d));
  }

  @Test
  void end_noReaderOfMetrics_endsTheSpan() {
    send(unmeasured).end();

    assertThat(ended.getFinishedSpanItems())
        .singleElement()
        .satisfies(span -> assertThat(span.getName()).isEqualTo("send orders"));
  }

  private static MessageSpan send(MessageSpans spans) {
    return spans.start(
        spans.builder(MessageOperation.SEND, "orders", Context.root()),
        MessageOperation.SEND,
        "orders",
        Context.root(),
        1);
  }
}
