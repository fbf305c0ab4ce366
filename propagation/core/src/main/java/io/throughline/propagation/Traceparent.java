package io.throughline.propagation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import org.jspecify.annotations.Nullable;

/**
 * {@code traceparent} of <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C
 * Trace Context</a>: {@code version-traceid-spanid-flags}, 55 characters in version 00.
 */
final class Traceparent {

  private static final int VERSION_LENGTH = 2;
  private static final int FLAGS_LENGTH = 2;
  private static final int TRACE_ID = VERSION_LENGTH + 1;
  private static final int SPAN_ID = TRACE_ID + TraceId.getLength() + 1;
  private static final int FLAGS = SPAN_ID + SpanId.getLength() + 1;
  static final int LENGTH = FLAGS + FLAGS_LENGTH;

  private Traceparent() {}

  static @Nullable SpanContext decode(@Nullable String text) {
    if (text == null || text.length() < LENGTH) {
      return null;
    }
    if (text.length() > LENGTH && text.charAt(LENGTH) != '-') {
      return null;
    }
    if (text.charAt(TRACE_ID - 1) != '-'
        || text.charAt(SPAN_ID - 1) != '-'
        || text.charAt(FLAGS - 1) != '-'
        || !isVersion(text.charAt(0), text.charAt(1), text.length())) {
      return null;
    }
    int high = hex(text.charAt(FLAGS));
    int low = hex(text.charAt(FLAGS + 1));
    if ((high | low) < 0) {
      return null;
    }
    return create(
        text.substring(TRACE_ID, SPAN_ID - 1), text.substring(SPAN_ID, FLAGS - 1), high << 4 | low);
  }

  static @Nullable SpanContext decode(byte @Nullable [] bytes) {
    if (bytes == null || bytes.length < LENGTH) {
      return null;
    }
    if (bytes.length > LENGTH && bytes[LENGTH] != '-') {
      return null;
    }
    if (bytes[TRACE_ID - 1] != '-'
        || bytes[SPAN_ID - 1] != '-'
        || bytes[FLAGS - 1] != '-'
        || !isVersion((char) bytes[0], (char) bytes[1], bytes.length)) {
      return null;
    }
    int high = hex((char) bytes[FLAGS]);
    int low = hex((char) bytes[FLAGS + 1]);
    if ((high | low) < 0) {
      return null;
    }
    return create(
        new String(bytes, TRACE_ID, TraceId.getLength(), ISO_8859_1),
        new String(bytes, SPAN_ID, SpanId.getLength(), ISO_8859_1),
        high << 4 | low);
  }

  /** The API checks both ids itself: only lower-case hex that is not all zero is valid. */
  private static @Nullable SpanContext create(String traceId, String spanId, int flags) {
    SpanContext context =
        SpanContext.createFromRemoteParent(
            traceId, spanId, TraceFlags.fromByte((byte) flags), TraceState.getDefault());
    return context.isValid() ? context : null;
  }

  /** Version ff is forbidden, 00 is exactly 55 long, a later one may go on after a dash. */
  private static boolean isVersion(char first, char second, int length) {
    int high = hex(first);
    int low = hex(second);
    if ((high | low) < 0 || (high & low) == 0xf) {
      return false;
    }
    return (high | low) != 0 || length == LENGTH;
  }

  private static int hex(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  }

  static String encode(SpanContext context) {
    return new String(encodeBytes(context), ISO_8859_1);
  }

  /** One array and nothing else; the ids are Latin-1 already, so they are copied byte for byte. */
  @SuppressWarnings("deprecation") // getBytes(int,int,byte[],int) is the one copy without a String
  static byte[] encodeBytes(SpanContext context) {
    byte[] bytes = new byte[LENGTH];
    bytes[0] = '0';
    bytes[1] = '0';
    bytes[TRACE_ID - 1] = '-';
    context.getTraceId().getBytes(0, TraceId.getLength(), bytes, TRACE_ID);
    bytes[SPAN_ID - 1] = '-';
    context.getSpanId().getBytes(0, SpanId.getLength(), bytes, SPAN_ID);
    bytes[FLAGS - 1] = '-';
    context.getTraceFlags().asHex().getBytes(0, FLAGS_LENGTH, bytes, FLAGS);
    return bytes;
  }
}
