package io.throughline.processors.redaction;

import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.resources.Resource;

/** A metric as it leaves: a value of its own that keeps no reference to the original. */
final class RedactedMetricData implements MetricData {

  private final Resource resource;
  private final InstrumentationScopeInfo scope;
  private final String name;
  private final String description;
  private final String unit;
  private final MetricDataType type;
  private final Data<?> data;

  RedactedMetricData(
      MetricData original,
      Resource resource,
      InstrumentationScopeInfo scope,
      String description,
      String unit,
      Data<?> data) {
    this.resource = resource;
    this.scope = scope;
    this.name = original.getName();
    this.description = description;
    this.unit = unit;
    this.type = original.getType();
    this.data = data;
  }

  @Override
  public Resource getResource() {
    return resource;
  }

  @Override
  public InstrumentationScopeInfo getInstrumentationScopeInfo() {
    return scope;
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

  @Override
  public String toString() {
    return "RedactedMetricData{" + name + ", " + type + ", " + data + "}";
  }
}
