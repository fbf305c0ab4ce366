package io.throughline.sample.drive;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What the services wrote into the headers of their Kafka messages. The browser put an e-mail into
 * the baggage at the start; the policy says what may go on from there.
 */
record SentHeaders(int messages, List<String> headers) {

  /** Reads the topic from its beginning to its present end, in no group. */
  static SentHeaders read(String bootstrapServers, String topic) {
    try (KafkaConsumer<byte[], byte[]> kafka =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          kafka.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      kafka.assign(partitions);
      kafka.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = kafka.endOffsets(partitions);
      Predicate<TopicPartition> more = p -> kafka.position(p) < ends.getOrDefault(p, 0L);
      int messages = 0;
      List<String> headers = new ArrayList<>();
      while (partitions.stream().anyMatch(more)) {
        for (ConsumerRecord<byte[], byte[]> message : kafka.poll(Duration.ofMillis(200))) {
          messages++;
          for (Header header : message.headers()) {
            headers.add(header.key() + '=' + new String(header.value(), StandardCharsets.UTF_8));
          }
        }
      }
      return new SentHeaders(messages, headers);
    }
  }

  /** How many messages have a header of this name. */
  int with(String name) {
    return (int) headers.stream().filter(header -> header.startsWith(name + '=')).count();
  }
}
