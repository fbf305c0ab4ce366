package io.throughline.processors.redaction;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.logs.ReadWriteLogRecord;
import java.util.List;
import java.util.Locale;

/**
 * Stands before all other log processors and hands records on as the policy leaves them.
 *
 * <p>Cost: one object per record; the policy runs on the thread that first asks for the content.
 */
public final class RedactingLogRecordProcessor implements LogRecordProcessor {
  private final Redactor redactor;
  private final LogRecordProcessor[] delegates;

  private RedactingLogRecordProcessor(Redactor redactor, List<LogRecordProcessor> delegates) {
    this.redactor = redactor;
    this.delegates = delegates.toArray(new LogRecordProcessor[0]);
  }

  public static RedactingLogRecordProcessor create(LogRecordProcessor delegate, Redactor redactor) {
    return create(List.of(delegate), redactor);
  }

  /** Several processors, one of which may fail without the others' knowing. */
  public static RedactingLogRecordProcessor create(
      List<LogRecordProcessor> delegates, Redactor redactor) {
    return new RedactingLogRecordProcessor(requireNonNull(redactor, "redactor"), delegates);
  }

  @Override
  public void onEmit(Context context, ReadWriteLogRecord log) {
    ReadWriteLogRecord view = new RedactedLogRecord(log, redactor);
    for (LogRecordProcessor delegate : delegates) {
      try {
        delegate.onEmit(context, view);
      } catch (Throwable e) {
        failed(e);
      }
    }
  }

  /** A processor's failure is not the application's. */
  private void failed(Throwable e) {
    redactor.metrics().error("processor", e);
  }

  @Override
  public CompletableResultCode shutdown() {
    return EndOfAll.of(delegates, LogRecordProcessor::shutdown, this::failed);
  }

  @Override
  public CompletableResultCode forceFlush() {
    return EndOfAll.of(delegates, LogRecordProcessor::forceFlush, this::failed);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "RedactingLogRecordProcessor{%s, delegates=%s}",
        redactor.policy().id(),
        List.of(delegates));
  }
}
