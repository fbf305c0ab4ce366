package io.throughline.propagation.kafka;

import static io.throughline.propagation.kafka.KafkaFixture.TOPIC;
import static io.throughline.propagation.kafka.KafkaFixture.newRecord;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** What only code that calls {@link KafkaTracing} can ask of it. */
class KafkaTracingTest {

  private final KafkaFixture otel = new KafkaFixture();

  @Test
  void process_insideAnotherSpan_hasTheMessageAsParentAndThatSpanAsLink() {
    ProducerRecord<Object, Object> sent = otel.interceptor().onSend(newRecord());
    ConsumerRecord<Object, Object> received = new ConsumerRecord<>(TOPIC, 0, 0, "k", "v");
    sent.headers().forEach(received.headers()::add);
    Span surrounding = otel.openTelemetry.getTracer("t").spanBuilder("poll").startSpan();

    try (Scope scope = surrounding.makeCurrent()) {
      KafkaTracing.create(otel.openTelemetry).process(received, r -> {});
    }

    SpanData process = otel.only("process " + TOPIC);
    assertThat(process.getTraceId())
        .isEqualTo(
            new String(sent.headers().lastHeader("traceparent").value(), UTF_8).substring(3, 35));
    assertThat(process.getLinks())
        .extracting(link -> link.getSpanContext().getSpanId())
        .containsExactly(surrounding.getSpanContext().getSpanId());
  }

  @Test
  void process_messageFromTheFuture_hasAgeZeroAndCountsAsSkew() {
    ConsumerRecord<Object, Object> received =
        new ConsumerRecord<>(
            TOPIC,
            0,
            0,
            System.currentTimeMillis() + 3_600_000,
            TimestampType.CREATE_TIME,
            1,
            1,
            "k",
            "v",
            new RecordHeaders(),
            Optional.empty());

    KafkaTracing.create(otel.openTelemetry).process(received, r -> {});

    assertThat(otel.metric("throughline.message.age").getHistogramData().getPoints())
        .singleElement()
        .satisfies(point -> assertThat(point.getSum()).isZero());
    assertThat(otel.metric("business.clock.skew").getLongSumData().getPoints())
        .singleElement()
        .satisfies(point -> assertThat(point.getValue()).isEqualTo(1));
  }

  @Test
  void maxRequestSize_negative_isRefusedWithWhatIsAccepted() {
    assertThatThrownBy(() -> KafkaTracing.builder(otel.openTelemetry).maxRequestSize(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("maxRequestSize=-1")
        .hasMessageContaining("accepted: 0 or more");
  }
}
