package io.throughline.processors.redaction;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.common.InstrumentationLibraryInfo;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.jspecify.annotations.Nullable;

/**
 * The one view of an ended span that every processor behind the redaction gets. The policy runs at
 * the first look at anything that can hold text, usually on the exporter's thread, and once.
 *
 * <p>Cost on the request thread: this object, 24 bytes. Two threads that look first at the same
 * moment may both redact; both results are equal.
 */
final class RedactedSpan implements ReadableSpan {

  private final ReadableSpan span;
  private final Redactor redactor;
  private volatile @Nullable SpanData redacted;

  RedactedSpan(ReadableSpan span, Redactor redactor) {
    this.span = span;
    this.redactor = redactor;
  }

  @Override
  public SpanData toSpanData() {
    SpanData data = redacted;
    if (data == null) {
      data = redactor.redact(span.toSpanData());
      redacted = data;
    }
    return data;
  }

  @Override
  public SpanContext getSpanContext() {
    return SpanRedaction.withoutTraceState(span.getSpanContext());
  }

  @Override
  public SpanContext getParentSpanContext() {
    return SpanRedaction.withoutTraceState(span.getParentSpanContext());
  }

  @Override
  public String getName() {
    return toSpanData().getName();
  }

  @Override
  @Deprecated
  public InstrumentationLibraryInfo getInstrumentationLibraryInfo() {
    return toSpanData().getInstrumentationLibraryInfo();
  }

  @Override
  public InstrumentationScopeInfo getInstrumentationScopeInfo() {
    return toSpanData().getInstrumentationScopeInfo();
  }

  @Override
  public boolean hasEnded() {
    return span.hasEnded();
  }

  @Override
  public long getLatencyNanos() {
    return span.getLatencyNanos();
  }

  @Override
  public SpanKind getKind() {
    return span.getKind();
  }

  @Override
  public <T> @Nullable T getAttribute(AttributeKey<T> key) {
    return toSpanData().getAttributes().get(key);
  }

  @Override
  public Attributes getAttributes() {
    return toSpanData().getAttributes();
  }
}
