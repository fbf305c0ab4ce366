package io.throughline.propagation.aws;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.throughline.propagation.CarrierBudget;
import io.throughline.propagation.CollectedFields;
import io.throughline.propagation.FittedFields;
import io.throughline.propagation.internal.Failures;
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

  /** More than the fields of any propagator within its own limits, in UTF-8 at its longest. */
  private static final long AMPLE = 64 * 1024;

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
    look(draft);
    if (!messaging.makesSpans) {
      inject(draft, sender, room());
      return null;
    }
    if (draft.present == Present.CURRENT) {
      return null;
    }
    // A kept context is the message's creation context, so this span is no producer then.
    MessageOperation operation =
        draft.present == Present.FOREIGN ? MessageOperation.SEND_BATCH : MessageOperation.SEND;
    SpanBuilder builder = messaging.spans.builder(operation, destination, sender);
    MessageSpans.link(builder, draft.onMessage, Attributes.empty());
    MessageSpan span = messaging.spans.start(builder, operation, destination, sender, 1);
    inject(draft, span.context(), room());
    return new SendExchange(messaging, destination, span);
  }

  /** A create span for each message that gets its context here, and one for the request. */
  @Nullable BatchExchange<A> batch() {
    drafts.forEach(this::look);
    long room = room();
    for (Draft<A> draft : drafts) {
      room -= draft.wantsTrace() ? BARE_TRACE : 0;
    }
    SpanBuilder send =
        messaging
            .spans
            .builder(MessageOperation.SEND_BATCH, destination, sender)
            .setAttribute(MessagingAttributes.BATCH_MESSAGE_COUNT, (long) drafts.size());
    for (Draft<A> draft : drafts) {
      room += draft.wantsTrace() ? BARE_TRACE : 0;
      if (!messaging.makesSpans) {
        room -= inject(draft, sender, room);
      } else if (draft.gets()) {
        MessageSpan created = create(draft);
        MessageSpans.link(send, created.span().getSpanContext(), Attributes.empty());
        room -= inject(draft, created.context(), room);
      } else {
        MessageSpans.link(send, draft.onMessage, Attributes.empty());
      }
    }
    return messaging.makesSpans
        ? new BatchExchange<>(
            messaging,
            destination,
            messaging.spans.start(send, MessageOperation.SEND_BATCH, destination, sender, 0),
            drafts)
        : null;
  }

  private MessageSpan create(Draft<A> draft) {
    SpanBuilder builder = messaging.spans.builder(MessageOperation.CREATE, destination, sender);
    MessageSpans.link(builder, draft.onMessage, Attributes.empty());
    MessageSpan created =
        messaging.spans.start(builder, MessageOperation.CREATE, destination, sender, 0);
    draft.span = created;
    return created;
  }

  /**
   * Finds out what is on the message already. With the agent, the span that is going to send it is
   * not current yet, so what the agent wrote looks like somebody else's and is kept all the same.
   */
  private void look(Draft<A> draft) {
    draft.onMessage = onMessage(draft);
    draft.present = MessageContexts.classify(draft.onMessage, sender);
    if (draft.gets()) {
      // What another context left behind goes, whether or not the new one has such a field.
      draft.leaveOut(messaging.fields);
    }
  }

  /** Bytes that the request may still grow by; exact only where it comes near the limit. */
  private long room() {
    long limit = messaging.maxBytes(destination);
    long atMost = 0;
    for (Draft<A> draft : drafts) {
      atMost += draft.sizeAtMost();
    }
    if (limit - atMost >= AMPLE * drafts.size()) {
      return limit - atMost;
    }
    long room = limit;
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

  /** Returns the bytes it took. An injection that fails leaves the message without context. */
  private long inject(Draft<A> draft, Context context, long room) {
    if (!draft.gets()) {
      return 0;
    }
    try {
      return fitIn(draft, context, room);
    } catch (RuntimeException | LinkageError e) {
      Failures.say("inject", e);
      return 0;
    }
  }

  private long fitIn(Draft<A> draft, Context context, long room) {
    String header = draft.takesTraceHeader ? messaging.traceHeader(context) : null;
    draft.newTraceHeader = header;
    CollectedFields fields =
        CollectedFields.collect(
            header == null ? messaging.spans.propagator() : messaging.besideTraceHeader, context);
    if (fields.isEmpty()) {
      return 0;
    }
    FittedFields fitted =
        fields.fit(
            new CarrierBudget(
                draft.slots(),
                room,
                AttributeRules.STRING_TYPE.length(),
                messaging.settings.isTracepackOnly(destination),
                draft.takesTraceHeader && header == null));
    Map<String, A> attributes = new HashMap<>(draft.kept);
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
    if (header == null) {
      draft.newTraceHeader = fitted.xrayHeader();
    }
    messaging.spans.injected(fitted, messaging.service.carrier);
    return used;
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
      if (carrier == null) {
        return null;
      }
      A attribute = carrier.attributes.get(key);
      return attribute == null ? null : carrier.type.text(attribute);
    }
  }
}
