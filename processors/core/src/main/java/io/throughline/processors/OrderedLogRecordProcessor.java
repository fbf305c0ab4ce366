package io.throughline.processors;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.logs.ReadWriteLogRecord;

/** The whole of a logger provider's processors, with its place in the order of flushing. */
final class OrderedLogRecordProcessor implements LogRecordProcessor {
  private final LogRecordProcessor delegate;
  private final FlushOrder.Stage stage;

  OrderedLogRecordProcessor(LogRecordProcessor delegate, FlushOrder order) {
    this.delegate = delegate;
    this.stage = order.logs().flushedBy(delegate::forceFlush);
  }

  @Override
  public void onEmit(Context context, ReadWriteLogRecord logRecord) {
    delegate.onEmit(context, logRecord);
  }

  @Override
  public CompletableResultCode forceFlush() {
    return stage.flush(delegate::forceFlush);
  }

  @Override
  public CompletableResultCode shutdown() {
    return stage.shutdown(delegate::shutdown);
  }

  @Override
  public String toString() {
    return "Throughline{" + delegate + "}";
  }
}
