package io.throughline.propagation.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.throughline.propagation.BytesSetter;
import io.throughline.propagation.internal.MessageSpan;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * Writes the fields of one send; the first becomes the {@link SpanHeader}, if there is a span.
 * Single use.
 */
final class SpanHeaderSetter implements BytesSetter<Headers> {

  private @Nullable MessageSpan span;
  private boolean refused;

  SpanHeaderSetter(@Nullable MessageSpan span) {
    this.span = span;
  }

  @Override
  public void set(@Nullable Headers carrier, String key, String value) {
    if (value != null) {
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
      MessageSpan first = span;
      carrier.add(
          first == null
              ? new RecordHeader(key, value)
              : new SpanHeader(key, value, first, carrier));
      span = null;
    } catch (IllegalStateException closed) {
      refused = true;
    }
  }

  /** Whether some field has been written, so that a header knows the span. */
  boolean isUsed() {
    return span == null;
  }

  /** Whether the headers are closed, as those of a record that was sent: nothing was written. */
  boolean isRefused() {
    return refused;
  }
}
