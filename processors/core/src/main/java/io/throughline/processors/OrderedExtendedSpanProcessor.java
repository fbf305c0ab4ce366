package io.throughline.processors;

import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.internal.ExtendedSpanProcessor;

/**
 * The same for a delegate that is called while a span is ending. The interface is internal to the
 * SDK: this class is loaded only after a probe has found it.
 */
final class OrderedExtendedSpanProcessor extends OrderedSpanProcessor
    implements ExtendedSpanProcessor {
  private final ExtendedSpanProcessor extended;

  OrderedExtendedSpanProcessor(SpanProcessor delegate, FlushOrder order) {
    super(delegate, order);
    this.extended = (ExtendedSpanProcessor) delegate;
  }

  @Override
  public void onEnding(ReadWriteSpan span) {
    extended.onEnding(span);
  }

  @Override
  public boolean isOnEndingRequired() {
    return extended.isOnEndingRequired();
  }
}
