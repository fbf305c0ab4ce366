package io.throughline.propagation.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Records that are sent on with the headers they came with, as retry and dead-letter topics do. */
class RetryTopicIT extends KafkaParts {

  private final String retry = topic + "-retry";
  private final String dead = topic + "-dlt";
  private final long start = System.currentTimeMillis() - Duration.ofHours(3).toMillis();
  private final Baggage order =
      Baggage.builder()
          .put("business.transaction.name", "order")
          .put("business.transaction.id", "o-1")
          .put("business.transaction.start_time", Long.toString(start))
          .build();

  @Test
  void process_overRetryAndDeadLetterTopic_isOneTraceWithALinkAtEachHop() throws Exception {
    try (KafkaProducer<String, String> producer = producer(Map.of())) {
      try (Scope scope = order.makeCurrent()) {
        producer.send(new ProducerRecord<>(topic, "k", "poison")).get();
      }
      tracing.process(received(topic), record -> sendOn(producer, record, retry));
      tracing.process(received(retry), record -> sendOn(producer, record, dead));
    }
    ConsumerRecord<String, String> last = received(dead);
    List<String> seen = new ArrayList<>();
    tracing.process(
        last, record -> seen.add(Baggage.current().getEntryValue("business.transaction.id")));

    SpanData first = otel.only("send " + topic);
    SpanData second = otel.only("send " + retry);
    SpanData third = otel.only("send " + dead);
    assertThat(second.getParentSpanId()).isEqualTo(otel.only("process " + topic).getSpanId());
    assertThat(third.getParentSpanId()).isEqualTo(otel.only("process " + retry).getSpanId());
    assertThat(otel.only("process " + dead).getParentSpanId()).isEqualTo(third.getSpanId());
    assertThat(List.of(second.getTraceId(), third.getTraceId())).containsOnly(first.getTraceId());
    assertThat(linked(second)).containsExactly(first.getSpanId());
    assertThat(linked(third)).containsExactly(second.getSpanId());
    assertThat(last.headers().headers("traceparent")).hasSize(1);
    assertThat(last.headers().headers("baggage")).hasSize(1);
    assertThat(last.headers().headers("attempt")).as("the application's own header").hasSize(2);
    assertThat(seen).containsExactly("o-1");
    assertThat(otel.metric("business.transaction.age").getHistogramData().getPoints())
        .allSatisfy(point -> assertThat(point.getMin()).isGreaterThanOrEqualTo(3 * 3600d));
  }

  @Test
  void processBatch_memberIsSentOn_replacesAndLinksThatMembersContext() throws Exception {
    try (KafkaProducer<String, String> producer = producer(Map.of())) {
      for (String value : List.of("good", "poison")) {
        producer.send(new ProducerRecord<>(topic, "k", value)).get();
      }
      try (KafkaConsumer<String, String> consumer = consumer(Map.of())) {
        tracing.processBatch(
            poll(consumer, 2),
            record -> {
              if (record.value().equals("poison")) {
                sendOn(producer, record, dead);
              }
            });
      }
    }

    SpanData poison = otel.named("send " + topic).get(1);
    SpanData sentOn = otel.only("send " + dead);
    assertThat(sentOn.getParentSpanId()).isEqualTo(otel.only("process " + topic).getSpanId());
    assertThat(linked(sentOn)).containsExactly(poison.getSpanId());
    assertThat(traceparent(received(dead))).contains(sentOn.getSpanId());
  }

  /** As a framework's recoverer does, which comes to its turn when the listener has thrown. */
  @Test
  void send_consumedHeadersOutsideProcess_keepsTheFirstContextAndLinksIt() throws Exception {
    try (KafkaProducer<String, String> producer = producer(Map.of())) {
      producer.send(new ProducerRecord<>(topic, "k", "poison")).get();
      sendOn(producer, received(topic), dead);
    }

    SpanData first = otel.only("send " + topic);
    ConsumerRecord<String, String> last = received(dead);
    tracing.process(last, record -> {});
    assertThat(traceparent(last)).contains(first.getSpanId());
    assertThat(linked(otel.only("send " + dead))).containsExactly(first.getSpanId());
    assertThat(otel.only("process " + dead).getParentSpanId()).isEqualTo(first.getSpanId());
  }

  private static void sendOn(
      KafkaProducer<String, String> producer, ConsumerRecord<String, String> record, String to)
      throws Exception {
    ProducerRecord<String, String> next =
        new ProducerRecord<>(to, null, record.key(), record.value(), record.headers());
    next.headers().add("attempt", "again".getBytes(UTF_8));
    producer.send(next).get();
  }

  private static List<String> linked(SpanData span) {
    return span.getLinks().stream().map(link -> link.getSpanContext().getSpanId()).toList();
  }

  private static String traceparent(ConsumerRecord<?, ?> record) {
    return new String(record.headers().lastHeader("traceparent").value(), UTF_8);
  }
}
