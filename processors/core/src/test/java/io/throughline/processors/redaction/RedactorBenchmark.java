package io.throughline.processors.redaction;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.trace.TestSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A span of 15 attributes and 2 events, one with a stack trace of 3 KB; floor: one rebuild. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class RedactorBenchmark {
  private final Redactor prod = Redactor.create(RedactionPolicy.metadataOnly());
  private final Redactor staging = Redactor.create(RedactionPolicy.staging());
  private final Attributes attributes =
      Attributes.builder()
          .put("http.request.method", "POST")
          .put("http.route", "/orders/{id}")
          .put("http.response.status_code", 200)
          .put("url.scheme", "https")
          .put("url.path", "/orders/1042")
          .put("server.address", "shop.example.com")
          .put("server.port", 443)
          .put("network.protocol.version", "1.1")
          .put("user_agent.original", "Mozilla/5.0 (X11; Linux x86_64)")
          .put("client.address", "10.1.2.3")
          .put("business.transaction.name", "order")
          .put("business.transaction.id", "order-1042")
          .put("business.transaction.step", "payment")
          .put("thread.id", 31)
          .put("thread.name", "worker-3")
          .build();
  private final SpanData withTrace = span(true);
  private final SpanData withoutTrace = span(false);

  private SpanData span(boolean trace) {
    StringBuilder text = new StringBuilder("java.lang.IllegalStateException: no stock\n");
    while (text.length() < 3000) {
      text.append("\tat com.acme.orders.OrderService.place(OrderService.java:")
          .append(text.length());
      text.append(")\n");
    }
    AttributesBuilder exception =
        Attributes.builder()
            .put("exception.type", "java.lang.IllegalStateException")
            .put("exception.message", "no stock");
    if (trace) {
      exception.put("exception.stacktrace", text.toString());
    }
    return TestSpanData.builder()
        .setName("POST /orders/{id}")
        .setKind(SpanKind.SERVER)
        .setStatus(StatusData.error())
        .setStartEpochNanos(1)
        .setEndEpochNanos(2)
        .setHasEnded(true)
        .setAttributes(attributes)
        .setTotalAttributeCount(attributes.size())
        .setEvents(
            List.of(
                EventData.create(1, "exception", exception.build()),
                EventData.create(
                    1, "message", Attributes.builder().put("rpc.message.id", 1).build())))
        .setTotalRecordedEvents(2)
        .build();
  }

  @Benchmark
  @SuppressWarnings({"unchecked", "rawtypes"}) // copies pairs that belong together
  public Attributes floorOneRebuild() {
    AttributesBuilder builder = Attributes.builder();
    attributes.forEach(
        (key, value) -> builder.put((io.opentelemetry.api.common.AttributeKey) key, value));
    return builder.build();
  }

  @Benchmark
  public SpanData prod() {
    return prod.redact(withTrace);
  }

  @Benchmark
  public SpanData prodWithoutStackTrace() {
    return prod.redact(withoutTrace);
  }

  @Benchmark
  public SpanData staging() {
    return staging.redact(withTrace);
  }

  @Benchmark
  public Object viewOfASpan() {
    return new RedactedReadableSpan(VIEWED, prod);
  }

  private static final io.opentelemetry.sdk.trace.ReadableSpan VIEWED =
      (io.opentelemetry.sdk.trace.ReadableSpan)
          io.opentelemetry.sdk.trace.SdkTracerProvider.builder()
              .addSpanProcessor(
                  io.opentelemetry.sdk.trace.export.SimpleSpanProcessor.create(
                      io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter.create()))
              .build()
              .get("x")
              .spanBuilder("x")
              .startSpan();
}
