package io.throughline.processors;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.throughline.business.Business;

/** A service in a JVM of its own, configured by environment variables alone. */
final class GlobalService {
  // In a static field, as services do: filled before the SDK is configured.
  private static final Business BUSINESS = Business.global();

  private GlobalService() {}

  public static void main(String[] arguments) {
    BUSINESS.counter("shop.purchases").add(1);
    BUSINESS.start("order", "too-early").complete();
    AutoConfiguredOpenTelemetrySdk.initialize();

    Span click =
        GlobalOpenTelemetry.getTracer("service")
            .spanBuilder("POST /orders")
            .setSpanKind(SpanKind.SERVER)
            .startSpan();
    try (Scope scope = click.makeCurrent()) {
      BUSINESS
          .start("order", "o-1")
          .run(
              () -> {
                BUSINESS.current().step("payment");
                BUSINESS.counter("shop.purchases").add(2);
                BUSINESS.current().complete();
              });
    } finally {
      click.end();
    }
    // The SDK's shutdown hook flushes.
    System.exit(0);
  }
}
