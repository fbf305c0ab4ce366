package io.throughline.propagation.aws;

import io.opentelemetry.api.trace.SpanContext;
import io.throughline.propagation.internal.MessageContexts.Present;
import io.throughline.propagation.internal.MessageSpan;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message that is about to be sent: what the request says of it, and what becomes of it.
 *
 * @param <A> the service's own {@code MessageAttributeValue}
 */
final class Draft<A> {

  final AttributeType<A> type;

  /** The request's own map, which is never written to. */
  final Map<String, A> attributes;

  /** The entry's id within a batch. */
  final @Nullable String id;

  /** SQS alone takes a trace header beside the attributes. */
  final boolean takesTraceHeader;

  private final @Nullable String body;
  private final @Nullable String subject;

  /** What the message keeps of its attributes. */
  Map<String, A> kept;

  SpanContext onMessage = SpanContext.getInvalid();
  Present present = Present.NONE;

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
    this.kept = attributes;
    this.id = id;
    this.body = body;
    this.subject = subject;
    this.takesTraceHeader = takesTraceHeader;
  }

  /** Whether the sender's context goes on this message. */
  boolean gets() {
    return present == Present.NONE || present == Present.EXTRACTED;
  }

  boolean wantsTrace() {
    return gets() && slots() > 0;
  }

  int slots() {
    return AttributeRules.MAX_ATTRIBUTES - kept.size();
  }

  void leaveOut(Collection<String> fields) {
    for (String field : fields) {
      if (kept.containsKey(field)) {
        if (kept == attributes) {
          kept = new HashMap<>(attributes);
          newAttributes = kept; // whether or not something takes their place
        }
        kept.remove(field);
      }
    }
  }

  /** Size of what is kept, as the service counts it. */
  long size() {
    return length(body) + length(subject) + attributesSize();
  }

  /** The same without a look at the body's characters: none takes more than three bytes. */
  long sizeAtMost() {
    return (body == null ? 0 : 3L * body.length())
        + (subject == null ? 0 : 3L * subject.length())
        + attributesSize();
  }

  private long attributesSize() {
    long size = 0;
    for (Map.Entry<String, A> attribute : kept.entrySet()) {
      size += AttributeRules.utf8Length(attribute.getKey());
      if (attribute.getValue() != null) {
        size += type.size(attribute.getValue());
      }
    }
    return size;
  }

  private static long length(@Nullable String text) {
    return text == null ? 0 : AttributeRules.utf8Length(text);
  }
}
