package io.throughline.processors;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.throughline.business.BusinessModel;
import io.throughline.business.internal.BusinessMembers;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What Throughline adds to a request: a server span with twelve attributes, from start to end, with
 * the batch processor alone and with everything on.
 *
 * <p>The exporter blocks, so the queue is full and the worker idle: what is measured is the thread
 * of the request, in both cases with the same refusal of the queue. {@code stampedByHand} sets the
 * attributes that business enrichment sets, so that their own cost can be told from ours.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RequestThreadBenchmark {
  private static final AttributeKey<String> NAME =
      AttributeKey.stringKey("business.transaction.name");
  private static final AttributeKey<String> ID = AttributeKey.stringKey("business.transaction.id");
  private static final AttributeKey<String> OWNER =
      AttributeKey.stringKey("business.transaction.owner");
  private static final AttributeKey<Long> STATUS =
      AttributeKey.longKey("http.response.status_code");
  private static final AttributeKey<?>[] KEYS = new AttributeKey<?>[11];

  static {
    String[] names = {
      "http.request.method",
      "http.route",
      "url.scheme",
      "url.path",
      "server.address",
      "client.address",
      "user_agent.original",
      "network.protocol.version",
      "network.peer.address",
      "thread.name",
      "code.function.name"
    };
    for (int i = 0; i < names.length; i++) {
      KEYS[i] = AttributeKey.stringKey(names[i]);
    }
  }

  private SdkTracerProvider alone = SdkTracerProvider.builder().build();
  private SdkTracerProvider everything = SdkTracerProvider.builder().build();
  private Tracer aloneTracer = alone.get("benchmark");
  private Tracer everythingTracer = everything.get("benchmark");
  private Context outside = Context.root();
  private Context transaction = Context.root();

  @Setup
  public void setUp() {
    alone = builder().build();
    aloneTracer = alone.get("benchmark");
    SdkTracerProviderBuilder installed = builder();
    BusinessModel model =
        BusinessModel.builder()
            .transaction(
                "order",
                order ->
                    order
                        .owner("team-checkout")
                        .promise(Duration.ofSeconds(5), 0.99, Duration.ofDays(30)))
            .build();
    Throughline.builder()
        .model(model)
        .build()
        .installOn(
            installed,
            SdkMeterProvider.builder().registerMetricReader(InMemoryMetricReader.create()),
            SdkLoggerProvider.builder());
    everything = installed.build();
    everythingTracer = everything.get("benchmark");
    transaction =
        outside.with(
            Baggage.builder()
                .put(BusinessMembers.NAME, "order")
                .put(BusinessMembers.ID, "o-10042")
                .put(BusinessMembers.START_TIME, "1763942400000")
                .build());
  }

  @TearDown
  public void tearDown() {
    // The exporters never answer: nothing to wait for.
    alone.shutdown();
    everything.shutdown();
  }

  @Benchmark
  public Span batchAlone() {
    return end(start(aloneTracer, outside));
  }

  @Benchmark
  public Span everythingOn() {
    return end(start(everythingTracer, outside));
  }

  @Benchmark
  public Span batchAloneStampedByHand() {
    Span span = start(aloneTracer, transaction);
    span.setAttribute(NAME, "order");
    span.setAttribute(ID, "o-10042");
    span.setAttribute(OWNER, "team-checkout");
    return end(span);
  }

  @Benchmark
  public Span everythingOnInTransaction() {
    return end(start(everythingTracer, transaction));
  }

  private static Span start(Tracer tracer, Context parent) {
    return tracer
        .spanBuilder("GET /cart")
        .setSpanKind(SpanKind.SERVER)
        .setParent(parent)
        .startSpan();
  }

  @SuppressWarnings("unchecked") // All keys of the array are keys of strings.
  private static Span end(Span span) {
    for (AttributeKey<?> key : KEYS) {
      span.setAttribute((AttributeKey<String>) key, "value");
    }
    span.setAttribute(STATUS, 200L);
    span.end();
    return span;
  }

  private static SdkTracerProviderBuilder builder() {
    return SdkTracerProvider.builder()
        .addSpanProcessor(BatchSpanProcessor.builder(new Blocked()).setMaxQueueSize(512).build());
  }

  private static final class Blocked implements SpanExporter {
    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      return new CompletableResultCode();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
