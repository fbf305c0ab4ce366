package io.throughline.processors;

import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import io.opentelemetry.sdk.metrics.data.ExemplarData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramPointData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.metrics.data.SummaryPointData;
import io.opentelemetry.sdk.metrics.data.ValueAtQuantile;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.ExceptionEventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the SDK's data interfaces are known to hold. A newer SDK may add a field that no redaction
 * looks at yet; that is said at the start instead of found out in a leak.
 */
final class DataInterfaces {
  private static final Map<Class<?>, Set<String>> KNOWN =
      Map.ofEntries(
          Map.entry(
              SpanData.class,
              Set.of(
                  "getName",
                  "getKind",
                  "getSpanContext",
                  "getTraceId",
                  "getSpanId",
                  "getParentSpanContext",
                  "getParentSpanId",
                  "getStatus",
                  "getStartEpochNanos",
                  "getAttributes",
                  "getEvents",
                  "getLinks",
                  "getEndEpochNanos",
                  "hasEnded",
                  "getTotalRecordedEvents",
                  "getTotalRecordedLinks",
                  "getTotalAttributeCount",
                  "getInstrumentationLibraryInfo",
                  "getInstrumentationScopeInfo",
                  "getResource")),
          Map.entry(
              EventData.class,
              Set.of(
                  "getName",
                  "getAttributes",
                  "getEpochNanos",
                  "getTotalAttributeCount",
                  "getDroppedAttributesCount")),
          Map.entry(ExceptionEventData.class, Set.of("getException")),
          Map.entry(
              LinkData.class, Set.of("getSpanContext", "getAttributes", "getTotalAttributeCount")),
          Map.entry(
              LogRecordData.class,
              Set.of(
                  "getResource",
                  "getInstrumentationScopeInfo",
                  "getTimestampEpochNanos",
                  "getObservedTimestampEpochNanos",
                  "getSpanContext",
                  "getSeverity",
                  "getSeverityText",
                  "getBody",
                  "getBodyValue",
                  "getAttributes",
                  "getTotalAttributeCount",
                  "getEventName")),
          Map.entry(
              MetricData.class,
              Set.of(
                  "getResource",
                  "getInstrumentationScopeInfo",
                  "getName",
                  "getDescription",
                  "getUnit",
                  "getType",
                  "getData",
                  "isEmpty",
                  "getDoubleGaugeData",
                  "getLongGaugeData",
                  "getDoubleSumData",
                  "getLongSumData",
                  "getSummaryData",
                  "getHistogramData",
                  "getExponentialHistogramData")),
          Map.entry(
              HistogramPointData.class,
              Set.of(
                  "getSum",
                  "getCount",
                  "hasMin",
                  "getMin",
                  "hasMax",
                  "getMax",
                  "getBoundaries",
                  "getCounts",
                  "getExemplars")),
          Map.entry(
              ExponentialHistogramPointData.class,
              Set.of(
                  "getScale",
                  "getSum",
                  "getCount",
                  "getZeroCount",
                  "hasMin",
                  "getMin",
                  "hasMax",
                  "getMax",
                  "getPositiveBuckets",
                  "getNegativeBuckets",
                  "getExemplars")),
          Map.entry(SummaryPointData.class, Set.of("getCount", "getSum", "getValues")),
          Map.entry(DoubleExemplarData.class, Set.of("getValue")),
          Map.entry(
              PointData.class,
              Set.of("getStartEpochNanos", "getEpochNanos", "getAttributes", "getExemplars")),
          Map.entry(
              ExemplarData.class,
              Set.of("getFilteredAttributes", "getEpochNanos", "getSpanContext")),
          Map.entry(ValueAtQuantile.class, Set.of("getQuantile", "getValue")));

  private DataInterfaces() {}

  /** Fields that this SDK's data has and that are not known, such as {@code SpanData.getX}. */
  static List<String> unknown() {
    return unknown(KNOWN);
  }

  static List<String> unknown(Map<Class<?>, Set<String>> known) {
    TreeSet<String> unknown = new TreeSet<>();
    known.forEach(
        (type, names) -> {
          Set<String> declared =
              Arrays.stream(type.getDeclaredMethods())
                  .filter(method -> !Modifier.isStatic(method.getModifiers()))
                  .filter(method -> method.getParameterCount() == 0 && !method.isSynthetic())
                  .map(Method::getName)
                  .collect(Collectors.toCollection(TreeSet::new));
          declared.removeAll(names);
          declared.forEach(name -> unknown.add(type.getSimpleName() + "." + name));
        });
    return List.copyOf(unknown);
  }
}
