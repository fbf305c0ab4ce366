package io.throughline.propagation.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/** One consumer of a group in its thread: processes what it polls, then commits it. */
final class GroupMember implements AutoCloseable {

  private final KafkaConsumer<String, String> consumer;
  private final KafkaTracing tracing;
  private final RecordHandler<String, String, RuntimeException> handler;
  private final CountDownLatch assigned = new CountDownLatch(1);
  private final CompletableFuture<Void> left;

  GroupMember(
      KafkaConsumer<String, String> consumer,
      String topic,
      KafkaTracing tracing,
      RecordHandler<String, String, RuntimeException> handler) {
    this.consumer = consumer;
    this.tracing = tracing;
    this.handler = handler;
    this.left = CompletableFuture.runAsync(() -> live(topic), task -> new Thread(task).start());
  }

  private void live(String topic) {
    try (consumer) {
      consumer.subscribe(List.of(topic), new Assigned());
      while (true) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(10))) {
          tracing.process(record, handler);
        }
        consumer.commitSync();
      }
    } catch (WakeupException asked) {
      // The group is told when the consumer closes.
    }
  }

  GroupMember awaitAssignment() throws InterruptedException {
    if (!assigned.await(30, TimeUnit.SECONDS)) {
      throw new AssertionError("no partition was assigned");
    }
    return this;
  }

  /** Leaves the group; what went wrong in its thread is thrown here. */
  @Override
  public void close() {
    consumer.wakeup();
    left.join();
  }

  private final class Assigned implements ConsumerRebalanceListener {

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      if (!partitions.isEmpty()) {
        assigned.countDown();
      }
    }
  }
}
