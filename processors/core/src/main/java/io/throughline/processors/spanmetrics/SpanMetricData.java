package io.throughline.processors.spanmetrics;

import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.SumData;
import io.opentelemetry.sdk.resources.Resource;
import java.util.List;

/** A metric made outside the SDK's instruments; the SDK's own factory is internal. */
record SpanMetricData(
    Resource resource,
    String name,
    String description,
    String unit,
    MetricDataType type,
    Data<?> data)
    implements MetricData {
  private static final InstrumentationScopeInfo SCOPE =
      InstrumentationScopeInfo.create("io.throughline.spanmetrics");

  static MetricData counter(
      Resource resource,
      String name,
      String description,
      AggregationTemporality temporality,
      List<LongPointData> points) {
    return new SpanMetricData(
        resource,
        name,
        description,
        "",
        MetricDataType.LONG_SUM,
        SumData.createLongSumData(true, temporality, points));
  }

  static MetricData histogram(
      Resource resource, InstrumentGroup group, MetricDataType type, Data<?> data) {
    return new SpanMetricData(
        resource, group.duration(), group.description(), group.unit(), type, data);
  }

  @Override
  public Resource getResource() {
    return resource;
  }

  @Override
  public InstrumentationScopeInfo getInstrumentationScopeInfo() {
    return SCOPE;
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public String getDescription() {
    return description;
  }

  @Override
  public String getUnit() {
    return unit;
  }

  @Override
  public MetricDataType getType() {
    return type;
  }

  @Override
  public Data<?> getData() {
    return data;
  }
}
