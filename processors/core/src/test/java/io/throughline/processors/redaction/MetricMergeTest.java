package io.throughline.processors.redaction;

import static io.opentelemetry.sdk.metrics.data.AggregationTemporality.CUMULATIVE;
import static io.opentelemetry.sdk.metrics.data.AggregationTemporality.DELTA;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramBuckets;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramPointData;
import io.opentelemetry.sdk.metrics.data.GaugeData;
import io.opentelemetry.sdk.metrics.data.HistogramData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongExemplarData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.metrics.data.SumData;
import io.opentelemetry.sdk.metrics.data.SummaryData;
import io.opentelemetry.sdk.metrics.data.SummaryPointData;
import io.opentelemetry.sdk.metrics.data.ValueAtQuantile;
import io.opentelemetry.sdk.resources.Resource;
import java.util.Collection;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Points that differ in dropped keys alone become one, for every type and temporality. */
class MetricMergeTest {
  private static final Attributes ALICE = user("alice@example.com");
  private static final Attributes BOB = user("bob@example.com");
  private static final SpanContext EXEMPLAR =
      SpanContext.create(
          "0af7651916cd43dd8448eb211c80319c",
          "b7ad6b7169203331",
          TraceFlags.getSampled(),
          TraceState.builder().put("acme", "alice").build());

  private final Redactor redactor = Redactor.create(RedactionPolicy.metadataOnly());

  private static Attributes user(String email) {
    return Attributes.builder().put("user.email", email).put("http.route", "/a").build();
  }

  private static MetricData metric(MetricDataType type, Data<?> data) {
    return new TestMetric(
        Resource.getDefault(),
        InstrumentationScopeInfo.create("io.acme"),
        "orders",
        "",
        "1",
        type,
        data);
  }

  private void merged(
      MetricDataType type, Data<?> both, java.util.function.Consumer<PointData> check) {
    Collection<MetricData> left = redactor.redactMetrics(List.of(metric(type, both)));
    assertThat(left).as(type.name()).hasSize(1);
    MetricData metric = left.iterator().next();
    assertThat(metric.getType()).isEqualTo(type);
    assertThat(metric.toString()).doesNotContain("example.com").doesNotContain("acme=");
    assertThat(metric.getData().getPoints()).as(type.name()).hasSize(1);
    PointData point = metric.getData().getPoints().iterator().next();
    assertThat(point.getAttributes())
        .isEqualTo(Attributes.of(AttributeKey.stringKey("http.route"), "/a"));
    check.accept(point);
  }

  private static LongPointData aLong(long start, long end, Attributes attributes, long value) {
    return new Points.LongPoint(
        start,
        end,
        attributes,
        value,
        List.of(LongExemplarData.create(attributes, end, EXEMPLAR, value)));
  }

  private static DoublePointData aDouble(
      long start, long end, Attributes attributes, double value) {
    return new Points.DoublePoint(
        start,
        end,
        attributes,
        value,
        List.of(DoubleExemplarData.create(attributes, end, EXEMPLAR, value)));
  }

  @Test
  void gauges_keepTheLaterValue() {
    merged(
        MetricDataType.LONG_GAUGE,
        GaugeData.createLongGaugeData(List.of(aLong(1, 20, ALICE, 5), aLong(1, 10, BOB, 7))),
        point -> {
          assertThat(((LongPointData) point).getValue()).isEqualTo(5);
          assertThat(point.getEpochNanos()).isEqualTo(20);
          assertIds(point);
        });
    merged(
        MetricDataType.DOUBLE_GAUGE,
        GaugeData.createDoubleGaugeData(List.of(aDouble(1, 10, ALICE, 5), aDouble(1, 20, BOB, 7))),
        point -> assertThat(((DoublePointData) point).getValue()).isEqualTo(7));
  }

  @Test
  void sums_addUpInEveryTemporalityAndKeepTheirKind() {
    for (AggregationTemporality temporality : List.of(DELTA, CUMULATIVE)) {
      for (boolean monotonic : new boolean[] {true, false}) {
        long other = monotonic ? 7 : -7;
        SumData<LongPointData> longs =
            SumData.createLongSumData(
                monotonic, temporality, List.of(aLong(3, 10, ALICE, 5), aLong(2, 12, BOB, other)));
        merged(
            MetricDataType.LONG_SUM,
            longs,
            point -> {
              assertThat(((LongPointData) point).getValue()).isEqualTo(5 + other);
              assertThat(point.getStartEpochNanos()).isEqualTo(2);
              assertThat(point.getEpochNanos()).isEqualTo(12);
              assertThat(point.getExemplars()).hasSize(2);
              assertIds(point);
            });
        MetricData left =
            redactor
                .redactMetrics(List.of(metric(MetricDataType.LONG_SUM, longs)))
                .iterator()
                .next();
        assertThat(left.getLongSumData().isMonotonic()).isEqualTo(monotonic);
        assertThat(left.getLongSumData().getAggregationTemporality()).isEqualTo(temporality);
        merged(
            MetricDataType.DOUBLE_SUM,
            SumData.createDoubleSumData(
                monotonic,
                temporality,
                List.of(aDouble(3, 10, ALICE, 0.5), aDouble(2, 12, BOB, (double) other))),
            point -> {
              assertThat(((DoublePointData) point).getValue()).isEqualTo(0.5 + other);
              assertThat(point.getExemplars()).hasSize(2);
            });
      }
    }
  }

