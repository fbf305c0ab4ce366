package io.throughline.realparts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KafkaBrokerTest {
  private static KafkaBroker broker;

  @BeforeAll
  static void start() {
    broker = KafkaBroker.start();
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void start_recordWithHeaders_arrivesAtAGroupsConsumer() throws Exception {
    broker.createTopic("payments", 1);
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new StringSerializer(),
            new StringSerializer())) {
      ProducerRecord<String, String> record = new ProducerRecord<>("payments", "key", "value");
      record.headers().add("traceparent", "text".getBytes(StandardCharsets.UTF_8));
      record.headers().add("empty", null);
      producer.send(record).get(10, TimeUnit.SECONDS);
    }

    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", broker.bootstrapServers(),
                "group.id", "mailer",
                "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.subscribe(List.of("payments"));
      ConsumerRecords<String, String> records = ConsumerRecords.empty();
      for (int poll = 0; poll < 20 && records.isEmpty(); poll++) {
        records = consumer.poll(Duration.ofSeconds(1));
      }

      ConsumerRecord<String, String> received = records.iterator().next();
      assertThat(received.value()).isEqualTo("value");
      assertThat(received.headers().lastHeader("traceparent").value()).asString().isEqualTo("text");
      assertThat(received.headers().lastHeader("empty").value()).isNull();
    }
  }

  @Test
  void createTopic_twice_isRefusedWithItsName() {
    broker.createTopic("orders", 2);

    assertThatThrownBy(() -> broker.createTopic("orders", 2))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("orders");
  }

  @Test
  void start_secondBroker_runsBesideTheFirst() {
    try (KafkaBroker second = KafkaBroker.start()) {
      second.createTopic("orders-of-the-second", 1);

      assertThat(second.bootstrapServers()).isNotEqualTo(broker.bootstrapServers());
    }
  }
}
