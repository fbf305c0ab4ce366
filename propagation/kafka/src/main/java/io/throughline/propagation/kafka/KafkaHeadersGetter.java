package io.throughline.propagation.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.throughline.propagation.BytesFields;
import io.throughline.propagation.BytesGetter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Reads fields from Kafka headers, for any propagator. A header that stands there twice counts with
 * its last value, as Kafka has it; one with a null value does not count. Keys are compared exactly.
 */
public enum KafkaHeadersGetter implements BytesGetter<Headers> {
  INSTANCE;

  @Override
  public Iterable<String> keys(Headers carrier) {
    List<String> keys = new ArrayList<>();
    for (Header header : carrier) {
      keys.add(header.key());
    }
    return keys;
  }

  @Override
  public @Nullable String get(@Nullable Headers carrier, String key) {
    Header header = carrier == null ? null : carrier.lastHeader(key);
    byte[] value = header == null ? null : header.value();
    return value == null ? null : new String(value, UTF_8);
  }

  @Override
  public void readInto(@Nullable Headers carrier, BytesFields fields) {
    if (carrier == null) {
      return;
    }
    for (Header header : carrier) {
      int field = BytesFields.wants(header.key());
      if (field >= 0) {
        fields.put(field, header.value());
      }
    }
  }

  @Override
  public Iterator<String> getAll(@Nullable Headers carrier, String key) {
    List<String> all = new ArrayList<>(2);
    if (carrier != null) {
      for (Header header : carrier.headers(key)) {
        byte[] value = header.value();
        if (value != null) {
          all.add(new String(value, UTF_8));
        }
      }
    }
    return all.iterator();
  }
}
