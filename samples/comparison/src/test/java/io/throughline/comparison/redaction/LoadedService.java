package io.throughline.comparison.redaction;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.throughline.processors.redaction.RedactingSpanProcessor;
import io.throughline.processors.redaction.RedactionPolicy;
import io.throughline.processors.redaction.Redactor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A service in a JVM of its own that ends {@link TypicalSpans} at a steady rate and exports them
 * over OTLP. Between the warm-up and the measured time it says so and waits for a line of its
 * parent, who counts.
 */
final class LoadedService {
  static final int QUEUE = 65_536;
  private static final int WARM_UP_SECONDS = 5;

  private LoadedService() {}

  /**
   * Runs until all is exported.
   *
   * @param args the endpoint, a policy's name or {@code none}, spans per second, seconds
   */
  public static void main(String[] args) throws Exception {
    double rate = Double.parseDouble(args[2]);
    SpanProcessor processor =
        BatchSpanProcessor.builder(OtlpHttpSpanExporter.builder().setEndpoint(args[0]).build())
            .setMaxQueueSize(QUEUE)
            .build();
    if (!args[1].equals("none")) {
      Redactor redactor = Redactor.create(RedactionPolicy.named(args[1]));
      processor = RedactingSpanProcessor.create(processor, redactor);
    }
    SdkTracerProvider provider = SdkTracerProvider.builder().addSpanProcessor(processor).build();
    Tracer tracer = provider.get("com.acme.orders");
    // A cold JVM on one core is not what is measured, and must not lose spans before it starts.
    end(tracer, rate / 4, WARM_UP_SECONDS);
    end(tracer, rate / 2, 1);
    provider.forceFlush().join(1, TimeUnit.MINUTES);
    System.out.println("warm");
    if (System.in.read() < 0) {
      return;
    }
    long ended = end(tracer, rate, Integer.parseInt(args[3]));
    provider.shutdown().join(2, TimeUnit.MINUTES);
    System.out.println(ended);
  }

  /** Open loop: a span that is late is ended at once, none is left out. */
  private static long end(Tracer tracer, double rate, int seconds) {
    long start = System.nanoTime();
    long ended = 0;
    long all = (long) (rate * seconds);
    while (ended < all) {
      long due = Math.min(all, (long) (rate * (System.nanoTime() - start) / 1e9));
      for (; ended < due; ended++) {
        TypicalSpans.end(tracer, (int) (10_000 + ended % 100_000), true);
      }
      LockSupport.parkNanos(200_000);
    }
    return ended;
  }
}
