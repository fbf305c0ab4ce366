package io.throughline.processors.redaction;

import static io.opentelemetry.sdk.metrics.data.AggregationTemporality.CUMULATIVE;
import static io.opentelemetry.sdk.metrics.data.AggregationTemporality.DELTA;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.GaugeData;
import io.opentelemetry.sdk.metrics.data.LongExemplarData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.SumData;
import io.opentelemetry.sdk.metrics.data.SummaryData;
import io.opentelemetry.sdk.metrics.data.SummaryPointData;
import io.opentelemetry.sdk.metrics.data.ValueAtQuantile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Points that differ in dropped keys alone become one, for every type and temporality. */
class MetricMergeTest extends MetricMerge {
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
}
