package io.throughline.propagation.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

/** A record's life on a real broker. */
class KafkaLifeIT extends KafkaParts {

  @Test
  void sendAndProcess_insideSpanWithBaggage_makeOneTrace() throws Exception {
    Span click = otel.openTelemetry.getTracer("test").spanBuilder("click").startSpan();
    Baggage baggage =
        Baggage.builder()
            .put("business.transaction.name", "order")
            .put("business.transaction.id", "o-1")
            .put("business.transaction.start_time", "" + System.currentTimeMillis())
            .build();
    try (KafkaProducer<String, String> producer = producer(Map.of());
        Scope scope = Context.root().with(click).with(baggage).makeCurrent()) {
      producer.send(new ProducerRecord<>(topic, "k", "v")).get();
    }
    click.end();

    List<String> seen = new ArrayList<>();
    tracing.process(
        received(), r -> seen.add(Baggage.current().getEntryValue("business.transaction.id")));

    SpanData send = otel.only("send " + topic);
    SpanData process = otel.only("process " + topic);
    assertThat(seen).containsExactly("o-1");
    assertThat(send.getKind()).isEqualTo(SpanKind.PRODUCER);
    assertThat(send.getParentSpanId()).isEqualTo(click.getSpanContext().getSpanId());
    assertThat(process.getKind()).isEqualTo(SpanKind.CONSUMER);
    assertThat(process.getParentSpanId()).isEqualTo(send.getSpanId());
    assertThat(process.getTraceId()).isEqualTo(click.getSpanContext().getTraceId());
    assertThat(otel.metric("messaging.client.sent.messages").getLongSumData().getPoints())
        .singleElement()
        .satisfies(p -> assertThat(p.getValue()).isEqualTo(1));
    assertThat(otel.metric("throughline.message.age").getHistogramData().getPoints())
        .singleElement()
        .satisfies(p -> assertThat(p.getSum()).isBetween(0d, 60d));
    assertThat(otel.metric("business.transaction.age").getHistogramData().getPoints()).hasSize(1);
  }

