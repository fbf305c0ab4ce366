package io.throughline.propagation.kafka;

import static io.throughline.propagation.kafka.KafkaFixture.TOPIC;
import static io.throughline.propagation.kafka.KafkaFixture.newRecord;
import static io.throughline.propagation.kafka.KafkaFixture.traceparent;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** Records whose headers hold a context already, or take none any more. */
class RecordsWithContextTest {

  private final KafkaFixture otel = new KafkaFixture();

  @Test
  void onSend_headersClosedWithoutContext_sendsACopyThatCarriesIt() {
    TracingProducerInterceptor interceptor = otel.interceptor();
    ProducerRecord<Object, Object> record = closed(newRecord());

    ProducerRecord<Object, Object> sent = interceptor.onSend(record);
    interceptor.onAcknowledgement(null, null, sent.headers());

    assertThat(sent).isNotSameAs(record);
    assertThat(sent.value()).isEqualTo("v");
    assertThat(record.headers()).extracting(Header::key).containsExactly("own");
    assertThat(sent.headers()).extracting(Header::key).containsExactly("own", "traceparent");
    assertThat(traceparent(sent)).contains(otel.only("send " + TOPIC).getSpanId());
  }

  @Test
  void onSend_closedHeadersNearTheLimit_countsWhatIsLostOnce() {
    TracingProducerInterceptor interceptor = new TracingProducerInterceptor();
    interceptor.configure(
        Map.of(KafkaTracing.OPENTELEMETRY, otel.openTelemetry, "max.request.size", "200"));

    try (Scope scope = Baggage.builder().put("long", "x".repeat(100)).build().makeCurrent()) {
      interceptor.onSend(closed(newRecord()));
    }

    assertThat(otel.sum("throughline.propagation.degraded")).isEqualTo(1);
  }

  @Test
  void onSend_recordSentBefore_keepsItsHeaderWithAnEmptyKey() {
    TracingProducerInterceptor interceptor = otel.interceptor();
    ProducerRecord<Object, Object> record = newRecord();
    record.headers().add("", "kept".getBytes(UTF_8));
    interceptor.onAcknowledgement(null, null, interceptor.onSend(record).headers());

    ProducerRecord<Object, Object> again = interceptor.onSend(record);
    interceptor.onAcknowledgement(null, null, again.headers());

    assertThat(again.headers()).extracting(Header::key).containsExactly("", "traceparent");
    assertThat(otel.named("send " + TOPIC)).hasSize(2);
  }

  @Test
  void onSend_copyOfARecordInFlight_hasASpanOfItsOwn() {
    TracingProducerInterceptor interceptor = otel.interceptor();
    ProducerRecord<Object, Object> first = interceptor.onSend(newRecord());

    ProducerRecord<Object, Object> second =
        interceptor.onSend(new ProducerRecord<>("audit", null, "k", "v", first.headers()));
    interceptor.onAcknowledgement(null, null, second.headers());
    interceptor.onAcknowledgement(null, null, first.headers());

    assertThat(second.headers()).extracting(Header::key).containsExactly("traceparent");
    assertThat(traceparent(second)).contains(otel.only("send audit").getSpanId());
    assertThat(traceparent(first)).contains(otel.only("send " + TOPIC).getSpanId());
  }

  @Test
  void onSend_recordOfSomebodysContextSentAgain_keepsAndLinksItAgain() {
    TracingProducerInterceptor interceptor = otel.interceptor();
    String foreign = "00-11111111111111111111111111111111-2222222222222222-01";
    ProducerRecord<Object, Object> record = newRecord();
    record.headers().add("traceparent", foreign.getBytes(UTF_8));
    interceptor.onAcknowledgement(null, null, interceptor.onSend(record).headers());

    ProducerRecord<Object, Object> again = interceptor.onSend(record);
    interceptor.onAcknowledgement(null, null, again.headers());

    assertThat(traceparent(again)).isEqualTo(foreign);
    assertThat(otel.named("send " + TOPIC))
        .hasSize(2)
        .allSatisfy(
            span ->
                assertThat(span.getLinks())
                    .extracting(link -> link.getSpanContext().getSpanId())
                    .containsExactly("2222222222222222"));
  }

  @Test
  void onSend_somebodysBaggageInTwoHeaders_keepsBoth() {
    OpenTelemetry baggageFirst =
        otel.withPropagator(
            TextMapPropagator.composite(
                W3CBaggagePropagator.getInstance(), W3CTraceContextPropagator.getInstance()));
    ProducerRecord<Object, Object> record = newRecord();
    record
        .headers()
        .add(
            "traceparent",
            "00-11111111111111111111111111111111-2222222222222222-01".getBytes(UTF_8))
        .add("baggage", "a=1".getBytes(UTF_8))
        .add("baggage", "b=2".getBytes(UTF_8));

    ProducerRecord<Object, Object> sent = KafkaFixture.interceptor(baggageFirst).onSend(record);
    KafkaFixture.interceptor(baggageFirst).onAcknowledgement(null, null, sent.headers());

    assertThat(sent.headers().headers("baggage"))
        .extracting(header -> new String(header.value(), UTF_8))
        .containsExactly("a=1", "b=2");
    assertThat(otel.named("send " + TOPIC)).hasSize(1);
  }

  @Test
  void onSend_xrayHeaderOfSomebody_staysAloneAndIsLinked() {
    ProducerRecord<Object, Object> record = newRecord();
    String header = "Root=1-11111111-111111111111111111111111;Parent=2222222222222222;Sampled=1";
    record.headers().add("X-Amzn-Trace-Id", header.getBytes(UTF_8));

    ProducerRecord<Object, Object> sent = otel.interceptor().onSend(record);

    assertThat(sent.headers()).extracting(Header::key).containsExactly("X-Amzn-Trace-Id");
    assertThat(otel.only("send " + TOPIC).getLinks())
        .extracting(link -> link.getSpanContext().getSpanId())
        .containsExactly("2222222222222222");
  }

  private static ProducerRecord<Object, Object> closed(ProducerRecord<Object, Object> record) {
    record.headers().add("own", new byte[0]);
    ((RecordHeaders) record.headers()).setReadOnly();
    return record;
  }
}
