package io.throughline.processors;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.internal.ExtendedSpanProcessor;

/** The whole of a tracer provider's processors, with its place in the order of flushing. */
class OrderedSpanProcessor implements SpanProcessor {
  private static final boolean EXTENDED_KNOWN = extendedKnown();

  private final SpanProcessor delegate;
  private final FlushOrder.Stage stage;

  static SpanProcessor create(SpanProcessor delegate, FlushOrder order) {
    return EXTENDED_KNOWN && ExtendedProbe.isExtended(delegate)
        ? new OrderedExtendedSpanProcessor(delegate, order)
        : new OrderedSpanProcessor(delegate, order);
  }

  OrderedSpanProcessor(SpanProcessor delegate, FlushOrder order) {
    this.delegate = delegate;
    this.stage = order.traces().flushedBy(delegate::forceFlush);
  }

  @Override
  public void onStart(Context parentContext, ReadWriteSpan span) {
    delegate.onStart(parentContext, span);
  }

  @Override
  public boolean isStartRequired() {
    return delegate.isStartRequired();
  }

  @Override
  public void onEnd(ReadableSpan span) {
    delegate.onEnd(span);
  }

  @Override
  public boolean isEndRequired() {
    return delegate.isEndRequired();
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

  private static boolean extendedKnown() {
    try {
      Class.forName("io.opentelemetry.sdk.trace.internal.ExtendedSpanProcessor");
      return true;
    } catch (ClassNotFoundException | LinkageError changed) {
      return false;
    }
  }

  /** Apart, so that the interface is looked for only where it is known to exist. */
  private static final class ExtendedProbe {
    static boolean isExtended(SpanProcessor processor) {
      return processor instanceof ExtendedSpanProcessor;
    }
  }
}
