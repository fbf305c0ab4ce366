package io.throughline.processors.spanmetrics;

import static io.throughline.processors.spanmetrics.SpanMetricsSetup.callsBy;
import static io.throughline.processors.spanmetrics.SpanMetricsSetup.durations;
import static io.throughline.processors.spanmetrics.SpanMetricsSetup.total;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricExporter;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.throughline.processors.ThrowingHandler;
import io.throughline.realparts.LogCapture;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SpanMetricsFaultTest {
  private final SpanMetricsSetup setup = new SpanMetricsSetup();

  @Test
  void end_calledTwice_countsOnce() {
    Span span = setup.start("a");
    setup.end(span, Duration.ofMillis(1));
    setup.end(span, Duration.ofMillis(2));

    assertThat(total(setup.cumulative.collectAllMetrics())).isOne();
  }

  @Test
  void end_afterShutdown_stillCounts() {
    Span span = setup.start("a");
    setup.tracing.shutdown().join(5, TimeUnit.SECONDS);
    setup.end(span, Duration.ofMillis(1));

    assertThat(total(setup.cumulative.collectAllMetrics())).isOne();
  }

  @Test
  void close_lastSpansBeforeShutdown_areInTheLastExport() {
    InMemoryMetricExporter exporter = InMemoryMetricExporter.create();
    Set<Long> seen = new TreeSet<>();
    SpanMetricsProcessor processor = SpanMetricsProcessor.create();
    SdkMeterProvider meters =
        SdkMeterProvider.builder()
            .registerMetricReader(
                ThroughlineMetricReader.wrap(
                    PeriodicMetricReader.builder(exporter).setInterval(Duration.ofHours(1)).build(),
                    processor,
                    metrics -> {
                      seen.add(total(metrics));
                      return metrics;
                    }))
            .build();
    SdkTracerProvider tracing = SdkTracerProvider.builder().addSpanProcessor(processor).build();
    OpenTelemetrySdk sdk =
        OpenTelemetrySdk.builder().setTracerProvider(tracing).setMeterProvider(meters).build();
    for (int i = 0; i < 1000; i++) {
      new ShopSpans(tracing.get("test"), Instant.EPOCH).named("last");
    }
    sdk.close();

    assertThat(seen).contains(1000L);
  }

  @Test
  void end_clockJumpedByCenturies_isCutToTenDaysAndTheSumStaysPositive() {
    for (int i = 0; i < 1000; i++) {
      setup.start("a").end(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    }
    Span before = setup.start("a");
    before.end(Long.MIN_VALUE + 1, TimeUnit.NANOSECONDS);

    Collection<MetricData> metrics = setup.cumulative.collectAllMetrics();
    assertThat(total(metrics)).isEqualTo(1001);
    assertThat(durations(metrics))
        .singleElement()
        .satisfies(
            point -> {
              assertThat(point.getSum()).isPositive();
              assertThat(point.getMin()).isNotNegative();
              assertThat(point.getMax()).isEqualTo((double) Duration.ofDays(10).toMillis());
            });
  }

  @Test
  void collect_clockSetBack_noIntervalEndsBeforeItStarts() {
    setup.span("a");
    setup.delta.collectAllMetrics();
    setup.clock.setTime(Instant.ofEpochSecond(0, setup.clock.now()).minus(Duration.ofDays(1)));
    setup.span("a");
    setup.span("b");

    for (InMemoryMetricReader reader : List.of(setup.delta, setup.cumulative)) {
      Collection<MetricData> metrics = reader.collectAllMetrics();
      assertThat(total(metrics)).isEqualTo(reader == setup.delta ? 2 : 3);
      assertThat(durations(metrics))
          .allSatisfy(
              point ->
                  assertThat(point.getStartEpochNanos())
                      .isLessThanOrEqualTo(point.getEpochNanos()));
    }
  }

  @Test
  void onEnd_spanThatThrows_doesNotReachTheApplication() {
    ReadableSpan hostile = spanThatThrows(new IllegalStateException("hostile"));
    ReadableSpan careless = spanThatThrows(new AssertionError("careless"));

    assertThatCode(() -> setup.processor.onEnd(hostile)).doesNotThrowAnyException();
    assertThatCode(() -> setup.processor.onEnd(careless)).doesNotThrowAnyException();
    assertThat(setup.processor.failures()).isEqualTo(2);
  }

  @Test
  void onEnd_spanAndLogHandlerThatThrow_doNotReachTheApplication() {
    ReadableSpan hostile = spanThatThrows(new IllegalStateException("hostile"));
    ThrowingHandler handler = ThrowingHandler.on(SpanMetricsProcessor.class);
    try {
      assertThatCode(() -> setup.processor.onEnd(hostile)).doesNotThrowAnyException();
      assertThat(setup.processor.failures()).isOne();
    } finally {
      handler.close();
    }
  }

  private static ReadableSpan spanThatThrows(Throwable failure) {
    return (ReadableSpan)
        Proxy.newProxyInstance(
            SpanMetricsFaultTest.class.getClassLoader(),
            new Class<?>[] {ReadableSpan.class},
            (proxy, method, arguments) -> {
              throw failure;
            });
  }

  @Test
  void collect_redactionOfTheReaderFailsByAnError_nothingLeavesAndTheReaderLivesOn() {
    InMemoryMetricReader reader = InMemoryMetricReader.create();
    SdkMeterProvider.builder()
        .registerMetricReader(
            ThroughlineMetricReader.wrap(
                reader,
                setup.processor,
                metrics -> {
                  throw new AssertionError("secret");
                }))
        .build();
    setup.span("a");

    assertThat(reader.collectAllMetrics()).isEmpty();
    assertThat(setup.processor.failures()).isOne();
  }

  @Test
  void collect_redactionOfTheReaderThrows_nothingLeavesAndTheReaderLivesOn() {
    InMemoryMetricReader reader = InMemoryMetricReader.create();
    boolean[] fails = {true};
    SdkMeterProvider.builder()
        .registerMetricReader(
            ThroughlineMetricReader.wrap(
                reader,
                setup.processor,
                metrics -> {
                  if (fails[0]) {
                    throw new IllegalStateException("secret");
                  }
                  return metrics;
                }))
        .build();
    setup.span("a");

    assertThat(reader.collectAllMetrics()).isEmpty();
    fails[0] = false;
    assertThat(total(reader.collectAllMetrics())).isOne();
  }

  @Test
  void collect_redactionOfTheReaderThrowsAgainAndAgain_countsEachAndLogsOnce() {
    boolean[] fails = {true};
    InMemoryMetricReader delta = InMemoryMetricReader.createDelta();
    InMemoryMetricReader other = InMemoryMetricReader.create();
    SdkMeterProvider.builder()
        .registerMetricReader(
            ThroughlineMetricReader.wrap(
                delta,
                setup.processor,
                metrics -> {
                  if (fails[0]) {
                    throw new IllegalStateException("secret");
                  }
                  return metrics;
                }))
        .build();
    setup.register(other);
    setup.span("a");
    List<String> logged;
    try (LogCapture log = LogCapture.start()) {
      for (int i = 0; i < 3; i++) {
        assertThat(delta.collectAllMetrics()).isEmpty();
      }
      logged = log.lines();
    }
    fails[0] = false;

    assertThat(failures(other.collectAllMetrics())).isEqualTo(3);
    assertThat(failures(delta.collectAllMetrics())).isEqualTo(3);
    assertThat(failures(delta.collectAllMetrics())).isZero();
    assertThat(logged)
        .filteredOn(line -> line.contains("withheld"))
        .containsExactly(
            "FINE Metrics withheld, not logged again: redaction threw"
                + " java.lang.IllegalStateException");
  }

  private static long failures(Collection<MetricData> metrics) {
    return metrics.stream()
        .filter(metric -> metric.getName().equals("throughline.spanmetrics.failures"))
        .flatMap(metric -> metric.getLongSumData().getPoints().stream())
        .filter(point -> "IllegalStateException".equals(SpanMetricsSetup.value(point, "cause")))
        .mapToLong(LongPointData::getValue)
        .sum();
  }

  @Test
  void setProfiles_both_eachCountsEverySpan() {
    SpanMetricsSetup both =
        new SpanMetricsSetup(
            SpanMetricsProcessor.builder().setProfiles(List.of(SpanMetricsProfile.values())));
    new ShopSpans(both.tracing.get("test"), Instant.EPOCH).all(20);

    Collection<MetricData> metrics = both.cumulative.collectAllMetrics();
    assertThat(total(metrics)).isEqualTo(7);
    assertThat(callsBy(metrics, "error.type")).containsEntry("503", 1L);
    assertThat(
            SpanMetricsSetup.metric(metrics, "http.server.request.duration")
                .getHistogramData()
                .getPoints())
        .hasSize(2)
        .allSatisfy(point -> assertThat(SpanMetricsSetup.value(point, "span.name")).isNull());
  }

  @Test
  void shutdown_ofOneReader_leavesTheOthersAlone() {
    setup.span("a");
    setup.delta.collectAllMetrics();
    InMemoryMetricReader other = InMemoryMetricReader.create();
    SdkMeterProvider meters = setup.register(other);
    assertThat(total(other.collectAllMetrics())).isOne();

    meters.shutdown().join(5, TimeUnit.SECONDS);
    setup.span("a");

    assertThat(total(setup.delta.collectAllMetrics())).isOne();
    assertThat(total(setup.cumulative.collectAllMetrics())).isEqualTo(2);
  }
}
