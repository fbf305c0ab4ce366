package io.throughline.comparison.spanmetrics;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.SdkLoggerProviderBuilder;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.SdkMeterProviderBuilder;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.throughline.business.internal.BusinessMembers;
import io.throughline.processors.Throughline;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a request thread pays for a sampled span with twelve attributes, from start to end: the SDK
 * with its batch processor alone, and with business enrichment, span metrics and redaction
 * installed.
 *
 * <p>The exporter never answers, so the worker waits and the queue is full: both spans end in the
 * same refusal, and nothing but the thread of the request takes time or memory. What is redacted
 * for export is redacted on the worker's thread.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RequestThreadBenchmark {
  @Param({"false", "true"})
  public boolean transaction;

  private Context context;
  private SdkTracerProvider plainProvider;
  private SdkTracerProvider everythingProvider;
  private Tracer plain;
  private Tracer everything;

  @Setup
  public void setUp() {
    context = transaction ? Context.root().with(order()) : Context.root();
    plainProvider = batching().build();
    plain = plainProvider.get("benchmark");

    SdkTracerProviderBuilder tracing = batching();
    SdkMeterProviderBuilder metrics =
        SdkMeterProvider.builder().registerMetricReader(InMemoryMetricReader.create());
    SdkLoggerProviderBuilder logging = SdkLoggerProvider.builder();
    Throughline.builder().build().installOn(tracing, metrics, logging);
    metrics.build();
    logging.build();
    everythingProvider = tracing.build();
    everything = everythingProvider.get("benchmark");
  }

  @TearDown
  public void tearDown() {
    // The exporters never answer: nothing to wait for.
    plainProvider.shutdown();
    everythingProvider.shutdown();
  }

  private static SdkTracerProviderBuilder batching() {
    return SdkTracerProvider.builder()
        .addSpanProcessor(BatchSpanProcessor.builder(new Blocked()).build());
  }

  @Benchmark
  public void batchAlone() {
    request(plain, context);
  }

  @Benchmark
  public void everythingOn() {
    request(everything, context);
  }

  /** As a service further on finds it. */
  private static Baggage order() {
    return Baggage.builder()
        .put(BusinessMembers.NAME, "order")
        .put(BusinessMembers.ID, "4711")
        .put(BusinessMembers.START_TIME, "1764170000000")
        .put(BusinessMembers.PROMISE, "5000")
        .put(BusinessMembers.ORIGIN, "0af7651916cd43dd8448eb211c80319c")
        .build();
  }

  private static void request(Tracer tracer, Context parent) {
    Span span =
        tracer
            .spanBuilder("GET /orders/{id}")
            .setSpanKind(SpanKind.SERVER)
            .setParent(parent)
            .startSpan();
    span.setAttribute("http.request.method", "GET");
    span.setAttribute("http.route", "/orders/{id}");
    span.setAttribute("http.response.status_code", 200L);
    span.setAttribute("url.scheme", "https");
    span.setAttribute("url.path", "/orders/4711");
    span.setAttribute("server.address", "shop.example");
    span.setAttribute("server.port", 8443L);
    span.setAttribute("client.address", "203.0.113.7");
    span.setAttribute("user_agent.original", "benchmark");
    span.setAttribute("network.protocol.version", "1.1");
    span.setAttribute("network.peer.port", 40_000L);
    span.setAttribute("thread.id", 7L);
    span.end();
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
