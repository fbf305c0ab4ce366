package io.throughline.comparison.redaction;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.function.Consumer;

/** Hands ended spans on, as a processor with a queue does before its exporter's thread comes. */
record Ended(Consumer<ReadableSpan> queue) implements SpanProcessor {

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {}

  @Override
  public boolean isStartRequired() {
    return false;
  }

  @Override
  public void onEnd(ReadableSpan span) {
    queue.accept(span);
  }

  @Override
  public boolean isEndRequired() {
    return true;
  }
}
