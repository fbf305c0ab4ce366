package io.throughline.processors.redaction;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.logs.ReadWriteLogRecord;

/**
 * Stands before every other log processor and hands each record on as one redacted view. What a
 * delegate throws stops here: it would otherwise reach the application's logging call.
 */
public final class RedactingLogRecordProcessor implements LogRecordProcessor {

  private final LogRecordProcessor delegate;
  private final Redactor redactor;
  private final DelegateErrors errors = new DelegateErrors();

  private RedactingLogRecordProcessor(LogRecordProcessor delegate, Redactor redactor) {
    this.delegate = delegate;
    this.redactor = redactor;
  }

  /** {@code delegate} is usually {@link LogRecordProcessor#composite} of all others. */
  public static RedactingLogRecordProcessor create(LogRecordProcessor delegate, Redactor redactor) {
    return new RedactingLogRecordProcessor(delegate, redactor);
  }

  @Override
  public void onEmit(Context context, ReadWriteLogRecord log) {
    try {
      delegate.onEmit(context, new RedactedLogRecord(log, redactor));
    } catch (RuntimeException | Error e) {
      errors.caught(delegate, e);
    }
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
    return "RedactingLogRecordProcessor{" + redactor.policy().id() + ", " + delegate + "}";
  }
}
