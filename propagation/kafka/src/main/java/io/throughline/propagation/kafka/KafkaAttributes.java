package io.throughline.propagation.kafka;

import io.opentelemetry.api.common.AttributeKey;

/** What the conventions name for Kafka alone. */
final class KafkaAttributes {

  static final String SYSTEM = "kafka";
  static final String SCOPE = "io.throughline.propagation.kafka";

  static final AttributeKey<Long> OFFSET = AttributeKey.longKey("messaging.kafka.offset");
  static final AttributeKey<Boolean> TOMBSTONE =
      AttributeKey.booleanKey("messaging.kafka.message.tombstone");

  private KafkaAttributes() {}
}
