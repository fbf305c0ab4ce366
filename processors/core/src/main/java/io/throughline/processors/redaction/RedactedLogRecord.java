package io.throughline.processors.redaction;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.logs.ReadWriteLogRecord;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import org.jspecify.annotations.Nullable;

/**
 * The one view of a log record that all processors behind the redaction share. What they add to it
 * is redacted, too.
 */
final class RedactedLogRecord implements ReadWriteLogRecord {
  private final ReadWriteLogRecord log;
  private final Redactor redactor;
  private volatile @Nullable LogRecordData redacted;

  RedactedLogRecord(ReadWriteLogRecord log, Redactor redactor) {
    this.log = log;
    this.redactor = redactor;
  }

  @Override
  public synchronized <T> ReadWriteLogRecord setAttribute(AttributeKey<T> key, T value) {
    log.setAttribute(key, value);
    redacted = null;
    return this;
  }

  @Override
  public LogRecordData toLogRecordData() {
    LogRecordData data = redacted;
    return data != null ? data : redact();
  }

  private synchronized LogRecordData redact() {
    LogRecordData data = redacted;
    if (data == null) {
      data = redactor.redactLog(log);
      redacted = data;
    }
    return data;
  }

  @Override
  public <T> @Nullable T getAttribute(AttributeKey<T> key) {
    return toLogRecordData().getAttributes().get(key);
  }

  @Override
  public Attributes getAttributes() {
    return toLogRecordData().getAttributes();
  }

  @Override
  public @Nullable String getEventName() {
    return toLogRecordData().getEventName();
  }

  @Override
  public InstrumentationScopeInfo getInstrumentationScopeInfo() {
    return toLogRecordData().getInstrumentationScopeInfo();
  }

  @Override
  public long getTimestampEpochNanos() {
    return toLogRecordData().getTimestampEpochNanos();
  }

  @Override
  public long getObservedTimestampEpochNanos() {
    return toLogRecordData().getObservedTimestampEpochNanos();
  }

  @Override
  public SpanContext getSpanContext() {
    return toLogRecordData().getSpanContext();
  }

  @Override
  public Severity getSeverity() {
    return toLogRecordData().getSeverity();
  }

  @Override
  public @Nullable String getSeverityText() {
    return toLogRecordData().getSeverityText();
  }

  @Override
  public @Nullable Value<?> getBodyValue() {
    return toLogRecordData().getBodyValue();
  }

  @Override
  public String toString() {
    return toLogRecordData().toString();
  }
}
