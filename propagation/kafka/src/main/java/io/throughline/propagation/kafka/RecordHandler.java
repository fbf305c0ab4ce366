package io.throughline.propagation.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What an application does with a record.
 *
 * @param <X> what it may throw; a handler that throws nothing checked needs no {@code try}
 */
@FunctionalInterface
public interface RecordHandler<K, V, X extends Exception> {

  void handle(ConsumerRecord<K, V> record) throws X;
}
