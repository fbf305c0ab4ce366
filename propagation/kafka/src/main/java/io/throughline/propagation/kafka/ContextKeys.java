package io.throughline.propagation.kafka;

import io.opentelemetry.context.propagation.TextMapPropagator;
import io.throughline.propagation.BytesFields;
import io.throughline.propagation.ThroughlinePropagator;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The keys of headers by which a propagator carries context. */
final class ContextKeys {

  /** Fields of the propagators that write no others and hold each to a limit. */
  private static final Set<String> BOUNDED =
      Set.of(
          "traceparent",
          "tracestate",
          "baggage",
          "tracepack",
          "b3",
          "X-B3-TraceId",
          "X-B3-SpanId",
          "X-B3-Sampled",
          "X-Amzn-Trace-Id");

  private final List<String> written;
  private final boolean ours;
  private final boolean bounded;

  /** A bit for each key that is written: most foreign keys end here, before text is compared. */
  private final long bits;

  ContextKeys(TextMapPropagator propagator) {
    written = List.copyOf(propagator.fields());
    ours = propagator instanceof ThroughlinePropagator;
    bounded = BOUNDED.containsAll(written);
    long all = 0;
    for (String key : written) {
      all |= bit(key);
    }
    bits = all;
  }

  private static long bit(String key) {
    return key.isEmpty() ? 0 : 1L << (key.charAt(0) + key.length()); // modulo 64
  }

  /** Whether the propagator surely reads no other key: somebody's need not list what it reads. */
  boolean areAll() {
    return ours;
  }

  /**
   * Whether all that is written is a few fields of known limits. Jaeger and OpenTracing write one
   * for each member of baggage, however many and however long.
   */
  boolean areBounded() {
    return bounded;
  }

  /** Whether it is one that is written, or, of our propagator, one that is only read. */
  boolean contain(String key) {
    return ours ? BytesFields.wants(key) >= 0 : (bits & bit(key)) != 0 && written.contains(key);
  }

  /** Removes what the propagator would write. */
  void removeFrom(Headers headers) {
    for (String key : written) {
      if (headers.lastHeader(key) != null) {
        headers.remove(key);
      }
    }
  }

  /** Of what the propagator would write, the first that is there with a value. */
  @Nullable Header firstIn(Headers headers) {
    for (String key : written) {
      Header header = headers.lastHeader(key);
      if (header != null && header.value() != null) {
        return header;
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return written.toString();
  }
}
