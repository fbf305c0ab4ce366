package io.throughline.comparison.propagation;

import brave.Tracing;
import brave.baggage.BaggageField;
import brave.baggage.BaggagePropagation;
import brave.baggage.BaggagePropagationConfig.SingleBaggageField;
import brave.handler.MutableSpan;
import brave.handler.SpanHandler;
import brave.propagation.B3Propagation;
import brave.propagation.B3Propagation.Format;
import brave.propagation.CurrentTraceContext;
import brave.propagation.Propagation;
import brave.propagation.TraceContext;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Brave, set up to carry the same trace and the same three values as {@link Carried}. */
final class BravePeer {

  static final BaggageField NAME = BaggageField.create("name");
  static final BaggageField ID = BaggageField.create("id");
  static final BaggageField START = BaggageField.create("start");

  static final Propagation.Factory PROPAGATION =
      BaggagePropagation.newFactoryBuilder(
              B3Propagation.newFactoryBuilder().injectFormat(Format.SINGLE_NO_PARENT).build())
          .add(SingleBaggageField.remote(NAME))
          .add(SingleBaggageField.remote(ID))
          .add(SingleBaggageField.remote(START))
          .build();

  private BravePeer() {}

  /** Spans are finished and forgotten; without a handler Brave would log each. */
  static Tracing tracing() {
    return Tracing.newBuilder()
        .currentTraceContext(CurrentTraceContext.Default.create())
        .propagationFactory(PROPAGATION)
        .addSpanHandler(
            new SpanHandler() {
              @Override
              public boolean end(TraceContext context, MutableSpan span, Cause cause) {
                return true;
              }
            })
        .build();
  }

  static Headers receivedHeaders(String transactionId) {
    return receivedHeaders(transactionId, Carried.START_TIME);
  }

  static Headers newHeaders(int number) {
    return receivedHeaders("order-" + (100_000 + number), Carried.startTime(number));
  }

  private static Headers receivedHeaders(String transactionId, String startTime) {
    return Carried.foreignHeaders()
        .add("b3", Carried.bytes("0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1"))
        .add("name", Carried.bytes("order"))
        .add("id", Carried.bytes(transactionId))
        .add("start", Carried.bytes(startTime));
  }

  /** What a sender has: the context that a message brought. */
  static TraceContext context(Tracing tracing) {
    return tracing
        .tracer()
        .nextSpan(
            PROPAGATION.get().extractor(BravePeer::get).extract(receivedHeaders("order-4711")))
        .context();
  }

  static String get(Headers headers, String key) {
    Header header = headers.lastHeader(key);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  static void set(Headers headers, String key, String value) {
    headers.remove(key);
    headers.add(key, Carried.bytes(value));
  }
}
