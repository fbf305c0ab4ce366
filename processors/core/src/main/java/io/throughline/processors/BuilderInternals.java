package io.throughline.processors;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.logs.SdkLoggerProviderBuilder;
import io.opentelemetry.sdk.metrics.SdkMeterProviderBuilder;
import io.opentelemetry.sdk.metrics.export.CardinalityLimitSelector;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one place that looks into the SDK's builders.
 *
 * <p>Customizers of exporters and processors see only what was made from {@code otel.*.exporter}
 * properties. A processor that somebody adds to a builder would bypass a redaction built on them.
 * So the builders' own collections are taken over. They are private: where a newer SDK has changed
 * them, the methods here return null, and the caller must let nothing leave.
 */
final class BuilderInternals {
  private final String spanProcessors;
  private final String sampler;
  private final String logRecordProcessors;
  private final String metricReaders;

  /** The names of the fields are parameters so that a test can play a changed SDK. */
  BuilderInternals(
      String spanProcessors, String sampler, String logRecordProcessors, String metricReaders) {
    this.spanProcessors = spanProcessors;
    this.sampler = sampler;
    this.logRecordProcessors = logRecordProcessors;
    this.metricReaders = metricReaders;
  }

  static BuilderInternals create() {
    return new BuilderInternals(
        "spanProcessors", "sampler", "logRecordProcessors", "metricReaders");
  }

  /** The builder's own list, to be changed in place; null where the SDK has changed. */
  @SuppressWarnings("unchecked") // The elements are checked one by one.
  @Nullable List<SpanProcessor> spanProcessors(SdkTracerProviderBuilder builder) {
    return read(builder, spanProcessors) instanceof List<?> list
            && list.stream().allMatch(SpanProcessor.class::isInstance)
        ? (List<SpanProcessor>) list
        : null;
  }

  /** The sampler set so far; null where it cannot be read. */
  @Nullable Sampler sampler(SdkTracerProviderBuilder builder) {
    return read(builder, sampler) instanceof Sampler found ? found : null;
  }

  /** The builder's own list, to be changed in place; null where the SDK has changed. */
  @SuppressWarnings("unchecked") // The elements are checked one by one.
  @Nullable List<LogRecordProcessor> logRecordProcessors(SdkLoggerProviderBuilder builder) {
    return read(builder, logRecordProcessors) instanceof List<?> list
            && list.stream().allMatch(LogRecordProcessor.class::isInstance)
        ? (List<LogRecordProcessor>) list
        : null;
  }

  /** The builder's own map, to be changed in place; null where the SDK has changed. */
  @SuppressWarnings("unchecked") // Keys and values are checked one by one.
  @Nullable Map<MetricReader, CardinalityLimitSelector> metricReaders(
      SdkMeterProviderBuilder builder) {
    return read(builder, metricReaders) instanceof Map<?, ?> map
            && map.keySet().stream().allMatch(MetricReader.class::isInstance)
            && map.values().stream().allMatch(CardinalityLimitSelector.class::isInstance)
        ? (Map<MetricReader, CardinalityLimitSelector>) map
        : null;
  }

  /** What a builder's resource says so far; null where it cannot be read or says nothing. */
  static @Nullable String resourceAttribute(Object builder, AttributeKey<String> key) {
    return read(builder, "resource") instanceof Resource resource
        ? resource.getAttribute(key)
        : null;
  }

  private static @Nullable Object read(Object builder, String name) {
    try {
      Field field = builder.getClass().getDeclaredField(name);
      field.setAccessible(true);
      return field.get(builder);
    } catch (ReflectiveOperationException | RuntimeException changed) {
      // Not there, or closed to us: either way the caller must not rely on it.
      return null;
    }
  }
}
