package io.throughline.processors.spanmetrics;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.io.PrintStream;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A service that ends spans until somebody kills it, and says after each hundred how many there
 * were so far, and when.
 */
final class KilledService {
  private static final int AT_A_TIME = 100;

  private KilledService() {}

  public static void main(String[] arguments) {
    Tracer tracer =
        AutoConfiguredOpenTelemetrySdk.initialize().getOpenTelemetrySdk().getTracer("service");
    PrintStream out = new PrintStream(System.out, true);
    for (long ended = AT_A_TIME; ; ended += AT_A_TIME) {
      for (int i = 0; i < AT_A_TIME; i++) {
        tracer.spanBuilder("GET /cart").setSpanKind(SpanKind.SERVER).startSpan().end();
      }
      Instant now = Instant.now();
      out.println(ended + " " + (TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano()));
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }
}
