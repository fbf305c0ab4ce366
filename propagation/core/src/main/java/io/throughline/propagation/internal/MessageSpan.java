package io.throughline.propagation.internal;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One running operation: its span, and the measurements that its end makes. Ends once; later calls
 * do nothing. Any thread may end it. Internal.
 */
public final class MessageSpan extends AtomicBoolean {

  private static final long serialVersionUID = 1;

  private final transient MessageSpans spans;
  private final MessageOperation operation;
  private final String destination;
  private final int messages;
  private final transient Span span;
  private final transient Context context;
  private final long startNanos;

  MessageSpan(
      MessageSpans spans,
      MessageOperation operation,
      String destination,
      int messages,
      Span span,
      Context parent,
      long startNanos) {
    this.spans = spans;
    this.operation = operation;
    this.destination = destination;
    this.messages = messages;
    this.span = span;
    this.context = parent.with(span);
    this.startNanos = startNanos;
  }

  public Span span() {
    return span;
  }

  /** The parent's context with this span in it. */
  public Context context() {
    return context;
  }

  public void end() {
    end(null, null);
  }

  /** Records type and status, the exception as an event too; null ends in peace. */
  public void end(@Nullable Throwable error) {
    end(error, error == null ? null : ErrorType.of(error));
  }

  /** For an error that is no exception: a code of the service, such as of a failed batch entry. */
  public void end(@Nullable Throwable error, @Nullable String errorType) {
    if (!compareAndSet(false, true)) {
      return;
    }
    try {
      endOnce(error, errorType);
    } catch (RuntimeException | LinkageError e) {
      Failures.say("end", e); // of somebody's processor or view; what the handler did counts
    }
  }

  private void endOnce(@Nullable Throwable error, @Nullable String errorType) {
    try {
      if (errorType != null) {
        span.setAttribute(MessagingAttributes.ERROR_TYPE, errorType);
        span.setStatus(StatusCode.ERROR);
        if (error != null) {
          record(error, Attributes.empty());
        }
      }
      if (spans.areMeasured()) {
        spans.measure(
            operation, destination, messages, System.nanoTime() - startNanos, errorType, this);
      }
    } finally {
      span.end();
    }
  }

  /**
   * Adds the exception as an event; one that throws when it is asked for its message leaves none.
   */
  public void record(Throwable error, Attributes attributes) {
    try {
      span.recordException(error, attributes);
    } catch (RuntimeException | LinkageError e) {
      Failures.say("recordException", e);
    }
  }
}
