package io.throughline.propagation.aws;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.context.Context;
import io.throughline.propagation.internal.MessageContexts;
import io.throughline.propagation.internal.MessageOperation;
import io.throughline.propagation.internal.MessageSpan;
import io.throughline.propagation.internal.MessageSpans;
import io.throughline.propagation.internal.MessagingAttributes;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * A poll. Its span is made when the answer is there, with the time at which the poll began: only
 * then the links are known, and a poll that brings nothing leaves no span at all.
 */
final class ReceiveExchange extends Exchange {

  private final Context caller = Context.current();
  private final Instant start = Instant.now();
  private final long startNanos;
  private @Nullable MessageSpan span;

  ReceiveExchange(AwsMessaging messaging, String destination) {
    super(messaging, destination);
    startNanos = messaging.spans.startNanos();
  }

  @Override
  @Nullable MessageSpan span() {
    return span;
  }

  void received(List<Message> messages) {
    if (messages.isEmpty()) {
      return;
    }
    SpanBuilder builder = builder();
    builder.setAttribute(MessagingAttributes.BATCH_MESSAGE_COUNT, (long) messages.size());
    for (Message message : messages) {
      MessageSpans.link(
          builder,
          MessageContexts.spanContext(
              messaging.spans.extract(
                  ReceivedMessage.of(message, messaging.fields), ReceivedMessage.Getter.INSTANCE)),
          linkAttributes(message));
    }
    span = start(builder, messages.size());
  }

  @Override
  void end() {
    if (span != null) {
      span.end();
    }
  }

  @Override
  void failed(Throwable error) {
    start(builder(), 0).end(error, errorType(error));
  }

  static Attributes linkAttributes(Message message) {
    return message.messageId() == null
        ? Attributes.empty()
        : Attributes.of(MessagingAttributes.MESSAGE_ID, message.messageId());
  }

  private SpanBuilder builder() {
    return messaging
        .spans
        .builder(MessageOperation.RECEIVE, destination, caller)
        .setStartTimestamp(start);
  }

  private MessageSpan start(SpanBuilder builder, int messages) {
    return messaging.spans.startedAt(
        startNanos, builder, MessageOperation.RECEIVE, destination, caller, messages);
  }
}
