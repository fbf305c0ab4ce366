package io.throughline.propagation.kafka;

import io.throughline.propagation.internal.MessageSpan;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A header that remembers the send span it belongs to.
 *
 * <p>The acknowledgement arrives on another thread, perhaps with another {@code Headers} object (on
 * some early failures), but always with the very header that was added. So the header carries the
 * span, and no map of sends in flight is needed, nor can one leak.
 */
final class SpanHeader implements Header {

  /** The first field that most propagators write, and so most often the header in question. */
  private static final String USUAL = "traceparent";

  private final String key;
  private final byte[] value;
  private final MessageSpan span;
  private final Headers carrier;

  SpanHeader(String key, byte[] value, MessageSpan span, Headers carrier) {
    this.key = key;
    this.value = value;
    this.span = span;
    this.carrier = carrier;
  }

  static @Nullable SpanHeader in(@Nullable Headers headers) {
    if (headers == null) {
      return null;
    }
    if (headers.lastHeader(USUAL) instanceof SpanHeader found) {
      return found;
    }
    for (Header header : headers) {
      if (header instanceof SpanHeader found) {
        return found;
      }
    }
    return null;
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public byte[] value() {
    return value;
  }

  MessageSpan span() {
    return span;
  }

  /** Whether it was added to these very headers; a record made from others takes it over. */
  boolean isOf(Headers headers) {
    return carrier == headers;
  }
}
