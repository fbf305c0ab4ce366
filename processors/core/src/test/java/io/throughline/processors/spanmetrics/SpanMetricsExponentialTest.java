package io.throughline.processors.spanmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentSelector;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.View;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

class SpanMetricsExponentialTest {
  private static final String DURATION = "traces.span.metrics.duration";

  private final SpanMetricsSetup setup =
      new SpanMetricsSetup(
          SpanMetricsProcessor.builder().setHistogram(SpanMetricsHistogram.EXPONENTIAL));

  private static ExponentialHistogramData exponential(Collection<MetricData> metrics, String name) {
    MetricData metric = SpanMetricsSetup.metric(metrics, name);
    assertThat(metric.getType()).isEqualTo(MetricDataType.EXPONENTIAL_HISTOGRAM);
    return metric.getExponentialHistogramData();
  }

  private static ExponentialHistogramPointData point(InMemoryMetricReader reader) {
    return exponential(reader.collectAllMetrics(), DURATION).getPoints().iterator().next();
  }

  @Property(tries = 300)
  @SuppressWarnings("deprecation") // its successor is not in the oldest SDK
  void collect_anyDurations_areInTheBucketsOfTheSdksOwnHistogram(
      @ForAll("durations") List<Long> nanos) {
    SpanMetricsSetup ours =
        new SpanMetricsSetup(
            SpanMetricsProcessor.builder().setHistogram(SpanMetricsHistogram.EXPONENTIAL));
    InMemoryMetricReader reader = InMemoryMetricReader.create();
    SdkMeterProvider meters =
        SdkMeterProvider.builder()
            .registerMetricReader(reader)
            .registerView(
                InstrumentSelector.builder().setName("sdk").build(),
                View.builder()
                    .setAggregation(Aggregation.base2ExponentialBucketHistogram(160, 3))
                    .build())
            .build();
    DoubleHistogram sdk = meters.get("test").histogramBuilder("sdk").build();

    for (long duration : nanos) {
      ours.span("a", Duration.ofNanos(duration));
      sdk.record(duration / 1e6);
    }

    ExponentialHistogramPointData actual = point(ours.cumulative);
    ExponentialHistogramPointData expected =
        exponential(reader.collectAllMetrics(), "sdk").getPoints().iterator().next();
    assertThat(actual.getScale()).isEqualTo(expected.getScale());
    assertThat(actual.getPositiveBuckets().getOffset())
        .isEqualTo(expected.getPositiveBuckets().getOffset());
    assertThat(actual.getPositiveBuckets().getBucketCounts())
        .isEqualTo(expected.getPositiveBuckets().getBucketCounts());
    assertThat(actual.getZeroCount()).isEqualTo(expected.getZeroCount());
    assertThat(actual.getCount()).isEqualTo(expected.getCount());
    assertThat(actual.getSum()).isCloseTo(expected.getSum(), within(expected.getSum() * 1e-12));
    assertThat(actual.getMin()).isEqualTo(expected.getMin());
    assertThat(actual.getMax()).isEqualTo(expected.getMax());
  }

  /** From a microsecond to six days, and none at all; every length equally often. */
  @Provide
  static Arbitrary<List<Long>> durations() {
    Arbitrary<Long> measured =
        Arbitraries.integers()
            .between(10, 48)
            .flatMap(bits -> Arbitraries.longs().between(1L << bits, (2L << bits) - 1));
    return Arbitraries.frequencyOf(
            Tuple.of(20, measured),
            Tuple.of(1, Arbitraries.just(0L)),
            Tuple.of(1, Arbitraries.of(1_000_000L, 2_000_000L, 1_024_000_000L)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(60);
  }

  @Test
  void collect_semconvProfile_hasTheBucketsOfSeconds() {
    SpanMetricsSetup semconv =
        new SpanMetricsSetup(
            SpanMetricsProcessor.builder()
                .setProfiles(List.of(SpanMetricsProfile.SEMCONV))
                .setHistogram(SpanMetricsHistogram.EXPONENTIAL));

    semconv.end(
        semconv.start("a").setAttribute("http.request.method", "GET"), Duration.ofSeconds(2));

    ExponentialHistogramPointData point =
        exponential(semconv.cumulative.collectAllMetrics(), "http.server.request.duration")
            .getPoints()
            .iterator()
            .next();
    // 2 s ends the bucket below 2^((i+1)/8), so i + 1 = 8.
    assertThat(point.getPositiveBuckets().getOffset()).isEqualTo(7);
    assertThat(point.getPositiveBuckets().getBucketCounts()).containsExactly(1L);
  }

  @Test
  void collect_belowAMicrosecond_countsInTheFirstBucket() {
    setup.span("a", Duration.ofNanos(3));
    setup.span("a", Duration.ofNanos(970));

    assertThat(point(setup.cumulative).getPositiveBuckets().getBucketCounts()).containsExactly(2L);
  }

  @Test
  void collect_widestRange_keepsWithin160BucketsAndLosesNothing() {
    for (long nanos = 1_000; nanos < 864_000_000_000_000L; nanos += nanos / 20) {
      setup.span("a", Duration.ofNanos(nanos));
    }

    ExponentialHistogramPointData point = point(setup.cumulative);

    assertThat(point.getScale()).isEqualTo(2);
    assertThat(point.getPositiveBuckets().getBucketCounts()).hasSizeLessThanOrEqualTo(160);
    assertThat(point.getPositiveBuckets().getTotalCount()).isEqualTo(point.getCount());
  }

  @Test
  void collect_deltaReader_getsEachSpanOnce() {
    setup.span("a", Duration.ofMillis(3));
    setup.delta.collectAllMetrics();
    setup.span("a", Duration.ofMillis(200));

    ExponentialHistogramData second = exponential(setup.delta.collectAllMetrics(), DURATION);

    assertThat(second.getAggregationTemporality()).isEqualTo(AggregationTemporality.DELTA);
    assertThat(second.getPoints())
        .singleElement()
        .satisfies(
            point -> {
              assertThat(point.getCount()).isOne();
              assertThat(point.getSum()).isEqualTo(200);
              assertThat(point.getPositiveBuckets().getBucketCounts()).containsExactly(1L);
            });
    assertThat(point(setup.cumulative).getCount()).isEqualTo(2);
  }

  @Test
  void collect_manyBuckets_oneExemplarForEachDoubling() {
    for (long micros = 1_100; micros <= 1_900; micros += 100) {
      setup.span("a", Duration.ofNanos(micros * 1_000));
    }
    setup.span("a", Duration.ofMillis(30));

    assertThat(point(setup.cumulative).getExemplars())
        .extracting(DoubleExemplarData::getValue)
        .containsExactly(1.9, 30.0);
  }
}
