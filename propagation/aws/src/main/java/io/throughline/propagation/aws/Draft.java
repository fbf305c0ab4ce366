package io.throughline.propagation.aws;

import io.throughline.propagation.internal.MessageSpan;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message that is about to be sent: what the request says of it, and what became of it.
 *
 * @param <A> the service's own {@code MessageAttributeValue}
 */
final class Draft<A> {

  final AttributeType<A> type;

  /** The request's own map, which is never written to. */
  final Map<String, A> attributes;

  /** The entry's id within a batch. */
  final @Nullable String id;

  private final @Nullable String body;
  private final @Nullable String subject;

  /** SQS alone takes a trace header beside the attributes. */
  final boolean takesTraceHeader;

  /** All attributes the message leaves with, or null where they stay as they are. */
  @Nullable Map<String, A> newAttributes;

  @Nullable String newTraceHeader;

  /** The span that stands for this message until the response tells how it went. */
  @Nullable MessageSpan span;

  Draft(
      AttributeType<A> type,
      Map<String, A> attributes,
      @Nullable String id,
      @Nullable String body,
      @Nullable String subject,
      boolean takesTraceHeader) {
    this.type = type;
    this.attributes = attributes;
    this.id = id;
    this.body = body;
    this.subject = subject;
    this.takesTraceHeader = takesTraceHeader;
  }

  /** Size as the service counts it, before anything is added. */
  long size() {
    long size = length(body) + length(subject);
    for (Map.Entry<String, A> attribute : attributes.entrySet()) {
      size += AttributeRules.utf8Length(attribute.getKey()) + type.size(attribute.getValue());
    }
    return size;
  }

  private static long length(@Nullable String text) {
    return text == null ? 0 : AttributeRules.utf8Length(text);
  }
}
