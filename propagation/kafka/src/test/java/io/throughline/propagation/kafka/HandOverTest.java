package io.throughline.propagation.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.realparts.ThreadsPerTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that are handled on many threads, and work that outlives its handler. */
class HandOverTest {

  private static final int RECORDS = 200;

  private final KafkaFixture otel = new KafkaFixture();
  private final KafkaTracing tracing = KafkaTracing.create(otel.openTelemetry);
  private final Tracer tracer = otel.openTelemetry.getTracer("test");
  private final TracingProducerInterceptor producer = new TracingProducerInterceptor();
  private final List<ConsumerRecord<Object, Object>> records = new ArrayList<>();

  HandOverTest() {
    producer.configure(otel.underConfig());
    for (int i = 0; i < RECORDS; i++) {
      try (Scope scope = Baggage.builder().put("n", "" + i).build().makeCurrent()) {
        ProducerRecord<Object, Object> sent = send(new ProducerRecord<>("in", "k", "" + i));
        ConsumerRecord<Object, Object> record = new ConsumerRecord<>("in", 0, i, "k", "" + i);
        sent.headers().forEach(header -> record.headers().add(header.key(), header.value()));
        records.add(record);
      }
    }
  }

  static Stream<Named<ExecutorService>> threads() {
    return ThreadsPerTask.all().entrySet().stream()
        .map(threads -> Named.of(threads.getKey(), threads.getValue()));
  }

  @AfterEach
  void everySpanHasEnded() {
    assertThat(otel.openSpans()).isZero();
  }

  @ParameterizedTest
  @MethodSource("threads")
  void process_handlerHandsOver_laterWorkBelongsToTheRecord(ExecutorService threads)
      throws Exception {
    ExecutorService wrapped = Context.taskWrapping(threads);
    CountDownLatch allHandled = new CountDownLatch(1);
    List<Future<?>> later = new ArrayList<>();
    for (ConsumerRecord<Object, Object> record : records) {
      tracing.process(record, r -> later.add(wrapped.submit(() -> work(r, allHandled))));
    }
    assertThat(otel.named("process in")).as("ended before the work began").hasSize(RECORDS);
    allHandled.countDown();
    for (Future<?> work : later) {
      work.get(30, TimeUnit.SECONDS);
    }
    threads.shutdown();

    for (SpanData process : otel.named("process in")) {
      List<SpanData> children = otel.childrenOf(process);
      assertThat(children).extracting(SpanData::getName).contains("send out").hasSize(2);
      SpanData sentOn =
          children.stream().filter(s -> s.getName().equals("send out")).findFirst().orElseThrow();
      assertThat(sentOn.getLinks())
          .as("the context that the record came with is replaced and linked")
          .extracting(link -> link.getSpanContext().getSpanId())
          .containsExactly(process.getParentSpanId());
    }
  }

  /** Returns the future's value for the sake of {@code submit}, which then may throw. */
  private Object work(ConsumerRecord<Object, Object> record, CountDownLatch allHandled)
      throws InterruptedException {
    assertThat(allHandled.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(Baggage.current().getEntryValue("n")).isEqualTo(record.value());
    tracer.spanBuilder("work " + record.value()).startSpan().end();
    send(new ProducerRecord<>("out", null, record.key(), record.value(), record.headers()));
    return record;
  }

  @ParameterizedTest
  @MethodSource("threads")
  void process_allRecordsAtOnce_keepsTheirContextsApart(ExecutorService threads) throws Exception {
    CountDownLatch inside = new CountDownLatch(RECORDS);
    List<Future<?>> all = new ArrayList<>();
    for (ConsumerRecord<Object, Object> record : records) {
      all.add(threads.submit(() -> processBesideTheOthers(record, inside)));
    }
    for (Future<?> one : all) {
      one.get(30, TimeUnit.SECONDS);
    }
    threads.shutdown();

    assertThat(otel.named("process in"))
        .extracting(SpanData::getParentSpanId)
        .containsExactlyInAnyOrderElementsOf(
            otel.named("send in").stream().map(SpanData::getSpanId).toList());
  }

  private Object processBesideTheOthers(
      ConsumerRecord<Object, Object> record, CountDownLatch inside) throws InterruptedException {
    tracing.process(
        record,
        r -> {
          inside.countDown();
          assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
          assertThat(Baggage.current().getEntryValue("n")).isEqualTo(r.value());
          assertThat(traceparent(r)).contains(Span.current().getSpanContext().getTraceId());
        });
    assertThat(Context.current()).as("nothing stays on the thread").isSameAs(Context.root());
    return record;
  }

  @ParameterizedTest
  @MethodSource("threads")
  void processBatch_handlerHandsOver_eachWorkHasItsOwnBaggage(ExecutorService threads)
      throws Exception {
    ExecutorService wrapped = Context.taskWrapping(threads);
    List<Future<Map.Entry<Object, String>>> later = new ArrayList<>();
    tracing.processBatch(
        records,
        r ->
            later.add(
                wrapped.submit(() -> Map.entry(r.value(), Baggage.current().getEntryValue("n")))));
    for (Future<Map.Entry<Object, String>> work : later) {
      Map.Entry<Object, String> seen = work.get(30, TimeUnit.SECONDS);
      assertThat(seen.getValue()).isEqualTo(seen.getKey());
    }
    threads.shutdown();
  }

  private ProducerRecord<Object, Object> send(ProducerRecord<Object, Object> record) {
    ProducerRecord<Object, Object> sent = producer.onSend(record);
    producer.onAcknowledgement(null, null, sent.headers());
    return sent;
  }

  private static String traceparent(ConsumerRecord<?, ?> record) {
    return new String(record.headers().lastHeader("traceparent").value(), UTF_8);
  }
}
