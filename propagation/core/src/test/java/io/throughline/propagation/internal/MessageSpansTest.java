package io.throughline.propagation.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MessageSpansTest {

  private static final AttributeKey<String> TRANSACTION =
      AttributeKey.stringKey("business.transaction.name");
  private static final Attributes NAMED_OTHER = Attributes.of(TRANSACTION, "_other");

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

  @Test
  void startNanos_noReaderOfMetrics_readsNoClock() {
    assertThat(unmeasured.startNanos()).isZero();
    assertThat(measured.startNanos()).isNotZero();
  }

  @Test
  void end_exceptionThatThrowsWhenAsked_endsTheSpanAsFailed() {
    send(measured)
        .end(
            new IllegalStateException() {
              @Override
              public String getMessage() {
                throw new UnsupportedOperationException("not even a message");
              }
            });

    assertThat(ended.getFinishedSpanItems())
        .singleElement()
        .satisfies(
            span -> {
              assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
              assertThat(span.getEvents()).isEmpty();
            });
  }

  @Test
  void ages_transactionsWithoutEnd_shareOneSeriesPastTheBound() {
    for (int i = 0; i < 150; i++) {
      measured.ages("orders", 1, clock, Context.root().with(transaction("made-up-" + i, 1)));
    }

    assertThat(reader.collectAllMetrics())
        .filteredOn(metric -> metric.getName().equals("business.transaction.age"))
        .flatExtracting(metric -> metric.getHistogramData().getPoints())
        .hasSize(101)
        .filteredOn(point -> NAMED_OTHER.equals(point.getAttributes()))
        .singleElement()
        .satisfies(point -> assertThat(point.getCount()).isEqualTo(50));
  }

  @Test
  void ages_clockBehind_countsAsSkewOfWhatWasMeasured() {
    long later = System.currentTimeMillis() + 3_600_000;
    measured.ages("orders", later, clock, Context.root().with(transaction("order", later)));

    assertThat(reader.collectAllMetrics())
        .filteredOn(metric -> metric.getName().equals("business.clock.skew"))
        .flatExtracting(metric -> metric.getLongSumData().getPoints())
        .extracting(PointData::getAttributes)
        .containsExactlyInAnyOrder(
            Attributes.of(TRANSACTION, "order"),
            Attributes.of(
                MessagingAttributes.SYSTEM, "kafka", MessagingAttributes.DESTINATION, "orders"));
  }

  private static Baggage transaction(String name, long start) {
    return Baggage.builder()
        .put("business.transaction.name", name)
        .put("business.transaction.start_time", Long.toString(start))
        .build();
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
