package io.throughline.processors.redaction;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.resources.Resource;
import org.jspecify.annotations.Nullable;

/** What may leave of a log record; holds nothing of the record it was made from. */
record RedactedLogRecordData(
    Redactor by,
    Resource resource,
    InstrumentationScopeInfo scope,
    long timestamp,
    long observed,
    SpanContext spanContext,
    Severity severity,
    @Nullable String severityText,
    @Nullable Value<?> body,
    Attributes attributes,
    int totalAttributes,
    @Nullable String eventName)
    implements LogRecordData {

  /** The record itself, where a policy only observes; its resource says so. */
  static LogRecordData unchanged(Redactor by, LogRecordData log, Resource resource) {
    return new RedactedLogRecordData(
        by,
        resource,
        log.getInstrumentationScopeInfo(),
        log.getTimestampEpochNanos(),
        log.getObservedTimestampEpochNanos(),
        log.getSpanContext(),
        log.getSeverity(),
        log.getSeverityText(),
        log.getBodyValue(),
        log.getAttributes(),
        log.getTotalAttributeCount(),
        log.getEventName());
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
  public long getTimestampEpochNanos() {
    return timestamp;
  }

  @Override
  public long getObservedTimestampEpochNanos() {
    return observed;
  }

  @Override
  public SpanContext getSpanContext() {
    return spanContext;
  }

  @Override
  public Severity getSeverity() {
    return severity;
  }

  @Override
  public @Nullable String getSeverityText() {
    return severityText;
  }

  @Override
  @Deprecated
  @SuppressWarnings("deprecation") // part of the interface until the SDK removes it
  public io.opentelemetry.sdk.logs.data.Body getBody() {
    return body == null
        ? io.opentelemetry.sdk.logs.data.Body.empty()
        : io.opentelemetry.sdk.logs.data.Body.string(body.asString());
  }

  @Override
  public @Nullable Value<?> getBodyValue() {
    return body;
  }

  @Override
  public Attributes getAttributes() {
    return attributes;
  }

  @Override
  public int getTotalAttributeCount() {
    return totalAttributes;
  }

  @Override
  public @Nullable String getEventName() {
    return eventName;
  }
}
