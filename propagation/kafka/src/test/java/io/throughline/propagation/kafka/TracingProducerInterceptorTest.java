package io.throughline.propagation.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import io.opentelemetry.extension.trace.propagation.B3Propagator;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.throughline.propagation.ThroughlinePropagator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** The interceptor called as a client calls it, in states that a broker does not bring about. */
class TracingProducerInterceptorTest {

  private static final String TOPIC = "orders";

  private final KafkaFixture otel = new KafkaFixture();

  private static TracingProducerInterceptor interceptor(OpenTelemetry openTelemetry) {
    TracingProducerInterceptor interceptor = new TracingProducerInterceptor();
    interceptor.configure(Map.of(KafkaTracing.OPENTELEMETRY, openTelemetry));
    return interceptor;
  }

  private static ProducerRecord<Object, Object> newRecord() {
    return new ProducerRecord<>(TOPIC, "k", "v");
  }

  @Test
  void onSend_sharedByFiftyThreads_givesEachRecordItsSpan() throws Exception {
    TracingProducerInterceptor interceptor = interceptor(otel.openTelemetry);
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
    TracingProducerInterceptor interceptor = interceptor(otel.openTelemetry);

    ProducerRecord<Object, Object> sent = interceptor.onSend(newRecord());
    interceptor.onAcknowledgement(null, null, sent.headers());

    assertThat(sent.value()).isEqualTo("v");
  }

  @Test
  void onSend_noopOpenTelemetry_addsNothing() {
    assertThat(interceptor(OpenTelemetry.noop()).onSend(newRecord()).headers()).isEmpty();
  }

  @Test
  void onAcknowledgement_twiceOrWithoutHeaders_endsOnce() {
    TracingProducerInterceptor interceptor = interceptor(otel.openTelemetry);
    ProducerRecord<Object, Object> sent = interceptor.onSend(newRecord());

    interceptor.onAcknowledgement(null, null, null);
    interceptor.onAcknowledgement(null, null, sent.headers());
    interceptor.onAcknowledgement(null, new IllegalStateException(), sent.headers());

    assertThat(otel.named("send " + TOPIC)).hasSize(1);
  }

  @Test
  void send_spanProcessorThrowsAtTheEnd_callsTheCallbackAllTheSame() {
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
    OpenTelemetry openTelemetry =
        OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder().addSpanProcessor(careless).build())
            .setPropagators(ContextPropagators.create(ThroughlinePropagator.getInstance()))
            .build();
    List<Long> offsets = new ArrayList<>();
    try (MockProducer<Object, Object> producer =
        new MockProducer<>(true, null, (topic, data) -> null, (topic, data) -> null)) {
      assertThat(
              KafkaTracing.create(openTelemetry)
                  .send(producer, newRecord(), (sent, exception) -> offsets.add(sent.offset())))
          .isDone();
    }