  @Test
  void send_recordTooLarge_endsWithTheClientsError() {
    try (KafkaProducer<String, String> producer = producer(Map.of("max.request.size", 1000))) {
      assertThatThrownBy(
              () -> producer.send(new ProducerRecord<>(topic, "k", "v".repeat(2000))).get())
          .isInstanceOf(ExecutionException.class);
    }

    SpanData send = otel.only("send " + topic);
    assertThat(send.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(send.getAttributes().asMap().toString()).contains("RecordTooLargeException");
  }

  @Test
  void send_recordThatFitsOnlyWithoutContext_goesThroughAndSaysWhatWasLost() throws Exception {
    Baggage foreign = Baggage.builder().put("tenant", "x".repeat(600)).build();
    try (KafkaProducer<String, String> producer = producer(Map.of("max.request.size", 1500));
        Scope scope = Context.root().with(foreign).makeCurrent()) {
      producer.send(new ProducerRecord<>(topic, null, "v".repeat(1000))).get();
    }

    ConsumerRecord<String, String> record = received();
    assertThat(record.headers().lastHeader("traceparent")).isNotNull();
    assertThat(record.headers().lastHeader("baggage")).isNull();
    assertThat(otel.metric("throughline.propagation.degraded").getLongSumData().getPoints())
        .singleElement()
        .satisfies(p -> assertThat(p.getAttributes().asMap().values()).contains("bytes"));
  }

  @Test
  void send_sameRecordTwice_givesEachSendItsOwnSpanAndContext() throws Exception {
    ProducerRecord<String, String> record = new ProducerRecord<>(topic, "k", "v");
    try (KafkaProducer<String, String> producer = producer(Map.of())) {
      producer.send(record).get();
      producer.send(record).get();
    }

    List<String> ids;
    try (KafkaConsumer<String, String> consumer = consumer(Map.of())) {
      ids =
          poll(consumer, 2).stream()
              .map(r -> new String(r.headers().lastHeader("traceparent").value(), UTF_8))
              .map(header -> header.substring(36, 52))
              .toList();
    }
    assertThat(otel.named("send " + topic))
        .extracting(SpanData::getSpanId)
        .containsExactlyElementsOf(ids)
        .doesNotHaveDuplicates();
  }

  @Test
  void send_consumedHeadersWithinProcess_replacesAndLinksThem() throws Exception {
    try (KafkaProducer<String, String> producer = producer(Map.of())) {
      producer.send(new ProducerRecord<>(topic, "k", "v")).get();
      ConsumerRecord<String, String> consumed = received();
      String first = otel.only("send " + topic).getSpanId();

      tracing.process(
          consumed,
          r ->
              producer
                  .send(new ProducerRecord<>(topic + "-dlt", null, r.key(), r.value(), r.headers()))
                  .get());

      SpanData resent = otel.only("send " + topic + "-dlt");
      SpanData process = otel.only("process " + topic);
      assertThat(resent.getParentSpanId()).isEqualTo(process.getSpanId());
      assertThat(resent.getLinks())
          .extracting(link -> link.getSpanContext().getSpanId())
          .containsExactly(first);
    }
  }

  @Test
  void send_foreignContextOnRecord_keepsAndLinksIt() throws Exception {
    String foreign = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    ProducerRecord<String, String> record = new ProducerRecord<>(topic, "k", "v");
    record.headers().add("traceparent", foreign.getBytes(UTF_8));
    try (KafkaProducer<String, String> producer = producer(Map.of())) {
      producer.send(record).get();
    }

    assertThat(new String(received().headers().lastHeader("traceparent").value(), UTF_8))
        .isEqualTo(foreign);
    assertThat(otel.only("send " + topic).getLinks())
        .extracting(link -> link.getSpanContext().getSpanId())
        .containsExactly("b7ad6b7169203331");
  }

  @Test
  void send_contextOfCurrentSpanOnRecord_leavesItAndStartsNoSpan() throws Exception {
    Span current = otel.openTelemetry.getTracer("agent").spanBuilder("publish").startSpan();
    ProducerRecord<String, String> record = new ProducerRecord<>(topic, "k", "v");
    try (KafkaProducer<String, String> producer = producer(Map.of());
        Scope scope = current.makeCurrent()) {
      otel.openTelemetry
          .getPropagators()
          .getTextMapPropagator()
          .inject(Context.current(), record.headers(), KafkaHeadersSetter.INSTANCE);
      producer.send(record).get();
    }

    assertThat(otel.named("send " + topic)).isEmpty();
    assertThat(new String(received().headers().lastHeader("traceparent").value(), UTF_8))
        .contains(current.getSpanContext().getSpanId());
  }

  @Test
  void transaction_committedAndAborted_endsEverySendSpan() throws Exception {
    try (KafkaProducer<String, String> producer =
        producer(Map.of("transactional.id", UUID.randomUUID().toString(), "linger.ms", 5000))) {
      producer.initTransactions();
      producer.beginTransaction();
      Future<RecordMetadata> committed =
          producer.send(new ProducerRecord<>(topic, "k", "committed"));
      producer.commitTransaction();
      producer.beginTransaction();
      Future<RecordMetadata> aborted = producer.send(new ProducerRecord<>(topic, "k", "aborted"));
      producer.abortTransaction();
      assertThat(committed.isDone() && aborted.isDone()).isTrue();
    }

    assertThat(otel.named("send " + topic))
        .extracting(span -> span.getStatus().getStatusCode())
        .containsExactlyInAnyOrder(StatusCode.UNSET, StatusCode.ERROR);
    ConsumerRecord<String, String> record;
    try (KafkaConsumer<String, String> consumer =
        consumer(Map.of("isolation.level", "read_committed"))) {
      record = poll(consumer, 1).get(0);
    }
    assertThat(record.value()).isEqualTo("committed");
    assertThat(record.headers().headers("traceparent")).hasSize(1);
  }

  @Test
  void tombstoneWithNullHeader_passesAndIsNamed() throws Exception {
    ProducerRecord<String, String> record = new ProducerRecord<>(topic, "k", null);
    record.headers().add("nothing", null).add("traceparent", null).add("baggage", null);
    try (KafkaProducer<String, String> producer = producer(Map.of())) {
      producer.send(record).get();
    }

    ConsumerRecord<String, String> consumed = received();
    tracing.process(consumed, r -> assertThat(r.value()).isNull());

    assertThat(otel.only("send " + topic).getAttributes().get(KafkaAttributes.TOMBSTONE)).isTrue();
    assertThat(otel.only("process " + topic).getParentSpanId())
        .isEqualTo(otel.only("send " + topic).getSpanId());
    assertThat(consumed.headers().lastHeader("nothing").value()).isNull();
  }

  @Test
  void processBatch_threeTraces_linksAllAndGivesEachItsBaggage() throws Exception {
    try (KafkaProducer<String, String> producer = producer(Map.of())) {
      for (int i = 0; i < 3; i++) {
        try (Scope scope =
            Context.root().with(Baggage.builder().put("n", "" + i).build()).makeCurrent()) {
          producer.send(new ProducerRecord<>(topic, 0, "k", "v" + i)).get();
        }
      }
    }
    List<String> seen = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer = consumer(Map.of())) {
      tracing.processBatch(
          poll(consumer, 3), r -> seen.add(Baggage.current().getEntryValue("n") + r.value()));
    }

    SpanData process = otel.only("process " + topic);
    assertThat(seen).containsExactly("0v0", "1v1", "2v2");
    assertThat(process.getLinks())
        .extracting(link -> link.getSpanContext().getSpanId())
        .containsExactlyElementsOf(
            otel.named("send " + topic).stream().map(SpanData::getSpanId).toList());
    assertThat(process.getLinks()).extracting(LinkData::getAttributes).noneMatch(a -> a.isEmpty());
    assertThat(process.getParentSpanContext().isValid()).isFalse();
  }

