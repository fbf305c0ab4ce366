package io.throughline.propagation.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.InstrumentSelector;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.View;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import io.throughline.propagation.CarrierBudget;
import io.throughline.propagation.CollectedFields;
import io.throughline.propagation.FittedFields;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0})
  void ages_startThatIsNoTime_isNotMeasured(long start) {
    measured.ages("orders", -1, clock, Context.root().with(transaction("order", start)));

    assertThat(reader.collectAllMetrics())
        .extracting(MetricData::getName)
        .doesNotContain("business.transaction.age");
  }

  @Test
  void start_samplerThrows_goesOnInTheParent() {
    SpanContext sender =
        SpanContext.createFromRemoteParent(
            "11111111111111111111111111111111",
            "2222222222222222",
            TraceFlags.getSampled(),
            TraceState.getDefault());
    Context parent = Context.root().with(Span.wrap(sender));
    MessageSpans spans =
        spans(
            SdkTracerProvider.builder()
                .setSampler(
                    new Sampler() {
                      @Override
                      public SamplingResult shouldSample(
                          Context context,
                          String traceId,
                          String name,
                          SpanKind kind,
                          Attributes attributes,
                          List<LinkData> links) {
                        throw new IllegalStateException("careless");
                      }

                      @Override
                      public String getDescription() {
                        return "careless";
                      }
                    }));

    MessageSpan span =
        spans.start(
            spans.builder(MessageOperation.PROCESS, "orders", parent),
            MessageOperation.PROCESS,
            "orders",
            parent,
            1);
    span.end();

    assertThat(Span.fromContext(span.context()).getSpanContext()).isEqualTo(sender);
  }

  @Test
  void end_spanProcessorThrows_returnsInPeace() {
    SpanProcessor careless =
        new SpanProcessor() {
          @Override
          public void onStart(Context parent, ReadWriteSpan span) {}

          @Override
          public boolean isStartRequired() {
            return false;
          }

          @Override
          public void onEnd(ReadableSpan span) {
            throw new IllegalStateException("careless");
          }

          @Override
          public boolean isEndRequired() {
            return true;
          }
        };
    MessageSpan span = send(spans(SdkTracerProvider.builder().addSpanProcessor(careless)));

    assertThatCode(span::end).doesNotThrowAnyException();
  }

  @Test
  void end_measuringThrows_endsTheSpanAllTheSame() {
    MessageSpan span = send(carelessMeters());

    assertThatCode(() -> span.end(new IllegalStateException())).doesNotThrowAnyException();
    assertThat(ended.getFinishedSpanItems())
        .singleElement()
        .satisfies(
            data -> assertThat(data.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR));
  }

  @Test
  void agesAndCounts_measuringThrows_returnInPeace() {
    MessageSpans careless = carelessMeters();
    Context context = Context.root().with(transaction("order", 1));
    FittedFields lossy =
        CollectedFields.collect(W3CBaggagePropagator.getInstance(), context)
            .fit(CarrierBudget.of(0, 0));

    assertThatCode(
            () -> {
              careless.ages("orders", 1, clock, context);
              careless.received("orders", 1, context);
              careless.count(MessageOperation.SEND_BATCH, "orders", 1, null, context);
              careless.injected(lossy, "kafka");
            })
        .doesNotThrowAnyException();
  }

  @Test
  void destinationsWithoutEnd_pastTheBound_shareOneSeriesAndKeepTheirNameOnTheSpan() {
    for (int i = 0; i < 1_200; i++) {
      send(measured, "reply-" + i).end();
    }

    assertThat(reader.collectAllMetrics())
        .filteredOn(metric -> metric.getName().equals("messaging.client.sent.messages"))
        .flatExtracting(metric -> metric.getLongSumData().getPoints())
        .hasSize(1_001)
        .filteredOn(point -> point.getAttributes().get(MessagingAttributes.DESTINATION) == null)
        .singleElement()
        .satisfies(point -> assertThat(point.getValue()).isEqualTo(200));
    assertThat(ended.getFinishedSpanItems().get(1_199))
        .satisfies(
            span -> {
              assertThat(span.getName()).isEqualTo("send");
              assertThat(span.getAttributes().get(MessagingAttributes.DESTINATION))
                  .isEqualTo("reply-1199");
            });
  }

  @Test
  void destinationsWithoutEnd_pastTheBound_areSaidOnce() {
    List<LogRecord> said = new ArrayList<>();
    Logger logger = Logger.getLogger("io.throughline.propagation");
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            said.add(record);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    logger.addHandler(handler);
    try {
      for (int i = 0; i < 1_200; i++) {
        send(unmeasured, "reply-" + i).end();
      }
    } finally {
      logger.removeHandler(handler);
    }

    assertThat(said)
        .singleElement()
        .satisfies(record -> assertThat(record.getMessage()).contains("1000", "kafka"));
  }

  /** A view's filter of attributes runs with each measurement. */
  private MessageSpans carelessMeters() {
    return spans(
        SdkMeterProvider.builder()
            .registerMetricReader(reader)
            .registerView(
                InstrumentSelector.builder().setName("*").build(),
                View.builder()
                    .setAttributeFilter(
                        key -> {
                          throw new IllegalStateException("careless");
                        })
                    .build())
            .build());
  }

  private static MessageSpans spans(SdkTracerProviderBuilder traces) {
    return MessageSpans.create(
        OpenTelemetrySdk.builder().setTracerProvider(traces.build()).build(), "test", "kafka");
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
    return send(spans, "orders");
  }

  private static MessageSpan send(MessageSpans spans, String destination) {
    return spans.start(
        spans.builder(MessageOperation.SEND, destination, Context.root()),
        MessageOperation.SEND,
        destination,
        Context.root(),
        1);
  }
}
