package io.throughline.propagation.internal;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.throughline.propagation.FittedFields;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Spans and measurements of one messaging system, as the conventions name them. One per client
 * library and OpenTelemetry instance; safe for any thread. Internal.
 */
public final class MessageSpans {

  private static final Logger LOGGER = Logger.getLogger("io.throughline.propagation");

  /** Half of what the SDK's own limit lets a metric have, past which it swallows whatever comes. */
  private static final int MOST_DESTINATIONS = 1000;

  /** Where somebody's view or meter threw. */
  private static final String MEASURING = "measuring";

  private final String system;
  private final Tracer tracer;
  private final TextMapPropagator propagator;
  private final MessageMetrics metrics;
  private final boolean measured;
  private final Map<String, Destination> destinations = new ConcurrentHashMap<>();

  /** For all past the bound, such as a queue for each reply: no name in metrics and span names. */
  private final Destination unnamed;

  private final AtomicBoolean saidUnnamed = new AtomicBoolean();

  private MessageSpans(OpenTelemetry openTelemetry, String scope, String system) {
    String version = MessageSpans.class.getPackage().getImplementationVersion();
    this.system = system;
    this.tracer =
        version == null ? openTelemetry.getTracer(scope) : openTelemetry.getTracer(scope, version);
    this.propagator = openTelemetry.getPropagators().getTextMapPropagator();
    this.metrics = MessageMetrics.create(openTelemetry, scope);
    this.unnamed = new Destination(system, "");
    this.measured = openTelemetry.getMeter(scope) != OpenTelemetry.noop().getMeter(scope);
  }

  public static MessageSpans create(OpenTelemetry openTelemetry, String scope, String system) {
    return new MessageSpans(openTelemetry, scope, system);
  }

  public TextMapPropagator propagator() {
    return propagator;
  }

  /**
   * Name, kind, system, operation and destination are set; parent, links and the rest are yours.
   */
  public SpanBuilder builder(MessageOperation operation, String destination, Context parent) {
    Destination known = destination(destination);
    // One prebuilt set: name and type of the operation, system and destination.
    SpanBuilder builder =
        tracer
            .spanBuilder(known.spanName(operation))
            .setSpanKind(operation.kind())
            .setParent(parent)
            .setAllAttributes(known.metric(operation, null));
    return known == unnamed && !destination.isEmpty()
        ? builder.setAttribute(MessagingAttributes.DESTINATION, destination)
        : builder;
  }

  /** Starts the span; {@code messages} is what sent or consumed counters add at its end. */
  public MessageSpan start(
      SpanBuilder builder,
      MessageOperation operation,
      String destination,
      Context parent,
      int messages) {
    return startedAt(startNanos(), builder, operation, destination, parent, messages);
  }

  /** For {@link #startedAt}: the {@code nanoTime} of now, which is only read for metrics. */
  public long startNanos() {
    return measured ? System.nanoTime() : 0;
  }

  /**
   * The same for an operation that began before its span could be made, because only its answer
   * tells the links. The builder has the start's timestamp, {@code startNanos} is what {@link
   * #startNanos} said then.
   */
  public MessageSpan startedAt(
      long startNanos,
      SpanBuilder builder,
      MessageOperation operation,
      String destination,
      Context parent,
      int messages) {
    return new MessageSpan(
        this, operation, destination, messages, startSpan(builder, parent), parent, startNanos);
  }

  /** Where somebody's sampler or span processor throws, the message goes on in its parent. */
  private static Span startSpan(SpanBuilder builder, Context parent) {
    try {
      return builder.startSpan();
    } catch (RuntimeException | LinkageError e) {
      Failures.say("startSpan", e);
      return Span.wrap(Span.fromContext(parent).getSpanContext());
    }
  }

  /** Counts messages of an operation whose messages succeed and fail one by one. */
  public void count(
      MessageOperation operation,
      String destination,
      int messages,
      @Nullable String errorType,
      Context context) {
    try {
      metrics.count(
          operation, destination(destination).metric(operation, errorType), messages, context);
    } catch (RuntimeException | LinkageError e) {
      Failures.say(MEASURING, e);
    }
  }

  public <C> Context extract(@Nullable C carrier, TextMapGetter<C> getter) {
    return MessageContexts.extract(propagator, carrier, getter);
  }

  /** The link of a message that was received, with its attributes. */
  public static void link(SpanBuilder builder, SpanContext message, Attributes attributes) {
    if (message.isValid()) {
      builder.addLink(message, attributes);
    }
  }

  /**
   * Measures how old the message is now, and the business transaction it belongs to. A negative age
   * is a clock that runs ahead: it counts as zero and as skew.
   *
   * @param brokerMillis when the broker or sender stamped it; negative where unknown
   */
  public void ages(String destination, long brokerMillis, InstantSource clock, Context context) {
    if (!measured) {
      return;
    }
    try {
      long nowMillis = clock.millis();
      metrics.messageAge(destination(destination).plain(), brokerMillis, nowMillis, context);
      Baggage baggage = Baggage.fromContextOrNull(context);
      if (baggage != null && !baggage.isEmpty()) {
        metrics.transactionAge(baggage, nowMillis, context);
      }
    } catch (RuntimeException | LinkageError e) {
      Failures.say(MEASURING, e); // the handler is still to come
    }
  }

  /** Counts messages that a client handed to the application, where no operation was timed. */
  public void received(String destination, int messages, Context context) {
    try {
      metrics.received(
          destination(destination).metric(MessageOperation.RECEIVE, null), messages, context);
    } catch (RuntimeException | LinkageError e) {
      Failures.say(MEASURING, e);
    }
  }

  /** Counts what an injection had to leave out; nothing where all travels. */
  public void injected(FittedFields fields, String carrier) {
    if (fields.lost().isEmpty()) {
      return;
    }
    try {
      metrics.degraded(fields.lost(), carrier);
    } catch (RuntimeException | LinkageError e) {
      Failures.say(MEASURING, e);
    }
  }

  /** False where no reader of metrics is configured: then no clock need be read for them. */
  boolean areMeasured() {
    return measured;
  }

  void measure(
      MessageOperation operation,
      String destination,
      int messages,
      long nanos,
      @Nullable String errorType,
      MessageSpan span) {
    Destination known = destination(destination);
    Attributes attributes = known.metric(operation, errorType);
    metrics.operation(operation, attributes, messages, nanos / 1e9, span.context());
  }

  private Destination destination(String name) {
    Destination known = destinations.get(name);
    if (known != null) {
      return known;
    }
    if (name.isEmpty()) {
      return unnamed;
    }
    if (destinations.size() >= MOST_DESTINATIONS) {
      if (saidUnnamed.compareAndSet(false, true)) {
        LOGGER.info(
            "More than "
                + MOST_DESTINATIONS
                + " destinations of "
                + system
                + ": metrics and span names go without the name of further ones");
      }
      return unnamed;
    }
    Destination fresh = new Destination(system, name);
    Destination other = destinations.putIfAbsent(name, fresh);
    return other == null ? fresh : other;
  }
}
