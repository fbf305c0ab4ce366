package io.throughline.processors.redaction;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.internal.ExtendedSpanProcessor;

/**
 * Stands before every other processor and hands each ended span on as one redacted view.
 *
 * <p>What a delegate throws in {@code onStart} or {@code onEnd} stops here: it would otherwise
 * reach the application's {@code end()}.
 *
 * <p>Cost: one object of 24 bytes for each ended span, however many processors stand behind.
 */
public final class RedactingSpanProcessor implements ExtendedSpanProcessor {

  private final SpanProcessor delegate;
  private final Redactor redactor;
  private final DelegateErrors errors = new DelegateErrors();

  private RedactingSpanProcessor(SpanProcessor delegate, Redactor redactor) {
    this.delegate = delegate;
    this.redactor = redactor;
  }

  /** {@code delegate} is usually {@link SpanProcessor#composite} of all others. */
  public static RedactingSpanProcessor create(SpanProcessor delegate, Redactor redactor) {
    return new RedactingSpanProcessor(delegate, redactor);
  }

  @Override
  public void onStart(Context parentContext, ReadWriteSpan span) {
    try {
      delegate.onStart(parentContext, span);
    } catch (RuntimeException | Error e) {
      errors.caught(delegate, e);
    }
  }

  @Override
  public boolean isStartRequired() {
    return delegate.isStartRequired();
  }

  @Override
  public void onEnding(ReadWriteSpan span) {
    if (delegate instanceof ExtendedSpanProcessor extended) {
      try {
        extended.onEnding(span);
      } catch (RuntimeException | Error e) {
        errors.caught(delegate, e);
      }
    }
  }

  @Override
  public boolean isOnEndingRequired() {
    return delegate instanceof ExtendedSpanProcessor extended && extended.isOnEndingRequired();
  }

  @Override
  public void onEnd(ReadableSpan span) {
    try {
      delegate.onEnd(new RedactedSpan(span, redactor));
    } catch (RuntimeException | Error e) {
      errors.caught(delegate, e);
    }
  }

  @Override
  public boolean isEndRequired() {
    return delegate.isEndRequired();
  }

  @Override
  public CompletableResultCode shutdown() {
    return delegate.shutdown();
  }

  @Override
  public CompletableResultCode forceFlush() {
    return delegate.forceFlush();
  }

  @Override
  public String toString() {
    return "RedactingSpanProcessor{" + redactor.policy().id() + ", " + delegate + "}";
  }
}
