package io.throughline.propagation.kafka;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.throughline.propagation.CarrierBudget;
import io.throughline.propagation.CollectedFields;
import io.throughline.propagation.FittedFields;
import io.throughline.propagation.internal.Failures;
import io.throughline.propagation.internal.MessageContexts;
import io.throughline.propagation.internal.MessageOperation;
import io.throughline.propagation.internal.MessageSpan;
import io.throughline.propagation.internal.MessageSpans;
import io.throughline.propagation.internal.MessagingAttributes;
import io.throughline.propagation.internal.PropagationSettings;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Starts the span of a send and puts its context on the record. Never throws for our own reasons.
 */
final class KafkaSends {

  /** Kafka's own default of {@code max.request.size}. */
  static final int DEFAULT_MAX_REQUEST_SIZE = 1_048_576;

  private static final String PARTITION_UNKNOWN = "-1";
  private static final String NOBODYS_KEY = "\0throughline";

  /**
   * More than any propagator of bounded fields writes; only a record closer than this to its limit
   * is measured.
   */
  private static final int AMPLE = 32_768;

  /** What the client reckons for a batch of one record and the record's own fixed fields. */
  private static final int RECORD_FRAME = 61 + 21;

  /** The lengths that precede a header's name and value; neither is above a million. */
  private static final int HEADER_FRAME = 1 + 3;

  /** A few fields may make the number of headers one byte longer. */
  private static final int COUNT_GROWTH = 1;

  /** The same for fields of any name and in any number. */
  private static final int MOST_HEADER_FRAME = 3 + 3;

  private static final int MOST_COUNT_GROWTH = 4;

  private final MessageSpans spans;
  private final ContextKeys keys;
  private final @Nullable String clientId;
  private final int maxRequestSize;
  private final boolean makesSpans;

  /**
   * @param makesSpans false where something else traces the producer
   */
  KafkaSends(
      MessageSpans spans, @Nullable String clientId, int maxRequestSize, boolean makesSpans) {
    this.spans = spans;
    this.keys = new ContextKeys(spans.propagator());
    this.clientId = clientId;
    this.maxRequestSize = maxRequestSize;
    this.makesSpans = makesSpans;
  }

  MessageSpans spans() {
    return spans;
  }

  /**
   * The record to send: the given one with the context in its headers, or a copy where a former
   * send has closed them. {@link SpanHeader#in} finds the span that waits for the acknowledgement;
   * there is none where the record already carries the current span.
   */
  <K, V> ProducerRecord<K, V> start(ProducerRecord<K, V> record) {
    Context current = Context.current();
    HeadersToSend found = HeadersToSend.of(record.headers(), keys);
    SpanHeader own = found.own();
    // To ask costs a walk of its own; where there is nothing to remove, the first write will show.
    boolean closed = (own != null || found.carryContext()) && isClosed(record.headers());
    if (own != null && !closed && own.isOf(record.headers()) && !own.span().get()) {
      return record; // KafkaTracing has just started it
    }
    SpanContext present = present(record.headers(), found);
    MessageContexts.Present kind = MessageContexts.classify(present, current);
    if (kind == MessageContexts.Present.CURRENT
        || (!makesSpans && kind == MessageContexts.Present.FOREIGN)) {
      return record;
    }
    ProducerRecord<K, V> writable = closed ? copy(record) : record;
    if (!makesSpans) {
      return inject(writable, found, current, null);
    }
    SpanBuilder builder = spans.builder(MessageOperation.SEND, record.topic(), current);
    describe(builder, record);
    if (present.isValid()) {
      builder.addLink(present);
    }
    MessageSpan span = spans.start(builder, MessageOperation.SEND, record.topic(), current, 1);
    if (kind == MessageContexts.Present.FOREIGN) {
      keep(writable.headers(), span);
      return writable;
    }
    return inject(writable, found, span.context(), span);
  }

  /** The span whose context somebody has put on the record; a former send of ours is nobody. */
  private SpanContext present(Headers headers, HeadersToSend found) {
    if (keys.areAll() && !found.carryContext()) {
      return SpanContext.getInvalid();
    }
    SpanContext present =
        MessageContexts.spanContext(spans.extract(headers, KafkaHeadersGetter.INSTANCE));
    SpanHeader own = found.own();
    boolean ours =
        own != null && own.span().span().getSpanContext().getSpanId().equals(present.getSpanId());
    return ours ? SpanContext.getInvalid() : present;
  }

  private static <K, V> ProducerRecord<K, V> copy(ProducerRecord<K, V> record) {
    return new ProducerRecord<>(
        record.topic(),
        record.partition(),
        record.timestamp(),
        record.key(),
        record.value(),
        record.headers());
  }

  /** Kafka has no question for it: to remove what is not there is the one way to ask. */
  private static boolean isClosed(Headers headers) {
    try {
      headers.remove(NOBODYS_KEY);
      return false;
    } catch (IllegalStateException closed) {
      return true;
    }
  }

  private void describe(SpanBuilder builder, ProducerRecord<?, ?> record) {
    if (clientId != null) {
      builder.setAttribute(MessagingAttributes.CLIENT_ID, clientId);
    }
    if (record.value() == null) {
      builder.setAttribute(KafkaAttributes.TOMBSTONE, true);
    }
  }

