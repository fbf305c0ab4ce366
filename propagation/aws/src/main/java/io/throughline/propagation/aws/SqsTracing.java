package io.throughline.propagation.aws;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.throughline.propagation.ThroughlineXrayPropagator;
import io.throughline.propagation.aws.AwsMessaging.Service;
import io.throughline.propagation.internal.MessageContexts;
import io.throughline.propagation.internal.MessageOperation;
import io.throughline.propagation.internal.MessageSpan;
import io.throughline.propagation.internal.MessageSpans;
import io.throughline.propagation.internal.MessagingAttributes;
import io.throughline.propagation.internal.OtherInstrumentation;
import io.throughline.propagation.internal.PropagationSettings;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Continues the trace and the business transaction of received SQS messages, also of those that
 * came over SNS with or without raw delivery.
 *
 * <pre>{@code
 * SqsTracing tracing = SqsTracing.builder(openTelemetry).queue(queueUrl).build();
 * for (Message message : sqs.receiveMessage(request).messages()) {
 *   tracing.process(message, m -> handle(m));
 * }
 * }</pre>
 *
 * <p>What a handler starts or sends belongs to the message. A handler's exception ends the span
 * with an error and reaches the caller unchanged. Safe for any number of threads.
 */
public final class SqsTracing {

  private final AwsMessaging messaging;
  private final ThroughlineExecutionInterceptor interceptor;
  private final String destination;
  private final InstantSource clock;

  private SqsTracing(Builder builder) {
    messaging = AwsMessaging.create(builder.openTelemetry, Service.SQS, builder.settings);
    interceptor = ThroughlineExecutionInterceptor.of(builder.openTelemetry, builder.settings);
    destination = builder.destination;
    clock = builder.clock;
  }

  public static SqsTracing create(OpenTelemetry openTelemetry) {
    return builder(openTelemetry).build();
  }

  public static Builder builder(OpenTelemetry openTelemetry) {
    return new Builder(Objects.requireNonNull(openTelemetry, "openTelemetry"));
  }

  /** For {@code overrideConfiguration} of any number of clients. */
  public ExecutionInterceptor interceptor() {
    return interceptor;
  }

  /**
   * Calls the handler inside a process span whose parent is the message; a span that is current
   * already becomes a link. Where OpenTelemetry's agent or client wrapper has continued the
   * message's trace already, its span stays the current one.
   *
   * @throws E what the handler throws
   */
  public <E extends Exception> void process(Message message, MessageHandler<E> handler) throws E {
    Objects.requireNonNull(handler, "handler");
    if (!messaging.settings.enabled()) {
      handler.handle(message);
      return;
    }
    Context current = Context.current();
    Context extracted = extract(message);
    if (OtherInstrumentation.isProcessing(
        current, MessageContexts.spanContext(extracted), OtherInstrumentation.isAgentPresent())) {
      Context inSpanOfOther = MessageContexts.forBatchMember(current, extracted);
      ages(message, inSpanOfOther);
      try (Scope scope = inSpanOfOther.makeCurrent()) {
        handler.handle(message);
      }
      return;
    }
    Context parent = withLineage(MessageContexts.forProcessing(current, extracted), message);
    SpanBuilder builder = messaging.spans.builder(MessageOperation.PROCESS, destination, parent);
    if (message.messageId() != null) {
      builder.setAttribute(MessagingAttributes.MESSAGE_ID, message.messageId());
    }
    if (MessageContexts.spanContext(extracted).isValid()) {
      MessageSpans.link(builder, Span.fromContext(current).getSpanContext(), Attributes.empty());
    }
    MessageSpan span =
        messaging.spans.start(builder, MessageOperation.PROCESS, destination, parent, 0);
    Context context = span.context();
    ages(message, context);
    Throwable error = null;
    try (Scope scope = context.makeCurrent()) {
      handler.handle(message);
    } catch (Throwable thrown) {
      error = thrown;
      throw thrown;
    } finally {
      span.end(error);
    }
  }

