package io.throughline.comparison.spanmetrics;

import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.contrib.awsxray.AwsSpanMetricsProcessorBuilder;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.throughline.processors.spanmetrics.AlwaysRecordSampler;
import io.throughline.processors.spanmetrics.SpanMetricsProcessor;
import io.throughline.processors.spanmetrics.ThroughlineMetricReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the end of a span costs when calls and durations are derived from it: a span of twelve
 * attributes, its name, kind, status and seven attributes as dimensions, known series.
 *
 * <p>{@code aws} derives its own, fewer attributes. {@code attributesPerSpan} is what a processor
 * over the SDK's instruments must do for the same output as ours; {@code prebuilt} is a histogram
 * and a counter recorded with a constant attribute set, the floor of that approach. The spans are
 * client spans, of which {@code aws} derives the most.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class OnEndBenchmark {
  private static final List<String> DIMENSIONS =
      List.of(
          "error.type",
          "http.response.status_class",
          "http.request.method",
          "url.template",
          "server.address",
          "url.scheme",
          "network.protocol.version");
  private static final Resource RESOURCE =
      Resource.create(Attributes.of(stringKey("service.name"), "shop"));
  private static final AttributeKey<Long> STATUS_CODE =
      AttributeKey.longKey("http.response.status_code");
  private static final List<AttributeKey<String>> KEYS =
      List.of(
          stringKey("error.type"),
          stringKey("http.request.method"),
          stringKey("url.template"),
          stringKey("server.address"),
          stringKey("url.scheme"),
          stringKey("network.protocol.version"));

  /** Whether the spans are sampled, so that each is a candidate for an exemplar. */
  @Param({"false", "true"})
  public boolean exemplars;

  private SpanProcessor throughline;
  private SpanProcessor aws;
  private LongCounter calls;
  private DoubleHistogram durations;
  private Attributes constant;

  @Setup
  public void setUp() {
    throughline = newProcessor();
    SdkMeterProvider meters =
        SdkMeterProvider.builder()
            .setResource(RESOURCE)
            .registerMetricReader(InMemoryMetricReader.create())
            .build();
    aws = AwsSpanMetricsProcessorBuilder.create(meters, RESOURCE).build();
    Meter meter = meters.get("benchmark");
    calls = meter.counterBuilder("calls").build();
    durations = meter.histogramBuilder("duration").build();
    constant = attributesOf(endedSpans()[0]);
  }

  private SpanProcessor newProcessor() {
    SpanMetricsProcessor processor =
        SpanMetricsProcessor.builder().setDimensions(DIMENSIONS).build();
    SdkMeterProvider.builder()
        .registerMetricReader(
            ThroughlineMetricReader.wrap(
                InMemoryMetricReader.create(),
                processor,
                UnaryOperator.<Collection<MetricData>>identity()))
        .build();
    return processor;
  }

  private ReadableSpan[] endedSpans() {
    List<ReadableSpan> ended = new ArrayList<>();
    SpanProcessor keeper =
        new SpanProcessor() {
          @Override
          public void onStart(Context parentContext, ReadWriteSpan span) {}

          @Override
          public boolean isStartRequired() {
            return false;
          }

          @Override
          public void onEnd(ReadableSpan span) {
            ended.add(span);
          }

          @Override
          public boolean isEndRequired() {
            return true;
          }
        };
    SdkTracerProvider tracing =
        SdkTracerProvider.builder()
            .setResource(RESOURCE)
            .setSampler(
                AlwaysRecordSampler.wrap(exemplars ? Sampler.alwaysOn() : Sampler.alwaysOff()))
            .addSpanProcessor(keeper)
            .build();
    for (int i = 0; i < 64; i++) {
      long start = 1_700_000_000_000_000_000L;
      Span span =
          tracing
              .get("benchmark")
              .spanBuilder("GET")
              .setSpanKind(SpanKind.CLIENT)
              .setStartTimestamp(start, TimeUnit.NANOSECONDS)
              .startSpan();
      span.setAttribute("http.request.method", "GET");
      span.setAttribute("url.template", "/orders/{id}");
      span.setAttribute("http.response.status_code", 200L);
      span.setAttribute("url.scheme", "https");
      span.setAttribute("url.full", "https://shop.example/orders/" + i);
      span.setAttribute("server.address", "shop" + i % 4 + ".example");
      span.setAttribute("server.port", 8443L);
      span.setAttribute("network.peer.address", "203.0.113." + i);
      span.setAttribute("user_agent.original", "benchmark");
      span.setAttribute("network.protocol.version", "1.1");
      span.setAttribute("network.peer.port", 40000L + i);
      span.setAttribute("thread.id", i);
      span.end(start + 3_000_000L * i, TimeUnit.NANOSECONDS);
    }
    return ended.toArray(new ReadableSpan[0]);
  }

  /** Each thread ends spans of its own, as in life: a span has a lock. */
  @State(Scope.Thread)
  public static class Cursor {
    private ReadableSpan[] spans;
    private SpanProcessor alone;
    private int next;

    @Setup
    public void setUp(OnEndBenchmark benchmark) {
      spans = benchmark.endedSpans();
      alone = benchmark.newProcessor();
    }

    private ReadableSpan span() {
      return spans[next++ & 63];
    }
  }

  @Benchmark
  public void throughline(Cursor cursor) {
    throughline.onEnd(cursor.span());
  }

  @Benchmark
  @Threads(2)
  public void throughlineTwoThreads(Cursor cursor) {
    throughline.onEnd(cursor.span());
  }

  /** What two threads cost without sharing anything: how well this machine runs two at all. */
  @Benchmark
  @Threads(2)
  public void throughlineTwoThreadsApart(Cursor cursor) {
    cursor.alone.onEnd(cursor.span());
  }

  @Benchmark
  public void aws(Cursor cursor) {
    aws.onEnd(cursor.span());
  }

  @Benchmark
  public void attributesPerSpan(Cursor cursor) {
    ReadableSpan span = cursor.span();
    Attributes attributes = attributesOf(span);
    SpanContext spanContext = span.getSpanContext();
    Context context =
        spanContext.isSampled() ? Context.root().with(Span.wrap(spanContext)) : Context.root();
    calls.add(1, attributes, context);
    durations.record(span.getLatencyNanos() / 1e6, attributes, context);
  }

  @Benchmark
  public void prebuilt(Cursor cursor) {
    ReadableSpan span = cursor.span();
    calls.add(1, constant, Context.root());
    durations.record(span.getLatencyNanos() / 1e6, constant, Context.root());
  }

  private static Attributes attributesOf(ReadableSpan span) {
    var data = span.toSpanData();
    Attributes all = data.getAttributes();
    var builder = Attributes.builder();
    builder.put("service.name", "shop");
    builder.put("span.name", data.getName());
    builder.put("span.kind", data.getKind().name());
    builder.put("status.code", data.getStatus().getStatusCode().name());
    for (AttributeKey<String> key : KEYS) {
      String value = all.get(key);
      if (value != null) {
        builder.put(key, value);
      }
    }
    Long status = all.get(STATUS_CODE);
    if (status != null) {
      builder.put("http.response.status_class", status / 100 + "xx");
    }
    return builder.build();
  }
}
