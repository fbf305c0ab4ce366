package io.throughline.propagation.kafka;

import io.opentelemetry.api.common.AttributeKey;
import java.util.Arrays;

/** What the conventions name for Kafka alone. */
final class KafkaAttributes {

  static final String SYSTEM = "kafka";
  static final String SCOPE = "io.throughline.propagation.kafka";

  static final AttributeKey<Long> OFFSET = AttributeKey.longKey("messaging.kafka.offset");
  static final AttributeKey<Boolean> TOMBSTONE =
      AttributeKey.booleanKey("messaging.kafka.message.tombstone");

  private static final String[] PARTITIONS = new String[256];

  static {
    Arrays.setAll(PARTITIONS, Integer::toString);
  }

  private KafkaAttributes() {}

  /** The conventions want it as text; those that topics really have are not written anew. */
  static String partition(int partition) {
    return partition >= 0 && partition < PARTITIONS.length
        ? PARTITIONS[partition]
        : Integer.toString(partition);
  }
}
