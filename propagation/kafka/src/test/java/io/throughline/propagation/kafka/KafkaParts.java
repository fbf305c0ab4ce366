package io.throughline.propagation.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.realparts.KafkaBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** A broker, and clients of it that one SDK traces. No test may leave a span of ours open. */
abstract class KafkaParts {

  static KafkaBroker broker;

  final KafkaFixture otel = new KafkaFixture();
  final KafkaTracing tracing = KafkaTracing.create(otel.openTelemetry);
  final String topic = "t-" + UUID.randomUUID();

  @BeforeAll
  static void startBroker() {
    broker = KafkaBroker.start();
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @AfterEach
  void everySpanHasEnded() {
    assertThat(otel.openSpans()).as("open spans of ours").isZero();
  }

  final KafkaProducer<String, String> producer(Map<String, Object> more) {
    Map<String, Object> config = new HashMap<>(otel.underConfig());
    config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
    config.put(
        ProducerConfig.INTERCEPTOR_CLASSES_CONFIG, TracingProducerInterceptor.class.getName());
    config.putAll(more);
    return new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
  }

  /** Subscribed to {@link #topic}, from its beginning, in a group of its own. */
  final KafkaConsumer<String, String> consumer(Map<String, Object> more) {
    KafkaConsumer<String, String> consumer = unsubscribed(more);
    consumer.subscribe(List.of(topic));
    return consumer;
  }

  final KafkaConsumer<String, String> unsubscribed(Map<String, Object> more) {
    Map<String, Object> config = new HashMap<>(otel.underConfig());
    config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
    config.put(ConsumerConfig.GROUP_ID_CONFIG, "g-" + UUID.randomUUID());
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.putAll(more);
    return new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
  }

  static List<ConsumerRecord<String, String>> poll(
      KafkaConsumer<String, String> consumer, int count) {
    List<ConsumerRecord<String, String>> all = new ArrayList<>();
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (all.size() < count && System.nanoTime() < end) {
      ConsumerRecords<String, String> records = consumer.poll(Duration.ofMillis(200));
      records.forEach(all::add);
    }
    assertThat(all).hasSize(count);
    return all;
  }

  /** The one record of {@link #topic}. */
  final ConsumerRecord<String, String> received() {
    return received(topic);
  }

  final ConsumerRecord<String, String> received(String from) {
    try (KafkaConsumer<String, String> consumer = unsubscribed(Map.of())) {
      consumer.subscribe(List.of(from));
      return poll(consumer, 1).get(0);
    }
  }
}