  /**
   * Calls the handler once for each message, each with its own baggage current, inside one process
   * span that links to all of them and whose parent is the current span, if any.
   *
   * <p>A message whose handler throws an exception does not stop the others. An interrupt does:
   * what was not handled by then counts as thrown, and the thread stays interrupted.
   *
   * @return the messages to leave in the queue, in their order: those whose handler threw
   */
  public <E extends Exception> List<Message> processBatch(
      List<Message> messages, MessageHandler<E> handler) {
    Objects.requireNonNull(handler, "handler");
    if (messages.isEmpty()) {
      return List.of();
    }
    if (!messaging.settings.enabled()) {
      return handleAll(messages, handler);
    }
    Context current = Context.current();
    SpanBuilder builder =
        messaging
            .spans
            .builder(MessageOperation.PROCESS, destination, current)
            .setAttribute(MessagingAttributes.BATCH_MESSAGE_COUNT, (long) messages.size());
    List<Context> extracted = new ArrayList<>(messages.size());
    for (int i = 0; i < messages.size(); i++) { // an iterator would start spans of an agent's
      Message message = messages.get(i);
      Context context = extract(message);
      extracted.add(context);
      SpanContext remote = MessageContexts.spanContext(context);
      MessageSpans.link(builder, remote, ReceiveExchange.linkAttributes(message));
    }
    MessageSpan span =
        messaging.spans.start(builder, MessageOperation.PROCESS, destination, current, 0);
    Context inSpan = span.context();
    Iterator<Context> brought = extracted.iterator();
    AtomicReference<@Nullable Throwable> error = new AtomicReference<>();
    try {
      return handleAll(
          messages,
          message -> {
            Context context =
                withLineage(MessageContexts.forBatchMember(inSpan, brought.next()), message);
            ages(message, context);
            try (Scope scope = context.makeCurrent()) {
              handler.handle(message);
            } catch (Exception thrown) {
              if (!error.compareAndSet(null, thrown)) {
                span.record(thrown, ReceiveExchange.linkAttributes(message));
              }
              throw thrown;
            }
          });
    } catch (Throwable fatal) {
      error.set(fatal);
      throw fatal;
    } finally {
      span.end(error.get());
    }
  }

  private static List<Message> handleAll(
      List<Message> messages, MessageHandler<? extends Exception> handler) {
    List<Message> failed = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      Message message = messages.get(i);
      try {
        handler.handle(message);
      } catch (Exception thrown) {
        failed.add(message);
        if (thrown instanceof InterruptedException) {
          Thread.currentThread().interrupt();
          failed.addAll(messages.subList(i + 1, messages.size()));
          break;
        }
      }
    }
    return failed;
  }

  private Context extract(Message message) {
    return messaging.spans.extract(
        ReceivedMessage.of(message, messaging.fields), ReceivedMessage.Getter.INSTANCE);
  }

  /** AWS Lambda detects loops by it, so it travels on whatever field the trace came in. */
  private static Context withLineage(Context context, Message message) {
    return ThroughlineXrayPropagator.withLineage(
        context, SqsMessageGetter.INSTANCE.get(message, SqsMessageGetter.XRAY_FIELD));
  }

  private void ages(Message message, Context context) {
    messaging.spans.ages(destination, sentMillis(message), clock, context);
  }

  /** When SQS got the message; negative where the receive request did not ask for it. */
  private static long sentMillis(Message message) {
    String millis = message.attributesAsStrings().get(ReceivedNames.SENT_TIMESTAMP);
    if (millis == null) {
      return -1;
    }
    try {
      return Long.parseLong(millis);
    } catch (NumberFormatException notSqs) {
      return -1;
    }
  }

  @Override
  public String toString() {
    return "SqsTracing{" + destination + "}";
  }

  /** Single use. */
  public static final class Builder {

    private final OpenTelemetry openTelemetry;
    private String destination = Destinations.UNKNOWN;
    private InstantSource clock = InstantSource.system();
    private PropagationSettings settings = PropagationSettings.fromEnvironment();

    private Builder(OpenTelemetry openTelemetry) {
      this.openTelemetry = openTelemetry;
    }

    /**
     * The URL or name of the queue that the messages come from. A message does not say; without
     * this the spans are named {@code process} alone.
     */
    public Builder queue(String urlOrName) {
      destination = Destinations.ofQueueUrl(Objects.requireNonNull(urlOrName, "urlOrName"));
      return this;
    }

    /**
     * The size limit of the queues of this name, where it is not SQS's own of one mebibyte; a
     * trailing {@code *} matches any rest. Counts more than {@code
     * throughline.propagation.max-bytes}.
     */
    public Builder maxBytes(String queueName, long bytes) {
      settings = settings.withMaxBytes(queueName, bytes);
      return this;
    }

    /**
     * Says that every consumer of the queues of this name reads {@code tracepack}, which then may
     * travel alone where one attribute is left; a trailing {@code *} matches any rest. Adds to
     * {@code throughline.propagation.tracepack-only}.
     */
    public Builder tracepackOnly(String queueName) {
      settings = settings.withTracepackOnly(queueName);
      return this;
    }

    /** For tests; ages are measured by it. */
    Builder clock(InstantSource clock) {
      this.clock = clock;
      return this;
    }

    public SqsTracing build() {
      return new SqsTracing(this);
    }
  }
}