  private <K, V> ProducerRecord<K, V> inject(
      ProducerRecord<K, V> record,
      HeadersToSend found,
      Context context,
      @Nullable MessageSpan span) {
    if (found.carryContext()) {
      keys.removeFrom(record.headers());
    }
    ProducerRecord<K, V> written = record;
    SpanHeaderSetter setter = new SpanHeaderSetter(span);
    write(written, found, context, setter);
    if (setter.isRefused()) {
      written = copy(record); // a former send has closed the headers
      setter = new SpanHeaderSetter(span);
      write(written, found, context, setter);
    }
    if (span != null && !setter.isUsed()) {
      span.end(); // no header is there that could wait for the acknowledgement
    }
    return written;
  }

  private void write(
      ProducerRecord<?, ?> record, HeadersToSend found, Context context, SpanHeaderSetter setter) {
    try {
      long room = room(record, found);
      boolean bounded = keys.areBounded();
      // A record that is too large by itself fails anyway, and its span is to say so.
      if ((room >= AMPLE && bounded) || room < 0) {
        spans.propagator().inject(context, record.headers(), setter);
        return;
      }
      FittedFields fitted =
          CollectedFields.collect(spans.propagator(), context)
              .fit(
                  CarrierBudget.of(
                          Integer.MAX_VALUE, room - (bounded ? COUNT_GROWTH : MOST_COUNT_GROWTH))
                      .withFieldOverhead(bounded ? HEADER_FRAME : MOST_HEADER_FRAME));
      fitted.writeTo(record.headers(), setter);
      if (!setter.isRefused()) {
        spans.injected(fitted, KafkaAttributes.SYSTEM);
      }
    } catch (RuntimeException | LinkageError e) {
      Failures.say("inject", e); // a propagator of somebody's
    }
  }

  /** Somebody else's context stays, byte for byte; one of its headers gets to know our span. */
  private void keep(Headers headers, MessageSpan span) {
    Header header = keys.firstIn(headers);
    if (header == null) {
      span.end(); // carried in a field that the propagator reads but does not list
      return;
    }
    List<Header> sameKey = new ArrayList<>(1);
    headers.headers(header.key()).forEach(sameKey::add);
    headers.remove(header.key());
    for (int i = 0; i < sameKey.size() - 1; i++) {
      headers.add(sameKey.get(i));
    }
    headers.add(new SpanHeader(header.key(), header.value(), span, headers));
  }

  /**
   * What is left of the request's limit, where the sizes are known before they are serialised;
   * exact only where it comes near the limit.
   */
  private long room(ProducerRecord<?, ?> record, HeadersToSend found) {
    long limit =
        PropagationSettings.fromEnvironment().maxBytes(record.topic(), maxRequestSize)
            - RECORD_FRAME;
    long atLeast = limit - found.mostBytes() - atMost(record.key()) - atMost(record.value());
    if (atLeast >= AMPLE) {
      return atLeast;
    }
    return limit
        - headersSize(record.headers())
        - framed(exactly(record.key()))
        - framed(exactly(record.value()));
  }

  private static long headersSize(Headers headers) {
    long size = 0;
    int count = 0;
    for (Header header : headers) {
      byte[] value = header.value();
      size += framed(utf8Length(header.key())) + framed(value == null ? 0 : value.length);
      count++;
    }
    return size + lengthOf(count);
  }

  private static long framed(long length) {
    return lengthOf(length) + length;
  }

  /** Kafka writes a length as a signed varint: six bits in the first byte, seven in the others. */
  private static int lengthOf(long number) {
    int bytes = 1;
    for (long rest = number >>> 6; rest != 0; rest >>>= 7) {
      bytes++;
    }
    return bytes;
  }

  /** Zero for what only the serialiser knows. */
  private static long atMost(@Nullable Object part) {
    return part instanceof CharSequence text ? text.length() * 3L : exactly(part);
  }

  private static long exactly(@Nullable Object part) {
    if (part instanceof byte[] bytes) {
      return bytes.length;
    }
    if (part instanceof CharSequence text) {
      return utf8Length(text);
    }
    return part instanceof ByteBuffer buffer ? buffer.remaining() : 0;
  }

  private static long utf8Length(CharSequence text) {
    long length = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      length += c < 0x80 ? 0 : c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
    }
    return length;
  }

  /** Ends the span, if there is one. Never throws: a callback of the application's may follow. */
  static void acknowledge(
      @Nullable SpanHeader header,
      @Nullable RecordMetadata metadata,
      @Nullable Exception exception) {
    if (header == null) {
      return;
    }
    try {
      end(header, metadata, exception);
    } catch (RuntimeException | LinkageError e) {
      Failures.say("acknowledge", e);
    }
  }

  private static void end(
      SpanHeader header, @Nullable RecordMetadata metadata, @Nullable Exception exception) {
    Span span = header.span().span();
    if (metadata != null) {
      String partition = KafkaAttributes.partition(metadata.partition());
      if (!partition.equals(PARTITION_UNKNOWN)) {
        span.setAttribute(MessagingAttributes.PARTITION_ID, partition);
      }
      if (metadata.hasOffset()) {
        span.setAttribute(KafkaAttributes.OFFSET, metadata.offset());
      }
    }
    header.span().end(exception);
  }
}
