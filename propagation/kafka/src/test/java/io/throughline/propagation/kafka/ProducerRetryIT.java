package io.throughline.propagation.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.throughline.propagation.internal.MessagingAttributes;
import io.throughline.realparts.KafkaBroker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sends whose acknowledgement is lost on its way, so that the producer tries again. */
class ProducerRetryIT {

  private static HangUpProxy proxy;
  private static KafkaBroker broker;

  private final KafkaFixture otel = new KafkaFixture();
  private final String topic = "t-" + UUID.randomUUID();

  @BeforeAll
  static void startBrokerBehindProxy() {
    proxy = new HangUpProxy();
    broker = KafkaBroker.startAdvertising(proxy.port());
    proxy.passOnTo(broker.port());
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
    proxy.close();
  }

  @AfterEach
  void everySpanHasEnded() {
    proxy.keepAnswers(0);
    assertThat(otel.openSpans()).isZero();
  }

  @Test
  void send_acknowledgementLost_isOneSpanThatEndsOnceWithoutError() throws Exception {
    try (KafkaProducer<String, String> producer = producer(Map.of())) {
      producer.send(new ProducerRecord<>(topic, "k", "first")).get(); // connected from here on
      proxy.keepAnswers(1);
      producer.send(new ProducerRecord<>(topic, "k", "second")).get(30, TimeUnit.SECONDS);

      assertThat(retries(producer)).as("the send was tried again").isPositive();
    }

    assertThat(otel.named("send " + topic))
        .hasSize(2)
        .allMatch(span -> span.getStatus().getStatusCode() == StatusCode.UNSET)
        .extracting(span -> span.getAttributes().get(KafkaAttributes.OFFSET))
        .containsExactly(0L, 1L);
    assertThat(otel.sum("messaging.client.sent.messages")).isEqualTo(2);
    assertThat(received(2))
        .allSatisfy(record -> assertThat(record.headers().headers("traceparent")).hasSize(1));
  }

  @Test
  void send_neverAcknowledged_isOneSpanThatEndsWithTheTimeout() throws Exception {
    try (KafkaProducer<String, String> producer =
        producer(Map.of("request.timeout.ms", 400, "delivery.timeout.ms", 800))) {
      producer.send(new ProducerRecord<>(topic, "k", "first")).get();
      proxy.keepAnswers(Integer.MAX_VALUE);
      assertThatThrownBy(() -> producer.send(new ProducerRecord<>(topic, "k", "second")).get())
          .isInstanceOf(ExecutionException.class);

      assertThat(retries(producer)).isPositive();
      proxy.keepAnswers(0); // or closing would wait for the broker, too
    }

    List<SpanData> sends = otel.named("send " + topic);
    assertThat(sends).hasSize(2);
    assertThat(sends.get(1).getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(sends.get(1).getAttributes().get(MessagingAttributes.ERROR_TYPE))
        .startsWith("org.apache.kafka.common.errors.");
    assertThat(otel.sum("messaging.client.sent.messages")).isEqualTo(2);
  }

  private KafkaProducer<String, String> producer(Map<String, Object> more) {
    Map<String, Object> config = new HashMap<>(otel.underConfig());
    config.put("bootstrap.servers", "127.0.0.1:" + proxy.port());
    config.put("interceptor.classes", TracingProducerInterceptor.class.getName());
    config.put("retry.backoff.ms", 10);
    config.put("reconnect.backoff.ms", 10);
    config.putAll(more);
    return new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
  }

  private List<ConsumerRecord<String, String>> received(int count) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            "127.0.0.1:" + proxy.port(),
            "group.id",
            topic,
            "auto.offset.reset",
            "earliest");
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      return KafkaParts.poll(consumer, count);
    }
  }

  private static double retries(KafkaProducer<?, ?> producer) {
    return producer.metrics().values().stream()
        .filter(m -> m.metricName().group().equals("producer-metrics"))
        .filter(m -> m.metricName().name().equals("record-retry-total"))
        .mapToDouble(m -> (Double) m.metricValue())
        .sum();
  }
}
