package io.throughline.propagation.kafka;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What one walk over a record's headers tells before its send: whether the record was sent before,
 * whether there is context of somebody's, and how large the headers are at most.
 */
final class HeadersToSend {

  /** The lengths before name and value, of at most five bytes each. */
  private static final int MOST_FRAME = 10;

  private static final long BYTES_OF_CHAR = 3;

  private final @Nullable SpanHeader own;
  private final boolean carryContext;
  private final long mostBytes;

  private HeadersToSend(@Nullable SpanHeader own, boolean carryContext, long mostBytes) {
    this.own = own;
    this.carryContext = carryContext;
    this.mostBytes = mostBytes;
  }

  static HeadersToSend of(Headers headers, ContextKeys keys) {
    SpanHeader own = null;
    boolean carryContext = false;
    long bytes = MOST_FRAME;
    for (Header header : headers) {
      if (own == null && header instanceof SpanHeader found) {
        own = found;
      }
      String key = header.key();
      byte[] value = header.value();
      carryContext |= keys.contain(key);
      bytes += MOST_FRAME + BYTES_OF_CHAR * key.length() + (value == null ? 0 : value.length);
    }
    return new HeadersToSend(own, carryContext, bytes);
  }

  /** The header of a send of ours; null where none has been. */
  @Nullable SpanHeader own() {
    return own;
  }

  /** Whether the key of some header is one of the propagator's, see {@link ContextKeys#contain}. */
  boolean carryContext() {
    return carryContext;
  }

  /** No less than the headers take in the request. */
  long mostBytes() {
    return mostBytes;
  }
}
