package io.throughline.processors.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.LogsData;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.TracesData;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.testing.logs.TestLogRecordData;
import io.opentelemetry.sdk.testing.trace.TestSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Reads spans and log records from OTLP in protobuf's text form, back into the SDK's own types. */
final class OtlpRecords {

  private OtlpRecords() {}

  static List<SpanData> spans(String resource) throws IOException {
    TracesData.Builder data = TracesData.newBuilder();
    read(resource, data);
    List<SpanData> spans = new ArrayList<>();
    for (ResourceSpans of : data.getResourceSpansList()) {
      for (ScopeSpans scoped : of.getScopeSpansList()) {
        for (Span span : scoped.getSpansList()) {
          spans.add(
              span(span, scoped.getScope(), attributes(of.getResource().getAttributesList())));
        }
      }
    }
    return spans;
  }

  static List<LogRecordData> logs(String resource) throws IOException {
    LogsData.Builder data = LogsData.newBuilder();
    read(resource, data);
    List<LogRecordData> logs = new ArrayList<>();
    for (ResourceLogs of : data.getResourceLogsList()) {
      for (ScopeLogs scoped : of.getScopeLogsList()) {
        for (LogRecord log : scoped.getLogRecordsList()) {
          logs.add(log(log, scoped.getScope(), attributes(of.getResource().getAttributesList())));
        }
      }
    }
    return logs;
  }

  private static void read(String resource, Message.Builder into) throws IOException {
    try (InputStream stream = OtlpRecords.class.getResourceAsStream(resource)) {
      TextFormat.merge(new InputStreamReader(stream, UTF_8), into);
    }
  }

  private static SpanData span(Span span, InstrumentationScope scope, Attributes resource) {
    SpanContext own =
        context(
            span.getTraceId().toByteArray(), span.getSpanId().toByteArray(), span.getTraceState());
    SpanContext parent =
        context(span.getTraceId().toByteArray(), span.getParentSpanId().toByteArray(), "");
    Attributes attributes = attributes(span.getAttributesList());
    return TestSpanData.builder()
        .setName(span.getName())
        .setKind(SpanKind.valueOf(span.getKind().name().replace("SPAN_KIND_", "")))
        .setSpanContext(own)
        .setParentSpanContext(parent)
        .setResource(Resource.create(resource))
        .setInstrumentationScopeInfo(scope(scope))
        .setStatus(
            StatusData.create(
                StatusCode.valueOf(span.getStatus().getCode().name().replace("STATUS_CODE_", "")),
                span.getStatus().getMessage()))
        .setStartEpochNanos(span.getStartTimeUnixNano())
        .setEndEpochNanos(span.getEndTimeUnixNano())
        .setHasEnded(true)
        .setAttributes(attributes)
        .setTotalAttributeCount(attributes.size() + span.getDroppedAttributesCount())
        .setEvents(span.getEventsList().stream().map(OtlpRecords::event).toList())
        .setTotalRecordedEvents(span.getEventsCount())
        .setLinks(span.getLinksList().stream().map(OtlpRecords::link).toList())
        .setTotalRecordedLinks(span.getLinksCount())
        .build();
  }

  private static EventData event(Span.Event event) {
    return EventData.create(
        event.getTimeUnixNano(), event.getName(), attributes(event.getAttributesList()));
  }

  private static LinkData link(Span.Link link) {
    return LinkData.create(
        context(
            link.getTraceId().toByteArray(), link.getSpanId().toByteArray(), link.getTraceState()),
        attributes(link.getAttributesList()));
  }

