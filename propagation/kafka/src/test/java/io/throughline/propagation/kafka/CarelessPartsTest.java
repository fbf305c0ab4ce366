package io.throughline.propagation.kafka;

import static io.throughline.propagation.kafka.KafkaFixture.TOPIC;
import static io.throughline.propagation.kafka.KafkaFixture.newRecord;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import io.opentelemetry.sdk.metrics.InstrumentSelector;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.View;
import io.throughline.propagation.ThroughlinePropagator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Others' propagators and views that throw: the message goes on all the same. */
class CarelessPartsTest {

  private final KafkaFixture otel = new KafkaFixture();

  /** Thrown by a propagator with a bug, and by one that was built for another version. */
  static Stream<Named<Throwable>> causes() {
    return Stream.of(
        Named.of("bug", new IllegalStateException("careless")),
        Named.of("another version", new NoSuchMethodError("careless")));
  }

  @ParameterizedTest
  @MethodSource("causes")
  void sendAndProcess_propagatorThrows_goOnWithoutContext(Throwable cause) {
    OpenTelemetry openTelemetry = otel.withPropagator(new ThrowingPropagator(cause));
    List<Object> handled = new ArrayList<>();

    assertThat(KafkaFixture.interceptor(openTelemetry).onSend(newRecord()).value()).isEqualTo("v");
    KafkaTracing.create(openTelemetry).process(received(), r -> handled.add(r.value()));

    assertThat(handled).containsExactly("v");
    assertThat(otel.named("send " + TOPIC)).hasSize(1);
  }

  @Test
  void onSend_propagatorThatCannotNameItsFields_goesThrough() {
    TextMapPropagator broken =
        new TextMapPropagator() {
          @Override
          public Collection<String> fields() {
            throw new IllegalStateException("fields");
          }

          @Override
          public <C> void inject(Context context, C carrier, TextMapSetter<C> setter) {}

          @Override
          public <C> Context extract(Context context, C carrier, TextMapGetter<C> getter) {
            return context;
          }
        };
    ProducerRecord<Object, Object> record = newRecord();

    assertThat(KafkaFixture.interceptor(otel.withPropagator(broken)).onSend(record))
        .isSameAs(record);
  }

  @Test
  void send_measuringThrows_callsTheCallbackAndEndsTheSpan() {
    List<Long> offsets = new ArrayList<>();
    try (MockProducer<Object, Object> producer =
        new MockProducer<>(true, null, (topic, data) -> null, (topic, data) -> null)) {
      assertThat(
              KafkaTracing.create(carelessView())
                  .send(producer, newRecord(), (sent, exception) -> offsets.add(sent.offset())))
          .isDone();
    }

    assertThat(offsets).containsExactly(0L);
    assertThat(otel.named("send " + TOPIC)).hasSize(1);
  }

  @Test
  void process_measuringThrows_handlesTheRecordAndEndsTheSpan() {
    KafkaTracing tracing = KafkaTracing.create(carelessView());
    List<Object> handled = new ArrayList<>();

    tracing.process(received(), r -> handled.add(r.value()));
    tracing.processBatch(List.of(received()), r -> handled.add(r.value()));

    assertThat(handled).containsExactly("v", "v");
    assertThat(otel.named("process " + TOPIC)).hasSize(2);
  }

  private static ConsumerRecord<Object, Object> received() {
    return new ConsumerRecord<>(
        TOPIC,
        0,
        0,
        1,
        TimestampType.CREATE_TIME,
        1,
        1,
        "k",
        "v",
        new RecordHeaders(),
        Optional.empty());
  }

  /** Its filter of attributes runs with each measurement. */
  private OpenTelemetry carelessView() {
    return otel.with(
        SdkMeterProvider.builder()
            .registerMetricReader(otel.metrics)
            .registerView(
                InstrumentSelector.builder().setName("*").build(),
                View.builder()
                    .setAttributeFilter(
                        key -> {
                          throw new IllegalStateException("careless");
                        })
                    .build())
            .build(),
        ThroughlinePropagator.getInstance());
  }

  private record ThrowingPropagator(Throwable cause) implements TextMapPropagator {

    @Override
    public Collection<String> fields() {
      return List.of("broken");
    }

    @Override
    public <C> void inject(Context context, C carrier, TextMapSetter<C> setter) {
      fail();
    }

    @Override
    public <C> Context extract(Context context, C carrier, TextMapGetter<C> getter) {
      fail();
      return context;
    }

    private void fail() {
      if (cause instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) cause;
    }
  }
}
