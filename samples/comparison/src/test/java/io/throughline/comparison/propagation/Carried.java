package io.throughline.comparison.propagation;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** What every propagation benchmark carries: a sampled span and three baggage members. */
final class Carried {

  static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  /** A minute ago, for an ancient transaction is dropped instead of read. */
  static final String START_TIME = String.valueOf(System.currentTimeMillis() - 60_000);

  static final String BAGGAGE =
      "business.transaction.name=order,business.transaction.id=%s,"
          + "business.transaction.start_time="
          + START_TIME;

  /** What OpenTelemetry's autoconfigured SDK uses. */
  static final TextMapPropagator W3C =
      TextMapPropagator.composite(
          W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance());

  private Carried() {}

  static Context context() {
    return Context.root()
        .with(
            Span.wrap(
                SpanContext.create(
                    "0af7651916cd43dd8448eb211c80319c",
                    "b7ad6b7169203331",
                    TraceFlags.getSampled(),
                    TraceState.getDefault())))
        .with(
            Baggage.builder()
                .put("business.transaction.name", "order")
                .put("business.transaction.id", "order-4711")
                .put("business.transaction.start_time", START_TIME)
                .build());
  }

  /** Three headers of the application's own. */
  static Headers foreignHeaders() {
    return new RecordHeaders()
        .add("content-type", bytes("application/json"))
        .add("schema-id", bytes("17"))
        .add("origin", bytes("storefront"));
  }

  static Headers receivedHeaders(String transactionId) {
    return receivedHeaders(String.format(BAGGAGE, transactionId), START_TIME);
  }

  /** Of a transaction of its own, with an id and a start time of its own. */
  static Headers newHeaders(int number) {
    return receivedHeaders(
        String.format(BAGGAGE, "order-" + (100_000 + number)), startTime(number));
  }

  private static Headers receivedHeaders(String baggage, String startTime) {
    return foreignHeaders()
        .add("traceparent", bytes(TRACEPARENT))
        .add("baggage", bytes(baggage.replace(START_TIME, startTime)));
  }

  static String startTime(int number) {
    return String.valueOf(Long.parseLong(START_TIME) + number);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
