package io.throughline.propagation.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads received records without a step of their iterator. OpenTelemetry's agent and wrappers take
 * each step for the start of processing, so looking at a batch would make a span for each record,
 * or use up the one that the application's loop was to get.
 */
final class KafkaRecords {

  private KafkaRecords() {}

  /** A copy in the iterator's order. */
  static <K, V> List<ConsumerRecord<K, V>> listOf(Iterable<ConsumerRecord<K, V>> records) {
    List<ConsumerRecord<K, V>> all = new ArrayList<>();
    if (records instanceof ConsumerRecords<K, V> polled) {
      for (TopicPartition partition : polled.partitions()) {
        all.addAll(polled.records(partition)); // as an array, without an iterator
      }
    } else if (records instanceof Collection<ConsumerRecord<K, V>> collection) {
      all.addAll(collection);
    } else {
      records.forEach(all::add);
    }
    return all;
  }
}
