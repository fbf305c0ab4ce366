package io.throughline.processors.redaction;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceState;
import java.util.function.Supplier;

/** Reads one harmless field of a record whose other fields may throw or be null. */
final class Failsafe {

  private Failsafe() {}

  static <T> T orElse(Supplier<T> field, T otherwise) {
    try {
      T value = field.get();
      return value == null ? otherwise : value;
    } catch (Throwable e) {
      // The failure has been counted where the record as a whole failed.
      return otherwise;
    }
  }

  /** Ids and flags only. */
  static SpanContext context(Supplier<SpanContext> field) {
    return orElse(
        () -> {
          SpanContext context = field.get();
          return context.isRemote()
              ? SpanContext.createFromRemoteParent(
                  context.getTraceId(),
                  context.getSpanId(),
                  context.getTraceFlags(),
                  TraceState.getDefault())
              : SpanContext.create(
                  context.getTraceId(),
                  context.getSpanId(),
                  context.getTraceFlags(),
                  TraceState.getDefault());
        },
        SpanContext.getInvalid());
  }
}
