package io.throughline.processors.redaction;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.logs.data.Body;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.resources.Resource;
import org.jspecify.annotations.Nullable;

/** A log record as it leaves: a value of its own that keeps no reference to the original. */
final class RedactedLogRecordData implements LogRecordData {

  private final Resource resource;
  private final InstrumentationScopeInfo scope;
  private final long timestampEpochNanos;
  private final long observedTimestampEpochNanos;
  private final SpanContext spanContext;
  private final Severity severity;
  private final @Nullable String severityText;
  private final @Nullable Value<?> body;
  private final Attributes attributes;
  private final int totalAttributeCount;
  private final @Nullable String eventName;

  /** Takes times, ids, severity and the SDK's own counts from {@code original}. */
  RedactedLogRecordData(
      LogRecordData original,
      Resource resource,
      InstrumentationScopeInfo scope,
      @Nullable Value<?> body,
      Attributes attributes,
      @Nullable String eventName) {
    this.resource = resource;
    this.scope = scope;
    this.timestampEpochNanos = original.getTimestampEpochNanos();
    this.observedTimestampEpochNanos = original.getObservedTimestampEpochNanos();
    this.spanContext = SpanRedaction.withoutTraceState(original.getSpanContext());
    this.severity = original.getSeverity();
    String text = original.getSeverityText();
    this.severityText = text != null && ValueCheck.TERM.accepts(text) ? text : null;
    this.body = body;
    this.attributes = attributes;
    this.totalAttributeCount =
        attributes.size()
            + Math.max(0, original.getTotalAttributeCount() - original.getAttributes().size());
    this.eventName = eventName;
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
    return timestampEpochNanos;
  }

  @Override
  public long getObservedTimestampEpochNanos() {
    return observedTimestampEpochNanos;
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
  public Body getBody() {
    return body == null ? Body.empty() : Body.string(body.asString());
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
    return totalAttributeCount;
  }

  @Override
  public @Nullable String getEventName() {
    return eventName;
  }

  @Override
  public String toString() {
    return "RedactedLogRecordData{" + severity + ", " + body + ", " + attributes + "}";
  }
}
