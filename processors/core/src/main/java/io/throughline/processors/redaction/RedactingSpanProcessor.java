package io.throughline.processors.redaction;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Stands before all other processors and hands ended spans on as the policy leaves them. Started
 * and ending spans are live objects and pass as they are.
 *
 * <p>Cost: one object per ended span, shared by all delegates; the policy runs on the thread that
 * first asks for the content, usually the exporting one.
 */
public class RedactingSpanProcessor implements SpanProcessor {
  final Redactor redactor;
  final SpanProcessor[] delegates;
  private final SpanProcessor[] starting;
  private final SpanProcessor[] ended;

  RedactingSpanProcessor(Redactor redactor, List<SpanProcessor> delegates) {
    this.redactor = redactor;
    this.delegates = delegates.toArray(new SpanProcessor[0]);
    starting = those(delegates, SpanProcessor::isStartRequired);
    ended = those(delegates, SpanProcessor::isEndRequired);
  }

  private static SpanProcessor[] those(
      List<SpanProcessor> delegates, Predicate<SpanProcessor> required) {
    return delegates.stream().filter(required).toArray(SpanProcessor[]::new);
  }

  /** Passes {@code onEnding} on, too, where the SDK has it and one of the delegates asks for it. */
  public static RedactingSpanProcessor create(SpanProcessor delegate, Redactor redactor) {
    return create(List.of(delegate), redactor);
  }

  /** Several processors, one of which may fail without the others' knowing. */
  public static RedactingSpanProcessor create(List<SpanProcessor> delegates, Redactor redactor) {
    requireNonNull(redactor, "redactor");
    return OnEnding.EXISTS
        ? OnEnding.create(redactor, delegates)
        : new RedactingSpanProcessor(redactor, delegates);
  }

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    for (SpanProcessor delegate : starting) {
      try {
        delegate.onStart(parent, span);
      } catch (Throwable e) {
        failed(e);
      }
    }
  }

  @Override
  public boolean isStartRequired() {
    return starting.length > 0;
  }

  @Override
  public void onEnd(ReadableSpan span) {
    ReadableSpan view = new RedactedReadableSpan(span, redactor);
    for (SpanProcessor delegate : ended) {
      try {
        delegate.onEnd(view);
      } catch (Throwable e) {
        failed(e);
      }
    }
  }

  @Override
  public boolean isEndRequired() {
    return ended.length > 0;
  }

  /** A processor's failure is not the application's. */
  final void failed(Throwable e) {
    redactor.metrics().error("processor", e);
  }

  @Override
  public CompletableResultCode shutdown() {
    return EndOfAll.of(delegates, SpanProcessor::shutdown, this::failed);
  }

  @Override
  public CompletableResultCode forceFlush() {
    return EndOfAll.of(delegates, SpanProcessor::forceFlush, this::failed);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "RedactingSpanProcessor{%s, delegates=%s}",
        redactor.policy().id(),
        List.of(delegates));
  }
}
