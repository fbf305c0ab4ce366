package io.throughline.comparison.propagation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;

/** Kafka clients that do nothing but call back, so that only what wraps them costs anything. */
final class AtOnce {

  static final TopicPartition PARTITION = new TopicPartition("payments", 0);
  static final RecordMetadata METADATA = new RecordMetadata(PARTITION, 7, 0, 1, 1, 1);

  private static final Future<RecordMetadata> DONE = CompletableFuture.completedFuture(METADATA);

  private AtOnce() {}

  static ProducerRecord<String, String> toSend(Headers headers) {
    return new ProducerRecord<>("payments", null, null, "order-4711", "{}", headers);
  }

  static ConsumerRecord<String, String> received(Headers headers) {
    return new ConsumerRecord<>(
        "payments",
        0,
        7L,
        System.currentTimeMillis(),
        TimestampType.CREATE_TIME,
        10,
        2,
        "order-4711",
        "{}",
        headers,
        Optional.empty());
  }

  /** Acknowledges while the record is being sent. It has no state, so it needs no lock. */
  @SuppressWarnings("UnsynchronizedOverridesSynchronized")
  static final class Producer extends MockProducer<String, String> {

    @Override
    public Future<RecordMetadata> send(ProducerRecord<String, String> record) {
      return send(record, null);
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<String, String> record, Callback callback) {
      if (callback != null) {
        callback.onCompletion(METADATA, null);
      }
      return DONE;
    }
  }

  /** Brings one record with each poll; without a lock as well. */
  @SuppressWarnings("UnsynchronizedOverridesSynchronized")
  static final class Consumer extends MockConsumer<String, String> {

    private final Supplier<Headers> headers;

    Consumer(Supplier<Headers> headers) {
      super("earliest");
      this.headers = headers;
    }

    @Override
    public ConsumerRecords<String, String> poll(Duration timeout) {
      return new ConsumerRecords<>(Map.of(PARTITION, List.of(received(headers.get()))), Map.of());
    }
  }
}