    assertThat(offsets).containsExactly(0L);
  }

  @Test
  void maxRequestSize_negative_isRefusedWithWhatIsAccepted() {
    assertThatThrownBy(() -> KafkaTracing.builder(otel.openTelemetry).maxRequestSize(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("maxRequestSize=-1")
        .hasMessageContaining("accepted: 0 or more");
  }

  @Test
  void onSend_b3Configured_carriesTheSpanToItsEndAndOn() {
    OpenTelemetry b3 = withPropagator(B3Propagator.injectingMultiHeaders());
    TracingProducerInterceptor interceptor = interceptor(b3);

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
  void onSend_noPropagator_endsTheSpanAtOnce() {
    interceptor(withPropagator(TextMapPropagator.noop())).onSend(newRecord());

    assertThat(otel.named("send " + TOPIC)).hasSize(1);
  }

  @Test
  void onSend_headersClosedWithoutContext_sendsACopyThatCarriesIt() {
    TracingProducerInterceptor interceptor = interceptor(otel.openTelemetry);
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
    TracingProducerInterceptor interceptor = interceptor(otel.openTelemetry);
    ProducerRecord<Object, Object> record = newRecord();
    record.headers().add("", "kept".getBytes(UTF_8));
    interceptor.onAcknowledgement(null, null, interceptor.onSend(record).headers());

    ProducerRecord<Object, Object> again = interceptor.onSend(record);
    interceptor.onAcknowledgement(null, null, again.headers());

    assertThat(again.headers()).extracting(Header::key).containsExactly("", "traceparent");
    assertThat(otel.named("send " + TOPIC)).hasSize(2);
  }

  @Test
  void onSend_xrayHeaderOfSomebody_staysAloneAndIsLinked() {
    ProducerRecord<Object, Object> record = newRecord();
    String header = "Root=1-11111111-111111111111111111111111;Parent=2222222222222222;Sampled=1";
    record.headers().add("X-Amzn-Trace-Id", header.getBytes(UTF_8));

    ProducerRecord<Object, Object> sent = interceptor(otel.openTelemetry).onSend(record);

    assertThat(sent.headers()).extracting(Header::key).containsExactly("X-Amzn-Trace-Id");
    assertThat(otel.only("send " + TOPIC).getLinks())
        .extracting(link -> link.getSpanContext().getSpanId())
        .containsExactly("2222222222222222");
  }

  @Test
  void onSend_copyOfARecordInFlight_hasASpanOfItsOwn() {
    TracingProducerInterceptor interceptor = interceptor(otel.openTelemetry);
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
  void onSend_twiceInOneChain_makesOneSpan() {
    TracingProducerInterceptor interceptor = interceptor(otel.openTelemetry);

    ProducerRecord<Object, Object> sent = interceptor.onSend(interceptor.onSend(newRecord()));
    interceptor.onAcknowledgement(null, null, sent.headers());

    assertThat(otel.named("send " + TOPIC)).hasSize(1);
  }

  @Test
  void onSend_recordOfSomebodysContextSentAgain_keepsAndLinksItAgain() {
    TracingProducerInterceptor interceptor = interceptor(otel.openTelemetry);
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
        withPropagator(
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

    ProducerRecord<Object, Object> sent = interceptor(baggageFirst).onSend(record);
    interceptor(baggageFirst).onAcknowledgement(null, null, sent.headers());

    assertThat(sent.headers().headers("baggage"))
        .extracting(header -> new String(header.value(), UTF_8))
        .containsExactly("a=1", "b=2");
    assertThat(otel.named("send " + TOPIC)).hasSize(1);
  }

  private static ProducerRecord<Object, Object> closed(ProducerRecord<Object, Object> record) {
    record.headers().add("own", new byte[0]);
    ((RecordHeaders) record.headers()).setReadOnly();
    return record;
  }

  private static String traceparent(ProducerRecord<?, ?> record) {
    return new String(record.headers().lastHeader("traceparent").value(), UTF_8);
  }

  @Test
  void onSend_propagatorThatThrows_goesThrough() {
    TextMapPropagator broken =
        new TextMapPropagator() {
          @Override
          public Collection<String> fields() {
            return List.of("broken");
          }

          @Override
          public <C> void inject(Context context, C carrier, TextMapSetter<C> setter) {
            throw new IllegalStateException("inject");
          }

          @Override
          public <C> Context extract(Context context, C carrier, TextMapGetter<C> getter) {
            throw new IllegalStateException("extract");
          }
        };
    OpenTelemetry openTelemetry = withPropagator(broken);
    ProducerRecord<Object, Object> record = newRecord();
    List<Object> handled = new ArrayList<>();

    assertThat(interceptor(openTelemetry).onSend(record).value()).isEqualTo("v");
    KafkaTracing.create(openTelemetry)
        .process(
            new ConsumerRecord<Object, Object>(TOPIC, 0, 0, "k", "v"), r -> handled.add(r.value()));
    assertThat(handled).containsExactly("v");
    assertThat(otel.named("send " + TOPIC)).hasSize(1);
  }

  @Test
  void onSend_propagatorOfAnotherVersion_goesThrough() {
    TextMapPropagator tooOld =
        new TextMapPropagator() {
          @Override
          public Collection<String> fields() {
            return List.of("old");
          }

          @Override
          public <C> void inject(Context context, C carrier, TextMapSetter<C> setter) {
            throw new NoSuchMethodError("inject");
          }

          @Override
          public <C> Context extract(Context context, C carrier, TextMapGetter<C> getter) {
            throw new NoSuchMethodError("extract");
          }
        };
    OpenTelemetry openTelemetry = withPropagator(tooOld);
    List<Object> handled = new ArrayList<>();

    assertThat(interceptor(openTelemetry).onSend(newRecord()).value()).isEqualTo("v");
    KafkaTracing.create(openTelemetry)
        .process(
            new ConsumerRecord<Object, Object>(TOPIC, 0, 0, "k", "v"), r -> handled.add(r.value()));
    assertThat(handled).containsExactly("v");
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

    assertThat(interceptor(withPropagator(broken)).onSend(record)).isSameAs(record);
  }

  @Test
  void process_insideAnotherSpan_hasTheMessageAsParentAndThatSpanAsLink() {
    ProducerRecord<Object, Object> sent = interceptor(otel.openTelemetry).onSend(newRecord());
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

  private OpenTelemetry withPropagator(TextMapPropagator propagator) {
    return OpenTelemetrySdk.builder()
        .setTracerProvider(
            SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(otel.spans))
                .build())
        .setPropagators(ContextPropagators.create(propagator))
        .build();
  }
}
