package io.throughline.propagation.kafka;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.context.Context;
import io.throughline.propagation.internal.MessageContexts;
import io.throughline.propagation.internal.MessageOperation;
import io.throughline.propagation.internal.MessageSpan;
import io.throughline.propagation.internal.MessageSpans;
import io.throughline.propagation.internal.MessagingAttributes;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The spans of received records: one for a poll, one for a message, one for a batch. */
final class KafkaReceives {

  private static final InstantSource CLOCK = InstantSource.system();

  private final MessageSpans spans;
  private final @Nullable String clientId;
  private final @Nullable String group;

  KafkaReceives(MessageSpans spans, @Nullable String clientId, @Nullable String group) {
    this.spans = spans;
    this.clientId = clientId;
    this.group = group;
  }

  /**
   * The poll itself cannot be timed from where we stand, so this span has no duration to speak of.
   */
  <K, V> void received(List<ConsumerRecord<K, V>> records) {
    Context current = Context.current();
    String topic = topic(records);
    SpanBuilder builder = builder(MessageOperation.RECEIVE, topic, current);
    for (ConsumerRecord<K, V> record : records) {
      link(builder, record, extract(record), topic);
      CountedTopics.add(record.topic());
    }
    int count = records.size();
    Span span =
        builder.setAttribute(MessagingAttributes.BATCH_MESSAGE_COUNT, (long) count).startSpan();
    spans.received(topic, count, current.with(span));
    span.end();
  }

  Context extract(ConsumerRecord<?, ?> record) {
    return spans.extract(record.headers(), KafkaHeadersGetter.INSTANCE);
  }

  /**
   * What the handler runs in where something else made the record's process span, which is current:
   * there the message's baggage is added. Null where nobody did.
   */
  @Nullable Context processedByOther(ConsumerRecord<?, ?> record, Context extracted) {
    Context current = Context.current();
    if (!OtherTracing.isProcessing(current, MessageContexts.spanContext(extracted))) {
      return null;
    }
    Context context = MessageContexts.forBatchMember(current, extracted);
    age(record, context);
    return context;
  }

  MessageSpan startProcess(ConsumerRecord<?, ?> record, Context extracted) {
    Context current = Context.current();
    Context parent = MessageContexts.forProcessing(current, extracted);
    SpanBuilder builder =
        builder(MessageOperation.PROCESS, record.topic(), parent)
            .setAttribute(MessagingAttributes.PARTITION_ID, partition(record))
            .setAttribute(KafkaAttributes.OFFSET, record.offset());
    if (record.value() == null) {
      builder.setAttribute(KafkaAttributes.TOMBSTONE, true);
    }
    Span surrounding = Span.fromContext(current);
    if (surrounding.getSpanContext().isValid()
        && MessageContexts.spanContext(extracted).isValid()) {
      builder.addLink(surrounding.getSpanContext());
    }
    MessageSpan span =
        spans.start(
            builder,
            MessageOperation.PROCESS,
            record.topic(),
            parent,
            CountedTopics.contains(record.topic()) ? 0 : 1);
    age(record, span.context());
    return span;
  }

  /** The span of the whole; contexts of its members are added to {@code members} in order. */
  <K, V> MessageSpan startBatch(List<ConsumerRecord<K, V>> records, List<Context> members) {
    Context current = Context.current();
    String topic = topic(records);
    SpanBuilder builder = builder(MessageOperation.PROCESS, topic, current);
    List<Context> extracted = new ArrayList<>();
    for (ConsumerRecord<K, V> record : records) {
      Context brought = extract(record);
      link(builder, record, brought, topic);
      extracted.add(brought);
    }
    builder.setAttribute(MessagingAttributes.BATCH_MESSAGE_COUNT, (long) records.size());
    int counted = 0;
    for (ConsumerRecord<K, V> record : records) {
      counted += CountedTopics.contains(record.topic()) ? 1 : 0;
    }
    MessageSpan span =
        spans.start(builder, MessageOperation.PROCESS, topic, current, records.size() - counted);
    Context context = span.context();
    for (Context brought : extracted) {
      members.add(MessageContexts.forBatchMember(context, brought));
    }
    return span;
  }

  /** How old the record is when its processing begins. */
  void age(ConsumerRecord<?, ?> record, Context context) {
    spans.ages(record.topic(), record.timestamp(), CLOCK, context);
  }

  private SpanBuilder builder(MessageOperation operation, String topic, Context parent) {
    SpanBuilder builder = spans.builder(operation, topic, parent);
    if (clientId != null) {
      builder.setAttribute(MessagingAttributes.CLIENT_ID, clientId);
    }
    if (group != null) {
      builder.setAttribute(MessagingAttributes.CONSUMER_GROUP, group);
    }
    return builder;
  }

  private static void link(
      SpanBuilder builder, ConsumerRecord<?, ?> record, Context brought, String topic) {
    AttributesBuilder attributes =
        Attributes.builder()
            .put(MessagingAttributes.PARTITION_ID, partition(record))
            .put(KafkaAttributes.OFFSET, record.offset());
    if (topic.isEmpty()) {
      attributes.put(MessagingAttributes.DESTINATION, record.topic());
    }
    MessageSpans.link(builder, MessageContexts.spanContext(brought), attributes.build());
  }

  private static String partition(ConsumerRecord<?, ?> record) {
    return KafkaAttributes.partition(record.partition());
  }

  /** The one topic of all, or nothing where they differ. */
  private static <K, V> String topic(List<ConsumerRecord<K, V>> records) {
    String topic = "";
    for (ConsumerRecord<K, V> record : records) {
      if (topic.isEmpty()) {
        topic = record.topic();
      } else if (!topic.equals(record.topic())) {
        return "";
      }
    }
    return topic;
  }

  @Override
  public String toString() {
    return "client " + clientId + ", group " + group;
  }
}
