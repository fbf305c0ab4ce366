package io.throughline.propagation.aws;

import io.throughline.propagation.internal.MessageSpan;
import io.throughline.propagation.internal.MessagingAttributes;
import org.jspecify.annotations.Nullable;

/** A send of one message. */
final class SendExchange extends Exchange {

  private final MessageSpan span;

  SendExchange(AwsMessaging messaging, String destination, MessageSpan span) {
    super(messaging, destination);
    this.span = span;
  }

  @Override
  MessageSpan span() {
    return span;
  }

  void sent(@Nullable String messageId) {
    if (messageId != null) {
      span.span().setAttribute(MessagingAttributes.MESSAGE_ID, messageId);
    }
  }

  @Override
  void end() {
    span.end();
  }

  @Override
  void failed(Throwable error) {
    span.end(error, errorType(error));
  }
}
