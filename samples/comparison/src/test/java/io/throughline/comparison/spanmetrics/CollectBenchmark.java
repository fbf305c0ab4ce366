package io.throughline.comparison.spanmetrics;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.common.export.MemoryMode;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.AggregationTemporalitySelector;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.throughline.processors.spanmetrics.SpanMetricsProcessor;
import io.throughline.processors.spanmetrics.ThroughlineMetricReader;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Collecting 2,000 series of a counter and a histogram of 16 bounds, ours beside the SDK's own
 * instruments, for a cumulative reader.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CollectBenchmark {
  private static final int SERIES = 2000;
  private static final List<Double> BOUNDS =
      List.of(
          2.0, 4.0, 6.0, 8.0, 10.0, 50.0, 100.0, 200.0, 400.0, 800.0, 1000.0, 1400.0, 2000.0,
          5000.0, 10000.0, 15000.0);

  @Param({"IMMUTABLE_DATA", "REUSABLE_DATA"})
  public MemoryMode sdkMemory;

  private final InMemoryMetricReader throughline = InMemoryMetricReader.create();
  private InMemoryMetricReader sdk;

  @Setup
  public void setUp() {
    SpanMetricsProcessor processor =
        SpanMetricsProcessor.builder()
            .setBudget(SERIES, SERIES)
            .setDimensions(List.of("http.route"))
            .build();
    SdkMeterProvider.builder()
        .registerMetricReader(
            ThroughlineMetricReader.wrap(throughline, processor, UnaryOperator.identity()))
        .build();
    SdkTracerProvider tracing =
        SdkTracerProvider.builder()
            .setResource(Resource.getDefault())
            .addSpanProcessor(processor)
            .build();
    sdk =
        InMemoryMetricReader.builder()
            .setAggregationTemporalitySelector(AggregationTemporalitySelector.alwaysCumulative())
            .setMemoryMode(sdkMemory)
            .build();
    SdkMeterProvider meters =
        SdkMeterProvider.builder().registerMetricReader(sdk, type -> SERIES + 1).build();
    LongCounter calls = meters.get("benchmark").counterBuilder("calls").build();
    DoubleHistogram durations =
        meters
            .get("benchmark")
            .histogramBuilder("duration")
            .setExplicitBucketBoundariesAdvice(BOUNDS)
            .build();
    for (int i = 0; i < SERIES; i++) {
      tracing
          .get("benchmark")
          .spanBuilder("GET /orders/" + i)
          .setSpanKind(SpanKind.SERVER)
          .setAttribute("http.route", "/orders/" + i)
          .startSpan()
          .end();
      Attributes attributes =
          Attributes.builder()
              .put("service.name", "shop")
              .put("span.name", "GET /orders/" + i)
              .put("span.kind", "SPAN_KIND_SERVER")
              .put("status.code", "STATUS_CODE_UNSET")
              .put("http.route", "/orders/" + i)
              .build();
      calls.add(1, attributes);
      durations.record(i % 100, attributes);
    }
    requirePoints(throughline.collectAllMetrics());
    requirePoints(sdk.collectAllMetrics());
  }

  private static void requirePoints(Collection<MetricData> metrics) {
    for (MetricData metric : metrics) {
      if (metric.getData().getPoints().size() != SERIES || metric.getData().getPoints().isEmpty()) {
        throw new IllegalStateException(metric.getName() + " has not " + SERIES + " points");
      }
    }
    if (metrics.size() != 2) {
      throw new IllegalStateException(AggregationTemporality.CUMULATIVE + " metrics: " + metrics);
    }
  }

  @Benchmark
  public Collection<MetricData> throughline() {
    return throughline.collectAllMetrics();
  }

  @Benchmark
  public Collection<MetricData> sdk() {
    return sdk.collectAllMetrics();
  }
}
