package io.throughline.propagation.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Spans and metrics by the messaging conventions: every attribute, and no other. */
class SemanticConventionsIT extends KafkaParts {

  private static final String ILLEGAL = "no such topic?";

  private final KafkaTracing asGroup =
      KafkaTracing.builder(otel.openTelemetry).clientId("c-1").consumerGroup("billing").build();

  @Test
  void send_acknowledged_isAProducerSpan() throws Exception {
    send("v");

    SpanData send = otel.only("send " + topic);
    assertThat(send.getKind()).isEqualTo(SpanKind.PRODUCER);
    assertThat(send.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    assertThat(named(send.getAttributes()))
        .isEqualTo(
            Map.of(
                "messaging.system", "kafka",
                "messaging.operation.name", "send",
                "messaging.operation.type", "send",
                "messaging.destination.name", topic,
                "messaging.destination.partition.id", "0",
                "messaging.kafka.offset", 0L,
                "messaging.client.id", "p-1"));
  }

  @Test
  void send_refused_namesTheErrorOnSpanAndMetrics() {
    try (KafkaProducer<String, String> producer = producer(Map.of("client.id", "p-1"))) {
      assertThatThrownBy(() -> producer.send(new ProducerRecord<>(ILLEGAL, "k", "v")).get())
          .isInstanceOf(ExecutionException.class);
    }

    SpanData send = otel.only("send " + ILLEGAL);
    String error = "org.apache.kafka.common.errors.InvalidTopicException";
    assertThat(send.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(named(send.getAttributes())).containsEntry("error.type", error);
    assertThat(send.getEvents()).singleElement().matches(e -> e.getName().equals("exception"));
    assertThat(points("messaging.client.operation.duration"))
        .singleElement()
        .satisfies(p -> assertThat(p).containsEntry("error.type", error));
    assertThat(points("messaging.client.sent.messages"))
        .singleElement()
        .satisfies(p -> assertThat(p).containsEntry("error.type", error));
  }

  @Test
  void receive_onePoll_isAClientSpanWithItsCountAndLinksThatSayWhichRecord() throws Exception {
    send("1");
    send("2");
    int polled = 0;
    try (KafkaConsumer<String, String> consumer =
        consumer(
            Map.of(
                "client.id",
                "c-1",
                "group.id",
                "billing-" + topic,
                "interceptor.classes",
                TracingConsumerInterceptor.class.getName()))) {
      polled = poll(consumer, 2).size();
    }

    assertThat(polled).isEqualTo(2);
    SpanData receive = otel.named("receive " + topic).get(0);
    assertThat(receive.getKind()).isEqualTo(SpanKind.CLIENT);
    Map<String, Object> attributes = named(receive.getAttributes());
    assertThat(attributes.remove("messaging.batch.message_count"))
        .isEqualTo((long) receive.getLinks().size());
    assertThat(attributes)
        .isEqualTo(
            Map.of(
                "messaging.system", "kafka",
                "messaging.operation.name", "receive",
                "messaging.operation.type", "receive",
                "messaging.destination.name", topic,
                "messaging.client.id", "c-1",
                "messaging.consumer.group.name", "billing-" + topic));
    assertThat(named(receive.getLinks().get(0).getAttributes()))
        .isEqualTo(Map.of("messaging.destination.partition.id", "0", "messaging.kafka.offset", 0L));
  }

  @Test
  void process_oneRecord_isAConsumerSpan() throws Exception {
    send("v");
    asGroup.process(received(), record -> {});

    SpanData process = otel.only("process " + topic);
    assertThat(process.getKind()).isEqualTo(SpanKind.CONSUMER);
    assertThat(named(process.getAttributes()))
        .isEqualTo(
            Map.of(
                "messaging.system", "kafka",
                "messaging.operation.name", "process",
                "messaging.operation.type", "process",
                "messaging.destination.name", topic,
                "messaging.destination.partition.id", "0",
                "messaging.kafka.offset", 0L,
                "messaging.client.id", "c-1",
                "messaging.consumer.group.name", "billing"));
  }

  @Test
  void processBatch_topicsDiffer_linksSayWhichTopic() throws Exception {
    String other = topic + "-other";
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    try (KafkaProducer<String, String> producer = producer(Map.of())) {
      for (String to : List.of(topic, other)) {
        producer.send(new ProducerRecord<>(to, "k", "v")).get();
        records.add(received(to));
      }
    }
    tracing.processBatch(records, record -> {});

    SpanData process = otel.only("process");
    assertThat(process.getKind()).isEqualTo(SpanKind.CONSUMER);
    assertThat(named(process.getAttributes()))
        .isEqualTo(
            Map.of(
                "messaging.system", "kafka",
                "messaging.operation.name", "process",
                "messaging.operation.type", "process",
                "messaging.batch.message_count", 2L));
    assertThat(process.getLinks())
        .extracting(link -> named(link.getAttributes()).get("messaging.destination.name"))
        .containsExactly(topic, other);
  }

  @Test
  void processBatch_handlerThrowsHalfway_stopsThereAndNamesTheError() throws Exception {
    for (String value : List.of("1", "2", "3")) {
      send(value);
    }
    List<String> handled = new ArrayList<>();
    IOException failure = new IOException("no");
    try (KafkaConsumer<String, String> consumer = consumer(Map.of())) {
      List<ConsumerRecord<String, String>> records = poll(consumer, 3);
      assertThatThrownBy(
              () ->
                  tracing.processBatch(
                      records,
                      record -> {
                        handled.add(record.value());
                        if (record.value().equals("2")) {
                          throw failure;
                        }
                      }))
          .isSameAs(failure);
    }

    SpanData process = otel.only("process " + topic);
    assertThat(handled).containsExactly("1", "2");
    assertThat(process.getLinks()).hasSize(3);
    assertThat(process.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(named(process.getAttributes()))
        .containsEntry("error.type", "java.io.IOException")
        .containsEntry("messaging.batch.message_count", 3L);
    assertThat(metric("throughline.message.age").getHistogramData().getPoints())
        .as("the age of those that were begun")
        .singleElement()
        .satisfies(point -> assertThat(point.getCount()).isEqualTo(2));
    assertThat(Baggage.current().isEmpty()).isTrue();
  }

  @Test
  void metrics_sendReceiveAndProcess_areThoseOfTheConventionsAndOurAges() throws Exception {
    try (Scope scope =
        Baggage.builder()
            .put("business.transaction.name", "order")
            .put("business.transaction.start_time", "" + System.currentTimeMillis())
            .build()
            .makeCurrent()) {
      send("v");
    }
    try (KafkaConsumer<String, String> consumer =
        consumer(Map.of("interceptor.classes", TracingConsumerInterceptor.class.getName()))) {
      tracing.process(poll(consumer, 1).get(0), record -> {});
    }

    Map<String, Object> sending = operation("send");
    assertThat(points("messaging.client.operation.duration")).containsExactly(sending);
    assertThat(points("messaging.client.sent.messages")).containsExactly(sending);
    assertThat(points("messaging.client.consumed.messages"))
        .as("a delivery counts once, where it was received")
        .containsExactly(operation("receive"));
    assertThat(points("messaging.process.duration")).containsExactly(operation("process"));
    assertThat(points("throughline.message.age"))
        .containsExactly(Map.of("messaging.system", "kafka", "messaging.destination.name", topic));
    assertThat(points("business.transaction.age"))
        .containsExactly(Map.of("business.transaction.name", "order"));
    assertThat(units())
        .containsEntry("messaging.client.operation.duration", "s")
        .containsEntry("messaging.process.duration", "s")
        .containsEntry("messaging.client.sent.messages", "{message}")
        .containsEntry("messaging.client.consumed.messages", "{message}")
        .containsEntry("throughline.message.age", "s")
        .containsEntry("business.transaction.age", "s");
  }

  private void send(String value) throws Exception {
    try (KafkaProducer<String, String> producer = producer(Map.of("client.id", "p-1"))) {
      producer.send(new ProducerRecord<>(topic, "k", value)).get();
    }
  }

  private Map<String, Object> operation(String type) {
    return Map.of(
        "messaging.system", "kafka",
        "messaging.operation.name", type,
        "messaging.operation.type", type,
        "messaging.destination.name", topic);
  }

  private MetricData metric(String name) {
    return otel.metric(name);
  }

  private List<Map<String, Object>> points(String name) {
    return metric(name).getData().getPoints().stream()
        .map(PointData::getAttributes)
        .map(SemanticConventionsIT::named)
        .toList();
  }

  private Map<String, String> units() {
    Map<String, String> units = new HashMap<>();
    otel.metrics.collectAllMetrics().forEach(m -> units.put(m.getName(), m.getUnit()));
    return units;
  }

  private static Map<String, Object> named(Attributes attributes) {
    Map<String, Object> named = new TreeMap<>();
    attributes.forEach((key, value) -> named.put(key.getKey(), value));
    return named;
  }
}
