package io.throughline.propagation.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.throughline.propagation.BytesSetter;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * Writes fields into Kafka headers, for any propagator. Replaces, never appends; headers that are
 * closed, as those of a record that was sent, stay as they are.
 */
public enum KafkaHeadersSetter implements BytesSetter<Headers> {
  INSTANCE;

  @Override
  public void set(@Nullable Headers carrier, String key, String value) {
    if (carrier != null && key != null && value != null) {
      setBytes(carrier, key, value.getBytes(UTF_8));
    }
  }

  @Override
  public void setBytes(@Nullable Headers carrier, String key, byte[] value) {
    if (carrier == null) {
      return;
    }
    try {
      if (carrier.lastHeader(key) != null) {
        carrier.remove(key);
      }
      carrier.add(new RecordHeader(key, value));
    } catch (IllegalStateException closed) {
      // A send has closed the headers. Whoever must write asks KafkaSends for a copy first.
    }
  }
}