  private static LogRecordData log(LogRecord log, InstrumentationScope scope, Attributes resource) {
    Attributes attributes = attributes(log.getAttributesList());
    TestLogRecordData.Builder builder =
        TestLogRecordData.builder()
            .setResource(Resource.create(resource))
            .setInstrumentationScopeInfo(scope(scope))
            .setSpanContext(
                context(log.getTraceId().toByteArray(), log.getSpanId().toByteArray(), ""))
            .setSeverity(severity(log.getSeverityNumberValue()))
            .setSeverityText(log.getSeverityText())
            .setAttributes(attributes)
            .setTotalAttributeCount(attributes.size());
    if (log.hasBody()) {
      builder.setBodyValue(value(log.getBody()));
    }
    if (!log.getEventName().isEmpty()) {
      builder.setEventName(log.getEventName());
    }
    return builder.build();
  }

  private static Severity severity(int number) {
    return Arrays.stream(Severity.values())
        .filter(severity -> severity.getSeverityNumber() == number)
        .findFirst()
        .orElseThrow();
  }

  private static InstrumentationScopeInfo scope(InstrumentationScope scope) {
    return InstrumentationScopeInfo.builder(scope.getName())
        .setVersion(scope.getVersion())
        .setAttributes(attributes(scope.getAttributesList()))
        .build();
  }

  private static SpanContext context(byte[] trace, byte[] span, String state) {
    HexFormat hex = HexFormat.of();
    var states = TraceState.builder();
    for (String member : state.split(",", -1)) {
      int sign = member.indexOf('=');
      if (sign > 0) {
        states.put(member.substring(0, sign), member.substring(sign + 1));
      }
    }
    return SpanContext.create(
        hex.formatHex(trace), hex.formatHex(span), TraceFlags.getSampled(), states.build());
  }

  private static Attributes attributes(List<KeyValue> entries) {
    AttributesBuilder builder = Attributes.builder();
    for (KeyValue entry : entries) {
      String key = entry.getKey();
      AnyValue value = entry.getValue();
      switch (value.getValueCase()) {
        case STRING_VALUE -> builder.put(key, value.getStringValue());
        case INT_VALUE -> builder.put(key, value.getIntValue());
        case DOUBLE_VALUE -> builder.put(key, value.getDoubleValue());
        case BOOL_VALUE -> builder.put(key, value.getBoolValue());
        case ARRAY_VALUE -> array(builder, key, value.getArrayValue().getValuesList());
        default -> builder.put(AttributeKey.valueKey(key), value(value));
      }
    }
    return builder.build();
  }

  /** Of texts or of whole numbers; anything else would have come as a nested value. */
  private static void array(AttributesBuilder builder, String key, List<AnyValue> values) {
    if (values.stream().allMatch(AnyValue::hasIntValue)) {
      builder.put(
          AttributeKey.longArrayKey(key), values.stream().map(AnyValue::getIntValue).toList());
    } else if (values.stream().allMatch(AnyValue::hasStringValue)) {
      builder.put(
          AttributeKey.stringArrayKey(key), values.stream().map(AnyValue::getStringValue).toList());
    } else {
      throw new IllegalArgumentException(key + " is an array of other than texts or numbers");
    }
  }

  private static Value<?> value(AnyValue value) {
    return switch (value.getValueCase()) {
      case STRING_VALUE -> Value.of(value.getStringValue());
      case INT_VALUE -> Value.of(value.getIntValue());
      case DOUBLE_VALUE -> Value.of(value.getDoubleValue());
      case BOOL_VALUE -> Value.of(value.getBoolValue());
      case BYTES_VALUE -> Value.of(value.getBytesValue().toByteArray());
      case ARRAY_VALUE ->
          Value.of(
              value.getArrayValue().getValuesList().stream()
                  .<Value<?>>map(OtlpRecords::value)
                  .toList());
      case KVLIST_VALUE ->
          Value.of(
              value.getKvlistValue().getValuesList().stream()
                  .map(
                      entry ->
                          io.opentelemetry.api.common.KeyValue.of(
                              entry.getKey(), value(entry.getValue())))
                  .toArray(io.opentelemetry.api.common.KeyValue[]::new));
      default -> Value.empty();
    };
  }
}
