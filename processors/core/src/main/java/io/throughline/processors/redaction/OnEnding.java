package io.throughline.processors.redaction;

import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.internal.ExtendedSpanProcessor;
import java.util.List;

/** Touches the SDK's internal hook in one place, and only where the SDK has it. */
final class OnEnding {
  static final boolean EXISTS = exists();

  private OnEnding() {}

  private static boolean exists() {
    try {
      Class.forName(
          "io.opentelemetry.sdk.trace.internal.ExtendedSpanProcessor",
          false,
          SpanProcessor.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  static RedactingSpanProcessor create(Redactor redactor, List<SpanProcessor> delegates) {
    boolean needed =
        delegates.stream()
            .anyMatch(
                delegate ->
                    delegate instanceof ExtendedSpanProcessor extended
                        && extended.isOnEndingRequired());
    return needed
        ? new Forwarding(redactor, delegates)
        : new RedactingSpanProcessor(redactor, delegates);
  }

  private static final class Forwarding extends RedactingSpanProcessor
      implements ExtendedSpanProcessor {

    Forwarding(Redactor redactor, List<SpanProcessor> delegates) {
      super(redactor, delegates);
    }

    @Override
    public void onEnding(ReadWriteSpan span) {
      for (SpanProcessor delegate : delegates) {
        if (delegate instanceof ExtendedSpanProcessor extended && extended.isOnEndingRequired()) {
          try {
            extended.onEnding(span);
          } catch (Throwable e) {
            failed(e);
          }
        }
      }
    }

    @Override
    public boolean isOnEndingRequired() {
      return true;
    }
  }
}
