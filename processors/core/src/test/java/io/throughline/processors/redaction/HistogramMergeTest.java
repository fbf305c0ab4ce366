package io.throughline.processors.redaction;

import static io.opentelemetry.sdk.metrics.data.AggregationTemporality.CUMULATIVE;
import static io.opentelemetry.sdk.metrics.data.AggregationTemporality.DELTA;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramBuckets;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramPointData;
import io.opentelemetry.sdk.metrics.data.HistogramData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Histograms that differ in dropped keys alone become one. */
class HistogramMergeTest extends MetricMerge {
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
}
