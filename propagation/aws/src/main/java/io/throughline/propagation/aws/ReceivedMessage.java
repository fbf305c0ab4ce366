package io.throughline.propagation.aws;

import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * A received message together with the one place its context is read from: its own attributes where
 * they hold any field of the propagators, else the SNS envelope in its body. The two are never
 * mixed, so no baggage is paired with another message's trace.
 */
final class ReceivedMessage {

  private final Message message;
  private final @Nullable SnsEnvelope envelope;

  private ReceivedMessage(Message message, @Nullable SnsEnvelope envelope) {
    this.message = message;
    this.envelope = envelope;
  }

  static ReceivedMessage of(Message message, Collection<String> fields) {
    if (message.hasMessageAttributes()) {
      for (String field : fields) {
        if (message.messageAttributes().containsKey(field)) {
          return new ReceivedMessage(message, null);
        }
      }
    }
    return new ReceivedMessage(message, SnsEnvelope.find(message.body()));
  }

  enum Getter implements TextMapGetter<ReceivedMessage> {
    INSTANCE;

    @Override
    @SuppressWarnings("deprecation") // Jaeger's propagator still enumerates.
    public Iterable<String> keys(ReceivedMessage carrier) {
      return carrier.envelope == null
          ? SqsMessageGetter.INSTANCE.keys(carrier.message)
          : carrier.envelope.keys();
    }

    @Override
    public @Nullable String get(@Nullable ReceivedMessage carrier, String key) {
      if (carrier == null) {
        return null;
      }
      String value = carrier.envelope == null ? null : carrier.envelope.get(key);
      // The trace header is SQS's own and stands beside an envelope too.
      return value == null
              && (carrier.envelope == null || SqsMessageGetter.XRAY_FIELD.equalsIgnoreCase(key))
          ? SqsMessageGetter.INSTANCE.get(carrier.message, key)
          : value;
    }
  }
}
