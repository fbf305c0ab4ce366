package io.throughline.propagation.aws;

import io.throughline.propagation.internal.MessageOperation;
import io.throughline.propagation.internal.MessageSpan;
import io.throughline.propagation.internal.MessagingAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A batch send. Its entries succeed and fail one by one, so each create span waits for its entry's
 * answer; the span of the request fails when no entry got through.
 */
final class BatchExchange<A> extends Exchange {

  private final MessageSpan span;
  private final List<Draft<A>> drafts;
  private int sent;
  private @Nullable String lastError;

  BatchExchange(
      AwsMessaging messaging, String destination, MessageSpan span, List<Draft<A>> drafts) {
    super(messaging, destination);
    this.span = span;
    this.drafts = drafts;
  }

  @Override
  MessageSpan span() {
    return span;
  }

  void sent(@Nullable String id, @Nullable String messageId) {
    sent++;
    MessageSpan created = take(id);
    if (created != null) {
      if (messageId != null) {
        created.span().setAttribute(MessagingAttributes.MESSAGE_ID, messageId);
      }
      created.end();
    }
  }

  void refused(@Nullable String id, @Nullable String code) {
    String errorType = code == null || code.isEmpty() ? "_OTHER" : code;
    lastError = errorType;
    messaging.spans.count(MessageOperation.SEND_BATCH, destination, 1, errorType, span.context());
    MessageSpan created = take(id);
    if (created != null) {
      created.end(null, errorType);
    }
  }

  /** Ids are unique in a batch that was accepted; in one that was not, the first of them counts. */
  private @Nullable MessageSpan take(@Nullable String id) {
    for (Draft<A> draft : drafts) {
      if (draft.span != null && id != null && id.equals(draft.id)) {
        MessageSpan created = draft.span;
        draft.span = null;
        return created;
      }
    }
    return null;
  }

  @Override
  void end() {
    if (sent > 0) {
      messaging.spans.count(MessageOperation.SEND_BATCH, destination, sent, null, span.context());
    }
    endRest(null, null);
    span.end(null, sent == 0 ? lastError : null);
  }

  @Override
  void failed(Throwable error) {
    String errorType = errorType(error);
    messaging.spans.count(
        MessageOperation.SEND_BATCH, destination, drafts.size(), errorType, span.context());
    endRest(error, errorType);
    span.end(error, errorType);
  }

  /** An answer that does not mention an entry says nothing about it. */
  private void endRest(@Nullable Throwable error, @Nullable String errorType) {
    for (Draft<A> draft : drafts) {
      if (draft.span != null) {
        draft.span.end(error, errorType);
        draft.span = null;
      }
    }
  }
}
