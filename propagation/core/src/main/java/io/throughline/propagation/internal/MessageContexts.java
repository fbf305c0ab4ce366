package io.throughline.propagation.internal;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.throughline.propagation.TracepackGetter;
import org.jspecify.annotations.Nullable;

/**
 * What a message brought, and what to do with a message that already carries a context. Internal.
 */
public final class MessageContexts {

  private static final ContextKey<SpanContext> EXTRACTED =
      ContextKey.named("throughline-extracted");

  /** What a context that is already on a message means for its sender. */
  public enum Present {
    /** Nothing is there: inject. */
    NONE,
    /** The current span's, written by the application or an agent: leave it, start no span. */
    CURRENT,
    /** Of the message being processed, whose record is sent on: replace it and link. */
    EXTRACTED,
    /** Somebody else's: keep it and link. */
    FOREIGN
  }

  private MessageContexts() {}

  /**
   * Only what the message brought: its span and baggage on top of nothing. Never throws, whatever
   * propagator is configured.
   */
  public static <C> Context extract(
      TextMapPropagator propagator, @Nullable C carrier, TextMapGetter<C> getter) {
    try {
      Context extracted =
          propagator.extract(Context.root(), carrier, TracepackGetter.of(propagator, getter));
      return PropagationSettings.fromEnvironment().edge() ? atTheEdge(extracted) : extracted;
    } catch (RuntimeException | LinkageError e) {
      Failures.say("extract", e);
      return Context.root();
    }
  }

  /** Another propagator than ours lets business members of outsiders through. */
  private static Context atTheEdge(Context extracted) {
    Baggage baggage = Baggage.fromContext(extracted);
    BaggageBuilder builder = baggage.toBuilder();
    baggage.forEach(
        (key, entry) -> {
          if (BusinessKeys.contain(key)) {
            builder.remove(key);
          }
        });
    return baggage.isEmpty() ? extracted : extracted.with(builder.build());
  }

  /** The span that the message came from; invalid where it brought none. */
  public static SpanContext spanContext(Context extracted) {
    return Span.fromContext(extracted).getSpanContext();
  }

  /**
   * The context in which a message is processed, before its process span: the current one, with the
   * message's span as parent and with the message's baggage. A message that brought nothing leaves
   * the current context as it is.
   */
  public static Context forProcessing(Context current, Context extracted) {
    SpanContext remote = spanContext(extracted);
    Baggage baggage = Baggage.fromContextOrNull(extracted);
    if (!remote.isValid() && baggage == null) {
      return current;
    }
    if (current == Context.root()) {
      return remote.isValid() ? extracted.with(EXTRACTED, remote) : extracted;
    }
    Context context = current.with(baggage == null ? Baggage.empty() : baggage);
    return remote.isValid() ? context.with(Span.wrap(remote)).with(EXTRACTED, remote) : context;
  }

  /** The same for one message of a batch: its baggage, while the current span stays. */
  public static Context forBatchMember(Context current, Context extracted) {
    SpanContext remote = spanContext(extracted);
    Baggage baggage = Baggage.fromContextOrNull(extracted);
    Context context = current.with(baggage == null ? Baggage.empty() : baggage);
    return remote.isValid() ? context.with(EXTRACTED, remote) : context;
  }

  /** What the context on an outgoing message is to the sender's own. */
  public static Present classify(SpanContext onMessage, Context sender) {
    if (!onMessage.isValid()) {
      return Present.NONE;
    }
    if (isSame(onMessage, Span.fromContext(sender).getSpanContext())) {
      return Present.CURRENT;
    }
    SpanContext extracted = sender.get(EXTRACTED);
    return extracted != null && isSame(onMessage, extracted) ? Present.EXTRACTED : Present.FOREIGN;
  }

  private static boolean isSame(SpanContext one, SpanContext other) {
    return one.getSpanId().equals(other.getSpanId()) && one.getTraceId().equals(other.getTraceId());
  }
}
