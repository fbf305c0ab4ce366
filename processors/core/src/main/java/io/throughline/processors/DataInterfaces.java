package io.throughline.processors;

import static java.util.Map.entry;

import io.opentelemetry.api.baggage.BaggageEntry;
import io.opentelemetry.api.common.AttributeType;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.common.ValueType;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.logs.ReadWriteLogRecord;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.ExemplarData;
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
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.ExceptionEventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the SDK's data types are known to hold: their getters, and the constants of the kinds of
 * value. A newer SDK may add a field that no redaction looks at yet; that is said at the start
 * instead of found out in a leak.
 */
final class DataInterfaces {
  private static final Map<Class<?>, String> KNOWN =
      Map.ofEntries(
          // Spans.
          entry(
              SpanData.class,
              "getName getKind getSpanContext getTraceId getSpanId getParentSpanContext"
                  + " getParentSpanId getStatus getStartEpochNanos getAttributes getEvents getLinks"
                  + " getEndEpochNanos hasEnded getTotalRecordedEvents getTotalRecordedLinks"
                  + " getTotalAttributeCount getInstrumentationLibraryInfo"
                  + " getInstrumentationScopeInfo getResource"),
          entry(
              ReadableSpan.class,
              "getSpanContext getParentSpanContext getName toSpanData getInstrumentationLibraryInfo"
                  + " getInstrumentationScopeInfo hasEnded getLatencyNanos getKind getAttributes"),
          entry(
              EventData.class,
              "getName getAttributes getEpochNanos getTotalAttributeCount"
                  + " getDroppedAttributesCount"),
          entry(ExceptionEventData.class, "getException"),
          entry(LinkData.class, "getSpanContext getAttributes getTotalAttributeCount"),
          entry(StatusData.class, "getStatusCode getDescription"),
          // Log records.
          entry(
              LogRecordData.class,
              "getResource getInstrumentationScopeInfo getTimestampEpochNanos"
                  + " getObservedTimestampEpochNanos getSpanContext getSeverity getSeverityText"
                  + " getBody getBodyValue getAttributes getTotalAttributeCount getEventName"),
          entry(
              ReadWriteLogRecord.class,
              "toLogRecordData getEventName getInstrumentationScopeInfo getTimestampEpochNanos"
                  + " getObservedTimestampEpochNanos getSpanContext getSeverity getSeverityText"
                  + " getBodyValue getAttributes"),
          // Metrics.
          entry(
              MetricData.class,
              "getResource getInstrumentationScopeInfo getName getDescription getUnit getType"
                  + " getData isEmpty getDoubleGaugeData getLongGaugeData getDoubleSumData"
                  + " getLongSumData getSummaryData getHistogramData getExponentialHistogramData"),
          entry(
              MetricDataType.class,
              "LONG_GAUGE DOUBLE_GAUGE LONG_SUM DOUBLE_SUM SUMMARY HISTOGRAM"
                  + " EXPONENTIAL_HISTOGRAM"),
          entry(Data.class, "getPoints"),
          entry(GaugeData.class, ""),
          entry(SumData.class, "isMonotonic getAggregationTemporality"),
          entry(HistogramData.class, "getAggregationTemporality getPoints"),
          entry(ExponentialHistogramData.class, "getAggregationTemporality getPoints"),
          entry(SummaryData.class, ""),
          entry(PointData.class, "getStartEpochNanos getEpochNanos getAttributes getExemplars"),
          entry(LongPointData.class, "getValue getExemplars"),
          entry(DoublePointData.class, "getValue getExemplars"),
          entry(
              HistogramPointData.class,
              "getSum getCount hasMin getMin hasMax getMax getBoundaries getCounts getExemplars"),
          entry(
              ExponentialHistogramPointData.class,
              "getScale getSum getCount getZeroCount hasMin getMin hasMax getMax"
                  + " getPositiveBuckets getNegativeBuckets getExemplars"),
          entry(
              ExponentialHistogramBuckets.class,
              "getScale getOffset getBucketCounts getTotalCount"),
          entry(SummaryPointData.class, "getCount getSum getValues"),
          entry(ValueAtQuantile.class, "getQuantile getValue"),
          entry(ExemplarData.class, "getFilteredAttributes getEpochNanos getSpanContext"),
          entry(LongExemplarData.class, "getValue"),
          entry(DoubleExemplarData.class, "getValue"),
          // What all of them share.
          entry(Resource.class, "getSchemaUrl getAttributes toBuilder"),
          entry(InstrumentationScopeInfo.class, "getName getVersion getSchemaUrl getAttributes"),
          entry(
              SpanContext.class,
              "getTraceId getTraceIdBytes getSpanId getSpanIdBytes isSampled getTraceFlags"
                  + " getTraceState isValid isRemote"),
          entry(BaggageEntry.class, "getValue getMetadata"),
          entry(
              AttributeType.class,
              "STRING BOOLEAN LONG DOUBLE STRING_ARRAY BOOLEAN_ARRAY LONG_ARRAY DOUBLE_ARRAY"
                  + " VALUE"),
          entry(ValueType.class, "STRING BOOLEAN LONG DOUBLE ARRAY KEY_VALUE_LIST BYTES EMPTY"),
          entry(Value.class, "getType getValue asString"),
          entry(KeyValue.class, "getKey getValue"));

  private DataInterfaces() {}

  /** Fields that this SDK's data has and that are not known, such as {@code SpanData.getX}. */
  static List<String> unknown() {
    return unknown(KNOWN);
  }

  static List<String> unknown(Map<Class<?>, String> known) {
    TreeSet<String> unknown = new TreeSet<>();
    known.forEach(
        (type, names) -> {
          Set<String> declared = type.isEnum() ? constants(type) : getters(type);
          Arrays.asList(names.split(" ", -1)).forEach(declared::remove);
          declared.forEach(name -> unknown.add(type.getSimpleName() + "." + name));
        });
    return List.copyOf(unknown);
  }

  private static Set<String> getters(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> method.getParameterCount() == 0 && !method.isSynthetic())
        .map(Method::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> constants(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> ((Enum<?>) constant).name())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
