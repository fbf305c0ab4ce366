package io.throughline.propagation.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.throughline.propagation.ThroughlinePropagator;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Inject into and extract from the headers of a record with three foreign headers and a baggage of
 * three members, beside OpenTelemetry's own propagators on the same carrier. {@code floor} builds
 * the headers and nothing else: subtract it from {@code inject}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class KafkaHeadersBenchmark {

  private static final TextMapPropagator OURS = ThroughlinePropagator.getInstance();
  private static final TextMapPropagator W3C =
      TextMapPropagator.composite(
          W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance());

  private Context context = Context.root();
  private Headers repeated = new RecordHeaders();
  private final Headers[] changing = new Headers[4096];
  private final Headers nothing = foreign();
  private int next;

  @Setup
  public void setUp() {
    context = context("o-8271");
    repeated = foreign();
    OURS.inject(context, repeated, KafkaHeadersSetter.INSTANCE);
    for (int i = 0; i < changing.length; i++) {
      changing[i] = foreign();
      OURS.inject(context("o-" + 100_000 + i), changing[i], KafkaHeadersSetter.INSTANCE);
    }
  }

  private static Context context(String id) {
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
                .put("business.transaction.id", id)
                .put("business.transaction.start_time", "" + System.currentTimeMillis())
                .build());
  }

  private static Headers foreign() {
    return new RecordHeaders()
        .add("content-type", "application/json".getBytes(UTF_8))
        .add("source", "storefront".getBytes(UTF_8))
        .add("schema", "42".getBytes(UTF_8));
  }

  @Benchmark
  public Headers floor() {
    return foreign();
  }

  @Benchmark
  public Headers inject() {
    Headers headers = foreign();
    OURS.inject(context, headers, KafkaHeadersSetter.INSTANCE);
    return headers;
  }

  @Benchmark
  public Headers injectW3c() {
    Headers headers = foreign();
    W3C.inject(context, headers, KafkaHeadersSetter.INSTANCE);
    return headers;
  }

  @Benchmark
  public Context extractRepeated() {
    return OURS.extract(Context.root(), repeated, KafkaHeadersGetter.INSTANCE);
  }

  @Benchmark
  public Context extractRepeatedW3c() {
    return W3C.extract(Context.root(), repeated, KafkaHeadersGetter.INSTANCE);
  }

  @Benchmark
  public Context extractNew() {
    return OURS.extract(
        Context.root(), changing[next++ & changing.length - 1], KafkaHeadersGetter.INSTANCE);
  }

  @Benchmark
  public Context extractNewW3c() {
    return W3C.extract(
        Context.root(), changing[next++ & changing.length - 1], KafkaHeadersGetter.INSTANCE);
  }

  @Benchmark
  public Context nothingToDo() {
    OURS.inject(Context.root(), nothing, KafkaHeadersSetter.INSTANCE);
    return OURS.extract(Context.root(), nothing, KafkaHeadersGetter.INSTANCE);
  }
}
