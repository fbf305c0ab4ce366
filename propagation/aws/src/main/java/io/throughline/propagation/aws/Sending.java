package io.throughline.propagation.aws;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.throughline.propagation.CarrierBudget;
import io.throughline.propagation.CollectedFields;
import io.throughline.propagation.FittedFields;
import io.throughline.propagation.internal.MessageContexts;
import io.throughline.propagation.internal.MessageContexts.Present;
import io.throughline.propagation.internal.MessageOperation;
import io.throughline.propagation.internal.MessageSpan;
import io.throughline.propagation.internal.MessageSpans;
import io.throughline.propagation.internal.MessagingAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives the messages of one request their spans and writes the context into their attributes, as
 * far as each has room. SQS and SNS differ only in their classes and limits.
 *
 * <p>A batch shares one limit. Each entry may use what is left after the entries behind it have
 * been granted the bytes of a bare {@code traceparent}, so that no entry's baggage costs another
 * its trace.
 */
final class Sending<A> {

  /** Name, type and value of a {@code traceparent} attribute. */
  private static final int BARE_TRACE = 11 + AttributeRules.STRING_TYPE.length() + 55;

  private final AwsMessaging messaging;
  private final String destination;
  private final List<Draft<A>> drafts;
  private final Context sender = Context.current();

  Sending(AwsMessaging messaging, String destination, List<Draft<A>> drafts) {
    this.messaging = messaging;
    this.destination = destination;
    this.drafts = drafts;
  }

  /** One message, one span; null where the message keeps a context that needs none. */
  @Nullable SendExchange single() {
    Draft<A> draft = drafts.get(0);
    SpanContext onMessage = onMessage(draft);
    Present present = MessageContexts.classify(onMessage, sender);
    if (!messaging.makesSpans) {
      injectBesideAgent(draft, onMessage, present, room());
      return null;
    }
    if (present == Present.CURRENT) {
      return null;
    }
    // A kept context is the message's creation context, so this span is no producer then.
    MessageOperation operation =
        present == Present.FOREIGN ? MessageOperation.SEND_BATCH : MessageOperation.SEND;
    SpanBuilder builder = messaging.spans.builder(operation, destination, sender);
    MessageSpans.link(builder, onMessage, Attributes.empty());
    MessageSpan span = messaging.spans.start(builder, operation, destination, sender, 1);
    if (present != Present.FOREIGN) {
      inject(draft, span.context(), room());
    }
    return new SendExchange(messaging, destination, span);
  }

  /** A create span for each message that gets its context here, and one for the request. */
  @Nullable BatchExchange<A> batch() {
    SpanBuilder builder =
        messaging.makesSpans
            ? messaging
                .spans
                .builder(MessageOperation.SEND_BATCH, destination, sender)
                .setAttribute(MessagingAttributes.BATCH_MESSAGE_COUNT, (long) drafts.size())
            : null;
    long room = room() - (long) BARE_TRACE * drafts.size();
    for (Draft<A> draft : drafts) {
      SpanContext onMessage = onMessage(draft);
      Present present = MessageContexts.classify(onMessage, sender);
      room += BARE_TRACE;
      if (builder == null) {
        room -= injectBesideAgent(draft, onMessage, present, room);
        continue;
      }
      if (present == Present.CURRENT || present == Present.FOREIGN) {
        MessageSpans.link(builder, onMessage, Attributes.empty());
        continue;
      }
      SpanBuilder create = messaging.spans.builder(MessageOperation.CREATE, destination, sender);
      MessageSpans.link(create, onMessage, Attributes.empty());
      MessageSpan span =
          messaging.spans.start(create, MessageOperation.CREATE, destination, sender, 0);
      draft.span = span;
      MessageSpans.link(builder, span.span().getSpanContext(), Attributes.empty());
      room -= inject(draft, span.context(), room);
    }
    return builder == null
        ? null
        : new BatchExchange<>(
            messaging,
            destination,
            messaging.spans.start(builder, MessageOperation.SEND_BATCH, destination, sender, 0),
            drafts);
  }

  /** The agent's span is not current yet, so its parent stands for it unless the agent wrote. */
  private long injectBesideAgent(
      Draft<A> draft, SpanContext onMessage, Present present, long room) {
    boolean ofThisTrace =
        onMessage.getTraceId().equals(Span.fromContext(sender).getSpanContext().getTraceId());
    return present == Present.FOREIGN && !ofThisTrace || onMessage.isValid() && ofThisTrace
        ? 0
        : inject(draft, sender, room);
  }

  /** Bytes that the request may still grow by. */
  private long room() {
    long room = messaging.maxBytes(destination);
    for (Draft<A> draft : drafts) {
      room -= draft.size();
    }
    return room;
  }

  private SpanContext onMessage(Draft<A> draft) {
    if (!hasField(draft)) {
      return SpanContext.getInvalid();
    }
    return MessageContexts.spanContext(messaging.spans.extract(draft, DraftGetter.of()));
  }

  private boolean hasField(Draft<A> draft) {
    if (!draft.attributes.isEmpty()) {
      for (String field : messaging.fields) {
        if (draft.attributes.containsKey(field)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns the bytes that the message grew by. */
  private long inject(Draft<A> draft, Context context, long room) {
    CollectedFields fields = CollectedFields.collect(messaging.spans.propagator(), context);
    if (fields.isEmpty()) {
      return 0;
    }
    // What another context left behind goes, whether or not the new one has such a field.
    Map<String, A> attributes = new HashMap<>(draft.attributes);
    long freed = 0;
    for (String field : messaging.fields) {
      A old = attributes.remove(field);
      if (old != null) {
        freed += AttributeRules.utf8Length(field) + draft.type.size(old);
      }
    }
    FittedFields fitted =
        fields.fit(
            new CarrierBudget(
                AttributeRules.MAX_ATTRIBUTES - attributes.size(),
                room + freed,
                AttributeRules.STRING_TYPE.length(),
                messaging.settings.isTracepackOnly(destination),
                draft.takesTraceHeader));
    long used = 0;
    for (int i = 0; i < fitted.size(); i++) {
      String name = fitted.name(i);
      String value = fitted.value(i);
      if (AttributeRules.isLegalName(name) && AttributeRules.isLegalText(value)) {
        A attribute = draft.type.of(value);
        attributes.put(name, attribute);
        used += AttributeRules.utf8Length(name) + draft.type.size(attribute);
      }
    }
    draft.newAttributes = attributes;
    draft.newTraceHeader = fitted.xrayHeader();
    messaging.spans.injected(fitted, messaging.service.carrier);
    return used - freed;
  }

  /** Reads the attributes that a message already has. */
  private static final class DraftGetter<A> implements TextMapGetter<Draft<A>> {
    private static final DraftGetter<?> INSTANCE = new DraftGetter<>();

    @SuppressWarnings("unchecked") // It is stateless.
    static <A> DraftGetter<A> of() {
      return (DraftGetter<A>) INSTANCE;
    }

    @Override
    @SuppressWarnings("deprecation") // Jaeger's propagator still enumerates.
    public Iterable<String> keys(Draft<A> carrier) {
      return carrier.attributes.keySet();
    }

    @Override
    public @Nullable String get(@Nullable Draft<A> carrier, String key) {
      A attribute = carrier == null ? null : carrier.attributes.get(key);
      return attribute == null ? null : carrier.type.text(attribute);
    }
  }
}