  private static HistogramPointData histogram(
      Attributes attributes,
      List<Double> bounds,
      List<Long> counts,
      boolean extremes,
      double... values) {
    double sum = 0;
    double min = Double.MAX_VALUE;
    double max = -Double.MAX_VALUE;
    for (double value : values) {
      sum += value;
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
    return new Points.HistogramPoint(
        1,
        10,
        attributes,
        sum,
        values.length,
        extremes,
        extremes ? min : 0,
        extremes,
        extremes ? max : 0,
        bounds,
        counts,
        values.length == 0
            ? List.of()
            : List.of(DoubleExemplarData.create(attributes, 10, EXEMPLAR, values[0])));
  }

  @Test
  void histograms_addUpBucketByBucketWithTheirExtremes() {
    for (AggregationTemporality temporality : List.of(DELTA, CUMULATIVE)) {
      merged(
          MetricDataType.HISTOGRAM,
          HistogramData.create(
              temporality,
              List.of(
                  histogram(ALICE, List.of(1d, 10d), List.of(1L, 1L, 1L), true, 0.5, 5, 50),
                  histogram(BOB, List.of(1d, 10d), List.of(0L, 2L, 0L), true, 2, 3))),
          point -> {
            HistogramPointData merged = (HistogramPointData) point;
            assertThat(merged.getCounts()).containsExactly(1L, 3L, 1L);
            assertThat(merged.getCount()).isEqualTo(5);
            assertThat(merged.getSum()).isEqualTo(60.5);
            assertThat(merged.getMin()).isEqualTo(0.5);
            assertThat(merged.getMax()).isEqualTo(50);
            assertThat(merged.getExemplars()).hasSize(2);
            assertIds(point);
          });
    }
  }

  @Test
  void histograms_ofOtherBoundaries_meetOnThoseTheyShare() {
    merged(
        MetricDataType.HISTOGRAM,
        HistogramData.create(
            DELTA,
            List.of(
                histogram(ALICE, List.of(1d, 5d, 10d), List.of(1L, 1L, 1L, 1L), true, .5, 3, 7, 20),
                histogram(BOB, List.of(2d, 5d), List.of(1L, 0L, 1L), true, 1, 9))),
        point -> {
          HistogramPointData merged = (HistogramPointData) point;
          assertThat(merged.getBoundaries()).containsExactly(5d);
          assertThat(merged.getCounts()).containsExactly(3L, 3L);
        });
  }

  @Test
  void histograms_oneWithoutExtremesOrEmpty_claimNone() {
    List<Double> bounds = List.of(1d);
    merged(
        MetricDataType.HISTOGRAM,
        HistogramData.create(
            DELTA,
            List.of(
                histogram(ALICE, bounds, List.of(1L, 0L), true, 0.5),
                histogram(BOB, bounds, List.of(0L, 1L), false, 9))),
        point -> {
          assertThat(((HistogramPointData) point).hasMin()).isFalse();
          assertThat(((HistogramPointData) point).hasMax()).isFalse();
        });
    merged(
        MetricDataType.HISTOGRAM,
        HistogramData.create(
            DELTA,
            List.of(
                histogram(ALICE, bounds, List.of(1L, 0L), true, 0.5),
                histogram(BOB, bounds, List.of(0L, 0L), false))),
        point -> {
          assertThat(((HistogramPointData) point).hasMin()).isTrue();
          assertThat(((HistogramPointData) point).getMin()).isEqualTo(0.5);
          assertThat(((HistogramPointData) point).getMax()).isEqualTo(0.5);
        });
  }

  private static ExponentialHistogramPointData exponential(
      Attributes attributes,
      int scale,
      int positive,
      List<Long> counts,
      int negative,
      List<Long> below) {
    long count =
        counts.stream().mapToLong(Long::longValue).sum()
            + below.stream().mapToLong(Long::longValue).sum();
    return new Points.ExponentialPoint(
        1,
        10,
        attributes,
        scale,
        10,
        count + 1,
        1,
        true,
        -1,
        true,
        attributes.equals(ALICE) ? 8 : 9,
        ExponentialHistogramBuckets.create(scale, positive, counts),
        ExponentialHistogramBuckets.create(scale, negative, below),
        List.of(DoubleExemplarData.create(attributes, 10, EXEMPLAR, 1)));
  }

  @Test
  void exponentialHistograms_meetAtTheCoarserScaleOnBothSidesOfZero() {
    ExponentialHistogramPointData fine =
        exponential(ALICE, 1, 0, List.of(1L, 2L, 3L, 4L), -3, List.of(1L, 1L));
    ExponentialHistogramPointData coarse = exponential(BOB, 0, 1, List.of(5L), -2, List.of(7L));
    for (AggregationTemporality temporality : List.of(DELTA, CUMULATIVE)) {
      for (List<ExponentialHistogramPointData> both :
          List.of(List.of(fine, coarse), List.of(coarse, fine))) {
        merged(
            MetricDataType.EXPONENTIAL_HISTOGRAM,
            ExponentialHistogramData.create(temporality, both),
            point -> {
              ExponentialHistogramPointData merged = (ExponentialHistogramPointData) point;
              assertThat(merged.getScale()).isZero();
              // Indexes 0 and 1 become 0, 2 and 3 become 1.
              assertThat(merged.getPositiveBuckets().getOffset()).isZero();
              assertThat(merged.getPositiveBuckets().getBucketCounts()).containsExactly(3L, 12L);
              // Indexes −3 and −2 become −2 and −1.
              assertThat(merged.getNegativeBuckets().getOffset()).isEqualTo(-2);
              assertThat(merged.getNegativeBuckets().getBucketCounts()).containsExactly(8L, 1L);
              assertThat(merged.getZeroCount()).isEqualTo(2);
              assertThat(merged.getCount()).isEqualTo(26);
              assertThat(merged.getSum()).isEqualTo(20);
              assertThat(merged.getMin()).isEqualTo(-1);
              assertThat(merged.getMax()).isEqualTo(9);
              assertThat(merged.getExemplars()).hasSize(2);
              assertIds(point);
            });
      }
    }
  }

  @Test
  void summaries_addUpAndKeepTheExtremesAlone() {
    merged(
        MetricDataType.SUMMARY,
        SummaryData.create(List.of(summary(ALICE, 2, 10, 1, 5, 9), summary(BOB, 3, 20, 0.5, 6, 8))),
        point -> {
          SummaryPointData merged = (SummaryPointData) point;
          assertThat(merged.getCount()).isEqualTo(5);
          assertThat(merged.getSum()).isEqualTo(30);
          assertThat(merged.getValues())
              .containsExactly(ValueAtQuantile.create(0, 0.5), ValueAtQuantile.create(1, 9));
        });
  }

  private static SummaryPointData summary(
      Attributes attributes, long count, double sum, double min, double median, double max) {
    return SummaryPointData.create(
        1,
        10,
        attributes,
        count,
        sum,
        List.of(
            ValueAtQuantile.create(0, min),
            ValueAtQuantile.create(0.5, median),
            ValueAtQuantile.create(1, max)));
  }

  @Test
  void metrics_thatBecomeEqual_becomeOne() {
    List<MetricData> twice =
        List.of(
            metric(
                MetricDataType.LONG_SUM,
                SumData.createLongSumData(true, DELTA, List.of(aLong(1, 2, ALICE, 1)))),
            metric(
                MetricDataType.LONG_SUM,
                SumData.createLongSumData(true, DELTA, List.of(aLong(1, 2, BOB, 2)))),
            // Not the same stream: added up over another time.
            metric(
                MetricDataType.LONG_SUM,
                SumData.createLongSumData(true, CUMULATIVE, List.of(aLong(1, 2, BOB, 4)))));

    assertThat(redactor.redactMetrics(twice))
        .extracting(metric -> metric.getLongSumData().getPoints().iterator().next().getValue())
        .containsExactly(3L, 4L);
  }

  @Property(tries = 300)
  void histogram_mergedFromParts_isThatOfAllValues(
      @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = 0, max = 100) Double> some,
      @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = 0, max = 100) Double> others) {
    List<Double> bounds = List.of(1d, 10d, 50d);
    List<Double> all = new java.util.ArrayList<>(some);
    all.addAll(others);

    HistogramPointData merged = PointMerge.histogram(of(bounds, some), of(bounds, others));
    HistogramPointData whole = of(bounds, all);

    assertThat(merged.getCounts()).isEqualTo(whole.getCounts());
    assertThat(merged.getCount()).isEqualTo(whole.getCount());
    assertThat(merged.getMin()).isEqualTo(whole.getMin());
    assertThat(merged.getMax()).isEqualTo(whole.getMax());
    assertThat(merged.getSum())
        .isCloseTo(whole.getSum(), org.assertj.core.data.Offset.offset(1e-6));
  }

  private static HistogramPointData of(List<Double> bounds, List<Double> values) {
    Long[] counts = {0L, 0L, 0L, 0L};
    for (double value : values) {
      int bucket = 0;
      while (bucket < bounds.size() && value > bounds.get(bucket)) {
        bucket++;
      }
      counts[bucket]++;
    }
    return histogram(
        ALICE,
        bounds,
        List.of(counts),
        true,
        values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static void assertIds(PointData point) {
    assertThat(point.getExemplars())
        .isNotEmpty()
        .allSatisfy(
            exemplar -> {
              assertThat(exemplar.getSpanContext().getTraceId()).isEqualTo(EXEMPLAR.getTraceId());
              assertThat(exemplar.getSpanContext().getTraceState().isEmpty()).isTrue();
              assertThat(exemplar.getFilteredAttributes())
                  .isEqualTo(Attributes.of(AttributeKey.stringKey("http.route"), "/a"));
            });
  }
}