  @Test
  void processBatch_handlerThrows_endsTheSpanAndTellsTheCaller() throws Exception {
    try (KafkaProducer<String, String> producer = producer(Map.of())) {
      producer.send(new ProducerRecord<>(topic, "k", "v")).get();
    }
    ConsumerRecord<String, String> record = received();

    assertThatThrownBy(
            () ->
                tracing.processBatch(
                    List.of(record, record),
                    r -> {
                      throw new java.io.IOException("no");
                    }))
        .isInstanceOf(java.io.IOException.class);

    SpanData process = otel.only("process " + topic);
    assertThat(process.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(process.getAttributes().asMap().toString()).contains("java.io.IOException");
  }

  @Test
  void consumerInterceptor_onePoll_makesOneReceiveSpanWithLinks() throws Exception {
    try (KafkaProducer<String, String> producer = producer(Map.of())) {
      producer.send(new ProducerRecord<>(topic, 0, "k", "1")).get();
      producer.send(new ProducerRecord<>(topic, 0, "k", "2")).get();
    }
    try (KafkaConsumer<String, String> consumer =
        consumer(Map.of("interceptor.classes", TracingConsumerInterceptor.class.getName()))) {
      poll(consumer, 2);
    }

    assertThat(otel.named("receive " + topic))
        .flatExtracting(SpanData::getLinks)
        .extracting(link -> link.getSpanContext().getSpanId())
        .containsExactlyInAnyOrderElementsOf(
            otel.named("send " + topic).stream().map(SpanData::getSpanId).toList());
    assertThat(otel.named("receive " + topic)).allMatch(span -> span.getKind() == SpanKind.CLIENT);
    assertThat(otel.named("process " + topic)).isEmpty();
  }

  @Test
  void send_inCode_endsAtTheAcknowledgement() throws Exception {
    Map<String, Object> plain = Map.of("interceptor.classes", "");
    try (KafkaProducer<String, String> producer = producer(plain)) {
      tracing.send(producer, new ProducerRecord<>(topic, "k", "v")).get();
    }

    assertThat(otel.only("send " + topic).getAttributes().get(KafkaAttributes.OFFSET)).isZero();
  }

  @Test
  void send_inCodeThroughInterceptor_makesOneSpan() throws Exception {
    try (KafkaProducer<String, String> producer = producer(Map.of())) {
      tracing.send(producer, new ProducerRecord<>(topic, "k", "v")).get();
    }

    assertThat(otel.named("send " + topic)).hasSize(1);
    assertThat(received().headers().headers("traceparent")).hasSize(1);
  }
}
