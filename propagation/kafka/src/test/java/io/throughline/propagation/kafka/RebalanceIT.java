package io.throughline.propagation.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.business.Business;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of spans and context when a group's consumers come, go and take over. */
class RebalanceIT extends KafkaParts {

  private static final int PARTITIONS = 4;
  private static final int ROUND = 40;

  /** By value: the trace that the record was sent in. */
  private final Map<String, String> sentIn = new ConcurrentHashMap<>();

  private final Queue<String> seen = new ConcurrentLinkedQueue<>();
  private final Queue<String> mistaken = new ConcurrentLinkedQueue<>();
  private final Semaphore handled = new Semaphore(0);

  @ParameterizedTest
  @ValueSource(strings = {"classic", "consumer"})
  void process_consumersJoinAndLeave_handlesEachRecordOnceInItsOwnContext(String protocol)
      throws Exception {
    broker.createTopic(topic, PARTITIONS);
    Map<String, Object> group =
        Map.of(
            "group.id",
            UUID.randomUUID().toString(),
            "group.protocol",
            protocol,
            "enable.auto.commit",
            "false",
            "interceptor.classes",
            TracingConsumerInterceptor.class.getName());
    try (KafkaProducer<String, String> producer = producer(Map.of())) {
      try (GroupMember first = member(group, "first").awaitAssignment()) {
        send(producer, 0);
        awaitHandled(ROUND);
        try (GroupMember second = member(group, "second")) {
          send(producer, 1); // while the group is being rebalanced
          second.awaitAssignment();
          send(producer, 2);
          awaitHandled(2 * ROUND);
        }
        send(producer, 3);
        awaitHandled(ROUND);
      }
    }

    assertThat(mistaken).isEmpty();
    assertThat(seen).hasSize(4 * ROUND);
    assertThat(seen.stream().map(s -> s.substring(s.indexOf(' '))))
        .as("no record lost or handled twice")
        .doesNotHaveDuplicates();
    assertThat(seen).as("both took part").anyMatch(s -> s.startsWith("second"));
    List<String> sends = ids(otel.named("send " + topic));
    assertThat(otel.named("process " + topic))
        .extracting(SpanData::getParentSpanId)
        .containsExactlyInAnyOrderElementsOf(sends);
    assertThat(otel.named("receive " + topic))
        .flatExtracting(SpanData::getLinks)
        .extracting(link -> link.getSpanContext().getSpanId())
        .containsExactlyInAnyOrderElementsOf(sends);
    assertThat(otel.sum("messaging.client.consumed.messages")).isEqualTo(4 * ROUND);
  }

  @Test
  void process_recordDeliveredTwice_makesTwoProcessSpansOfOneParentAndOneBusinessEnd()
      throws Exception {
    Business business = Business.builder(otel.openTelemetry).build();
    try (KafkaProducer<String, String> producer = producer(Map.of())) {
      business
          .start("order", "o-1")
          .run(() -> producer.send(new ProducerRecord<>(topic, "k", "v")).get());
    }
    Map<String, Object> group =
        Map.of("group.id", UUID.randomUUID().toString(), "enable.auto.commit", "false");
    for (int delivery = 0; delivery < 2; delivery++) {
      // The first dies before it commits, so the second gets the record again.
      try (KafkaConsumer<String, String> consumer = consumer(group)) {
        ConsumerRecord<String, String> record = poll(consumer, 1).get(0);
        tracing.process(record, r -> business.current().complete());
      }
    }

    SpanData send = otel.only("send " + topic);
    assertThat(otel.named("process " + topic))
        .hasSize(2)
        .allMatch(span -> span.getParentSpanId().equals(send.getSpanId()))
        .extracting(SpanData::getSpanId)
        .doesNotHaveDuplicates();
    assertThat(otel.sum("business.transaction.finished")).isEqualTo(1);
    assertThat(otel.sum("business.transaction.duplicates")).isEqualTo(1);
  }

  private GroupMember member(Map<String, Object> group, String name) {
    return new GroupMember(unsubscribed(group), topic, tracing, record -> handle(name, record));
  }

  private void handle(String member, ConsumerRecord<String, String> record) {
    boolean own =
        record.value().equals(Baggage.current().getEntryValue("n"))
            && Span.current().getSpanContext().getTraceId().equals(sentIn.get(record.value()));
    (own ? seen : mistaken).add(member + ' ' + record.value());
    handled.release();
  }

  private void send(KafkaProducer<String, String> producer, int round) throws Exception {
    for (int i = 0; i < ROUND; i++) {
      String value = round + "-" + i;
      Span click = otel.openTelemetry.getTracer("test").spanBuilder("click").startSpan();
      sentIn.put(value, click.getSpanContext().getTraceId());
      try (Scope scope =
          Context.root()
              .with(click)
              .with(Baggage.builder().put("n", value).build())
              .makeCurrent()) {
        producer.send(new ProducerRecord<>(topic, i % PARTITIONS, "k", value)).get();
      }
      click.end();
    }
  }

  private void awaitHandled(int records) throws InterruptedException {
    assertThat(handled.tryAcquire(records, 30, TimeUnit.SECONDS))
        .as("%s more records within 30 s", records)
        .isTrue();
  }

  private static List<String> ids(List<SpanData> spans) {
    return spans.stream().map(SpanData::getSpanId).toList();
  }
}
