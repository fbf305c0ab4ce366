package io.throughline.processors.redaction;

import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramData;
import io.opentelemetry.sdk.metrics.data.GaugeData;
import io.opentelemetry.sdk.metrics.data.HistogramData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.SumData;
import io.opentelemetry.sdk.metrics.data.SummaryData;
import io.opentelemetry.sdk.resources.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What makes a backend take two metrics for one stream. */
record MetricIdentity(
    Resource resource,
    InstrumentationScopeInfo scope,
    String name,
    String unit,
    MetricDataType type,
    @Nullable AggregationTemporality temporality,
    boolean monotonic) {

  static MetricIdentity of(MetricData metric) {
    Data<?> data = metric.getData();
    AggregationTemporality temporality = null;
    boolean monotonic = false;
    if (data instanceof SumData<?> sum) {
      temporality = sum.getAggregationTemporality();
      monotonic = sum.isMonotonic();
    } else if (data instanceof HistogramData histogram) {
      temporality = histogram.getAggregationTemporality();
    } else if (data instanceof ExponentialHistogramData histogram) {
      temporality = histogram.getAggregationTemporality();
    }
    return new MetricIdentity(
        metric.getResource(),
        metric.getInstrumentationScopeInfo(),
        metric.getName(),
        metric.getUnit(),
        metric.getType(),
        temporality,
        monotonic);
  }

  /** The points of both, not yet merged. */
  static Data<?> joined(MetricData one, MetricData other) {
    return switch (one.getType()) {
      case LONG_GAUGE ->
          GaugeData.createLongGaugeData(
              all(one.getLongGaugeData().getPoints(), other.getLongGaugeData().getPoints()));
      case DOUBLE_GAUGE ->
          GaugeData.createDoubleGaugeData(
              all(one.getDoubleGaugeData().getPoints(), other.getDoubleGaugeData().getPoints()));
      case LONG_SUM ->
          SumData.createLongSumData(
              one.getLongSumData().isMonotonic(),
              one.getLongSumData().getAggregationTemporality(),
              all(one.getLongSumData().getPoints(), other.getLongSumData().getPoints()));
      case DOUBLE_SUM ->
          SumData.createDoubleSumData(
              one.getDoubleSumData().isMonotonic(),
              one.getDoubleSumData().getAggregationTemporality(),
              all(one.getDoubleSumData().getPoints(), other.getDoubleSumData().getPoints()));
      case HISTOGRAM ->
          HistogramData.create(
              one.getHistogramData().getAggregationTemporality(),
              all(one.getHistogramData().getPoints(), other.getHistogramData().getPoints()));
      case EXPONENTIAL_HISTOGRAM ->
          ExponentialHistogramData.create(
              one.getExponentialHistogramData().getAggregationTemporality(),
              all(
                  one.getExponentialHistogramData().getPoints(),
                  other.getExponentialHistogramData().getPoints()));
      case SUMMARY ->
          SummaryData.create(
              all(one.getSummaryData().getPoints(), other.getSummaryData().getPoints()));
    };
  }

  private static <T> List<T> all(Collection<T> one, Collection<T> other) {
    List<T> all = new ArrayList<>(one.size() + other.size());
    all.addAll(one);
    all.addAll(other);
    return all;
  }
}
