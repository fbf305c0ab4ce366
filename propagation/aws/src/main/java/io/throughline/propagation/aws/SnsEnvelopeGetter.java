package io.throughline.propagation.aws;

import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads propagation fields from an SQS body that is an SNS notification (a subscription without raw
 * message delivery), for any propagator. String and Binary attributes are read. A body that is no
 * such notification has no fields.
 *
 * <p>A body is whatever its sender wrote: where messages may also come from senders that bypass
 * SNS, the attributes of the SQS message ({@link SqsMessageGetter}) deserve to be asked first.
 *
 * <p>Cost: each call reads the body once from end to end; {@link SqsTracing} looks for the envelope
 * once a message.
 */
public enum SnsEnvelopeGetter implements TextMapGetter<String> {
  INSTANCE;

  @Override
  public Iterable<String> keys(@Nullable String body) {
    SnsEnvelope envelope = SnsEnvelope.find(body);
    return envelope == null ? List.of() : envelope.keys();
  }

  @Override
  public @Nullable String get(@Nullable String body, String key) {
    SnsEnvelope envelope = SnsEnvelope.find(body);
    return envelope == null ? null : envelope.get(key);
  }
}
