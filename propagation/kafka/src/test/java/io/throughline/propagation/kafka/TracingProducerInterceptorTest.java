package io.throughline.propagation.kafka;

import static io.throughline.propagation.kafka.KafkaFixture.TOPIC;
import static io.throughline.propagation.kafka.KafkaFixture.newRecord;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import io.opentelemetry.extension.trace.propagation.B3Propagator;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.internal.AbstractRecords;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.junit.jupiter.api.Test;

/** The interceptor called as a client calls it, in states that a broker does not bring about. */
class TracingProducerInterceptorTest {

  private final KafkaFixture otel = new KafkaFixture();

  @Test
  void onSend_sharedByFiftyThreads_givesEachRecordItsSpan() throws Exception {
    TracingProducerInterceptor interceptor = otel.interceptor();
    ExecutorService threads = Executors.newFixedThreadPool(50);
    List<Future<String>> sends = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      sends.add(
          threads.submit(
              () -> {
                ProducerRecord<Object, Object> sent = interceptor.onSend(newRecord());
                interceptor.onAcknowledgement(null, null, sent.headers());
                return new String(sent.headers().lastHeader("traceparent").value(), UTF_8)
                    .substring(36, 52);
              }));
    }
    List<String> ids = new ArrayList<>();
    for (Future<String> send : sends) {
      ids.add(send.get());
    }
    threads.shutdown();

    assertThat(otel.named("send " + TOPIC))
        .extracting(SpanData::getSpanId)
        .containsExactlyInAnyOrderElementsOf(ids)
        .doesNotHaveDuplicates();
  }

  @Test
  void onSend_nobodySetOpenTelemetryUp_leavesTheRecordAlone() {
    TracingProducerInterceptor interceptor = new TracingProducerInterceptor();
    interceptor.configure(Map.of());
    ProducerRecord<Object, Object> record = newRecord();

    assertThat(interceptor.onSend(record)).isSameAs(record);
    assertThat(record.headers()).isEmpty();
    interceptor.onAcknowledgement(null, new IllegalStateException(), record.headers());
  }

  @Test
  void onSend_sdkShutDown_goesThrough() {
    ((OpenTelemetrySdk) otel.openTelemetry).close();
    TracingProducerInterceptor interceptor = otel.interceptor();

    ProducerRecord<Object, Object> sent = interceptor.onSend(newRecord());
    interceptor.onAcknowledgement(null, null, sent.headers());

    assertThat(sent.value()).isEqualTo("v");
  }

  @Test
  void onSend_noopOpenTelemetry_addsNothing() {
    assertThat(KafkaFixture.interceptor(OpenTelemetry.noop()).onSend(newRecord()).headers())
        .isEmpty();
  }

  @Test
  void onSend_twiceInOneChain_makesOneSpan() {
    TracingProducerInterceptor interceptor = otel.interceptor();

    ProducerRecord<Object, Object> sent = interceptor.onSend(interceptor.onSend(newRecord()));
    interceptor.onAcknowledgement(null, null, sent.headers());

    assertThat(otel.named("send " + TOPIC)).hasSize(1);
  }

  @Test
  void onAcknowledgement_twiceOrWithoutHeaders_endsOnce() {
    TracingProducerInterceptor interceptor = otel.interceptor();
    ProducerRecord<Object, Object> sent = interceptor.onSend(newRecord());

    interceptor.onAcknowledgement(null, null, null);
    interceptor.onAcknowledgement(null, null, sent.headers());
    interceptor.onAcknowledgement(null, new IllegalStateException(), sent.headers());

    assertThat(otel.named("send " + TOPIC)).hasSize(1);
  }

  @Test
  void onSend_b3Configured_carriesTheSpanToItsEndAndOn() {
    OpenTelemetry b3 = otel.withPropagator(B3Propagator.injectingMultiHeaders());
    TracingProducerInterceptor interceptor = KafkaFixture.interceptor(b3);

    ProducerRecord<Object, Object> sent = interceptor.onSend(newRecord());
    interceptor.onAcknowledgement(null, null, sent.headers());

    SpanData send = otel.only("send " + TOPIC);
    assertThat(new String(sent.headers().lastHeader("X-B3-SpanId").value(), UTF_8))
        .isEqualTo(send.getSpanId());
    ConsumerRecord<Object, Object> received = new ConsumerRecord<>(TOPIC, 0, 0, "k", "v");
    sent.headers().forEach(received.headers()::add);
    KafkaTracing.create(b3).process(received, r -> {});
    assertThat(otel.only("process " + TOPIC).getParentSpanId()).isEqualTo(send.getSpanId());
  }

  @Test
  void onSend_fieldsWithoutEnd_stayWithinTheLimitOfARecordThatHasRoom() {
    ProducerRecord<Object, Object> sent =
        KafkaFixture.interceptor(otel.withPropagator(new FieldForEachMember())).onSend(newRecord());

    assertThat(sent.headers().lastHeader("trace")).isNotNull();
    assertThat(sent.headers().lastHeader("member-50")).isNotNull();
    assertThat(
            AbstractRecords.estimateSizeInBytesUpperBound(
                RecordBatch.CURRENT_MAGIC_VALUE,
                Compression.NONE.type(),
                "k".getBytes(UTF_8),
                "v".getBytes(UTF_8),
                sent.headers().toArray()))
        .isLessThanOrEqualTo(KafkaSends.DEFAULT_MAX_REQUEST_SIZE);
  }

  /** As Jaeger's and OpenTracing's do, of which older versions know no limit. */
  private static final class FieldForEachMember implements TextMapPropagator {

    @Override
    public Collection<String> fields() {
      return List.of("trace");
    }

    @Override
    public <C> void inject(Context context, C carrier, TextMapSetter<C> setter) {
      setter.set(carrier, "trace", Span.fromContext(context).getSpanContext().getTraceId());
      for (int i = 0; i < 200; i++) {
        setter.set(carrier, "member-" + i, "v".repeat(10_000));
      }
    }

    @Override
    public <C> Context extract(Context context, C carrier, TextMapGetter<C> getter) {
      return context;
    }
  }

  @Test
  void onSend_noPropagator_endsTheSpanAtOnce() {
    KafkaFixture.interceptor(otel.withPropagator(TextMapPropagator.noop())).onSend(newRecord());

    assertThat(otel.named("send " + TOPIC)).hasSize(1);
  }
}
