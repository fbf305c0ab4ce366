package io.throughline.processors.redaction;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.logs.ReadWriteLogRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

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
        redactor.metrics().error("processor", e);
      }
    }
  }

  @Override
  public CompletableResultCode shutdown() {
    return ofAll(LogRecordProcessor::shutdown);
  }

  @Override
  public CompletableResultCode forceFlush() {
    return ofAll(LogRecordProcessor::forceFlush);
  }

  /** One that throws has failed, and the others are asked all the same. */
  private CompletableResultCode ofAll(Function<LogRecordProcessor, CompletableResultCode> end) {
    List<CompletableResultCode> results = new ArrayList<>();
    for (LogRecordProcessor delegate : delegates) {
      try {
        results.add(requireNonNull(end.apply(delegate), "result"));
      } catch (Throwable e) {
        redactor.metrics().error("processor", e);
        results.add(CompletableResultCode.ofFailure());
      }
    }
    return CompletableResultCode.ofAll(results);
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
